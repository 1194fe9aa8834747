import Diagnostics
import Study

/// Reads from which score on a person counts, is favourable or unfavourable, in one index.
struct ThresholdsReader {
    let findings: Findings
    let fields: Fields
    let index: String
    let scale: Scale
    /// False when the scale itself has errors, which would only be repeated here.
    let checksScale: Bool

    /// The kind with its threshold; `at` belongs to one kind alone.
    func kind(_ kind: IndexKind) -> Index.Kind {
        if let at = fields["at"], kind != .personShare {
            findings.conflict(
                "index \(quote(index)) has `at`, which belongs to the kind `person_share`", at: fields.place(of: "at"),
                help: "write `kind: person_share`, or take `at: \(at.text ?? "…")` out")
        }
        switch kind {
        case .mean: return .meanOfPersonMeans
        case .itemFavourable: return .meanOfItemFavourable
        case .net: return .net
        case .personShare:
            if fields["at"] == nil, checksScale, !scale.setsAreEnds { missing("at") }
            return .personShare(at: fields["at"].flatMap(score) ?? scale.favourableScore)
        }
    }

    /// The two thresholds, with the scale's own as defaults.
    func read(_ kind: IndexKind, into index: inout Index) {
        if let node = fields["favourable"] {
            if node.text == "low" {
                index.lowIsGood = true
            } else if let number = score(node) {
                index.favourable = number
            }
        }
        if let number = fields["unfavourable"].flatMap(score) { index.unfavourable = number }
        let states = fields["favourable"].map { $0.text != "low" } ?? false
        if kind == .mean, checksScale, !scale.setsAreEnds {
            if !states { missing("favourable") }
            if fields["unfavourable"] == nil { missing("unfavourable") }
            return
        }
        guard checksScale, let node = fields["unfavourable"] ?? (states ? fields["favourable"] : nil) else { return }
        let (high, low) = (index.favourable, index.unfavourable)
        if high.numerator * low.denominator > low.numerator * high.denominator { return }
        findings.conflict(
            "index \(quote(index.id)) is favourable from \(high.text) on and unfavourable up to \(low.text)",
            at: node.place, help: "`favourable` has to be above `unfavourable`")
    }

    /// A score that the scale can give.
    private func score(_ node: YAMLNode) -> Ratio? {
        guard let number = findings.number(node) else { return nil }
        if !checksScale || number.isWithin(scale.lowest, scale.highest) { return number }
        findings.invalid(
            node, "is \(number.text), outside the scale",
            help: "write a number from \(scale.lowest) to \(scale.highest)")
        return nil
    }

    private func missing(_ key: String) {
        findings.missing(
            key, in: "index \(quote(index))", at: fields.place,
            help: "scale \(quote(scale.id)) has favourable or unfavourable values that are not its ends, "
                + "so say the score")
    }
}
