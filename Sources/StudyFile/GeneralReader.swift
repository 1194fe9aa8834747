import Diagnostics
import Study

/// Reads what stands for the whole study: title, languages, day, `k`, policies and outputs.
struct GeneralReader {
    let findings: Findings

    func read(_ fields: Fields, into study: inout Study) {
        if let title = fields["title"].flatMap({ findings.text($0) }) { study.title = title }
        if let languages = fields["languages"].flatMap(languages) { study.languages = languages }
        study.asOf = fields["as_of"].flatMap(findings.day)
        if let k = fields["k"].flatMap(leastGroup) { study.k = k }
        if let share = fields["unknown_labels"].flatMap(unknownLabels) { study.unknownLabels = share }
        if let policy = fields["duplicates"].flatMap({ findings.word($0, DuplicatePolicy.self) }) {
            study.duplicates = policy
        }
        if let policy = fields["partials"].flatMap({ findings.word($0, PartialPolicy.self) }) {
            study.partials = policy
        }
        if let outputs = fields["outputs"].flatMap(outputs) { study.outputs = outputs }
    }

    private func languages(_ node: YAMLNode) -> [String]? {
        guard let tags = findings.texts(node, "a list of language tags", single: true) else { return nil }
        findings.reportRepeats(tags)
        for tag in tags where !Languages.isTag(tag.text ?? "") {
            findings.invalid(
                tag, "is \(tag.found), which is no language tag", help: "write tags such as `en`, `de` or `pt-BR`")
        }
        return tags.compactMap(\.text)
    }

    /// The floor is in the code: no study lowers it.
    private func leastGroup(_ node: YAMLNode) -> Int? {
        guard let k = findings.wholeNumber(node, in: Int.min...Int.max) else { return nil }
        if k >= Study.lowestK { return k }
        findings.add(
            .studyFloor, "`k` is \(k), below the floor of \(Study.lowestK)", at: node.place,
            help: "write \(Study.lowestK) or more; the floor cannot be configured")
        return nil
    }

    private func unknownLabels(_ node: YAMLNode) -> Ratio? {
        let node = node.isMap ? node : node.inLongForm("most")
        guard let fields = Fields(node, at: "unknown_labels", findings) else { return nil }
        return fields["most"].flatMap(findings.percentage)
    }

    private func outputs(_ node: YAMLNode) -> Outputs? {
        guard let fields = Fields(node, at: "outputs", findings) else { return nil }
        var outputs = Outputs()
        if let folder = fields["dir"].flatMap({ findings.text($0, "a path") }) { outputs.folder = folder }
        if let sd = fields["sd"].flatMap(findings.truth) { outputs.sd = sd }
        return outputs
    }
}
