import Diagnostics
import Study

/// Reads the favourable and unfavourable values of a scale.
struct FavourableReader {
    let findings: Findings

    func read(_ fields: Fields, into scale: inout Scale) {
        if let values = fields["favourable"].flatMap({ values($0, scale) }) { scale.favourable = values }
        if let values = fields["unfavourable"].flatMap({ values($0, scale) }) { scale.unfavourable = values }
        guard let node = fields["favourable"] ?? fields["unfavourable"] else { return }
        let both = Set(scale.favourable).intersection(scale.unfavourable).sorted()
        if both.isEmpty { return }
        let list = both.map(String.init).joined(separator: ", ")
        findings.conflict(
            "scale \(quote(scale.id)): \(list) counts as favourable and as unfavourable", at: node.place,
            help: "write both `favourable` and `unfavourable`, without a value in common")
    }

    private func values(_ node: YAMLNode, _ scale: Scale) -> [Int]? {
        guard let nodes = findings.list(node, "a list of values") else { return nil }
        let values = nodes.compactMap {
            findings.wholeNumber($0, in: scale.lowest...scale.highest, "a value of the scale")
        }
        guard values.count == nodes.count else { return nil }
        findings.reportRepeats(nodes)
        return Set(values).sorted()
    }
}
