import Diagnostics
import Study

/// Reads from which score on a person counts, is favourable or unfavourable, in one index.
struct ThresholdsReader {
    let findings: Findings
    let fields: Fields
    /// What follows from the scales, where the study says nothing.
    let followed: IndexThresholds
    /// Least and greatest score that a person can have; nil where the scales have errors, which would only be repeated here.
    let bounds: (low: Ratio, high: Ratio)?

    /// The least score that counts, for the kind `person_share`, to which alone `at` belongs.
    func threshold(_ index: Index, isPersonShare: Bool) -> Ratio? {
        if let at = fields["at"], !isPersonShare {
            findings.conflict(
                "index \(quote(index.id)) has `at`, which belongs to the kind `person_share`",
                at: fields.place(of: "at"),
                help: "write `kind: person_share`, or take `at: \(at.text ?? "…")` out")
        }
        guard isPersonShare else { return nil }
        if fields["at"] == nil, bounds != nil, followed.favourable == nil { missing("at", index) }
        return fields["at"].flatMap(score) ?? followed.favourable
    }

    /// The two thresholds, with those that follow from the scales as defaults.
    /// - Parameter isMean: whether scores are called favourable and unfavourable, so that thresholds are needed.
    func read(into index: inout Index, isMean: Bool) {
        (index.favourable, index.unfavourable) = (followed.favourable, followed.unfavourable)
        if let node = fields["favourable"] {
            if node.text == "low" {
                index.lowIsGood = true
            } else if let number = score(node) {
                index.favourable = number
            }
        }
        if let number = fields["unfavourable"].flatMap(score) { index.unfavourable = number }
        let states = fields["favourable"].map { $0.text != "low" } ?? false
        if isMean, bounds != nil, followed.favourable == nil || followed.unfavourable == nil {
            if !states { missing("favourable", index) }
            if fields["unfavourable"] == nil { missing("unfavourable", index) }
            return
        }
        guard bounds != nil, let node = fields["unfavourable"] ?? (states ? fields["favourable"] : nil),
            let high = index.favourable, let low = index.unfavourable, high <= low
        else { return }
        findings.conflict(
            "index \(quote(index.id)) is favourable from \(high.text) on and unfavourable up to \(low.text)",
            at: node.place, help: "`favourable` has to be above `unfavourable`")
    }

    /// A score that a person can have.
    private func score(_ node: YAMLNode) -> Ratio? {
        guard let number = findings.number(node) else { return nil }
        guard let bounds, number < bounds.low || bounds.high < number else { return number }
        findings.invalid(
            node, "is \(number.text), outside the scale",
            help: "write a number from \(bounds.low.text) to \(bounds.high.text)")
        return nil
    }

    private func missing(_ key: String, _ index: Index) {
        findings.missing(
            key, in: "index \(quote(index.id))", at: fields.place,
            help:
                "its items have favourable or unfavourable values that are not the ends of their scale, or points that "
                + "count differently, so say the score")
    }
}
