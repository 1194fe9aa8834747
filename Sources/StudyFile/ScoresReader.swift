import Diagnostics
import Study

/// Reads what points count: a word, or a number for each point.
struct ScoresReader {
    let findings: Findings

    /// `points`, `0_100`, `0_10`, `of_highest`, or a list.
    func words(_ node: YAMLNode) -> Index.Scores? {
        if node.isList { return list(node).map { .table($0) } }
        return findings.word(
            node,
            of: [
                ("points", .points), ("0_100", .rescaled(to: 100)), ("0_10", .rescaled(to: 10)),
                ("of_highest", .ofHighest),
            ])
    }

    /// A number for each point of a scale, in order.
    func list(_ node: YAMLNode) -> [Ratio]? {
        guard let elements = findings.list(node, "a list of numbers, one for each point in order") else { return nil }
        let numbers = elements.compactMap { findings.number($0) }
        return numbers.count == elements.count ? numbers : nil
    }
}
