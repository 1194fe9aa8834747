import Diagnostics
import Study

/// Reads an index that is made of indices.
struct CompositionReader {
    let findings: Findings
    let fields: Fields
    let index: String
    let items: [Item]
    let scales: [Scale]

    /// A ratio has a counter for each pair of scores of its two indices: this many at most.
    private static let mostPairs = 4096

    func read(_ kind: IndexKind, _ earlier: [Index], _ names: Names) -> Index.Kind? {
        for key in ["items", "scores", "at_least"] where fields[key] != nil {
            findings.conflict(
                "index \(quote(index)) is made of indices and has `\(key)`", at: fields.place(of: key),
                help: "what its items count, and how many must be answered, is said in those indices")
        }
        guard let node = fields["of"] else {
            guard fields.lacks("of") else { return nil }
            findings.missing(
                "of", in: "index \(quote(index))", at: fields.place,
                help: kind == .ratio ? "write `of: [effort, reward]`" : "write `of: [one, another]`")
            return nil
        }
        guard let elements = findings.texts(node, "a list of indices that stand above") else { return nil }
        findings.reportRepeats(elements)
        let found = elements.compactMap { names.resolve($0, findings) }
        guard found.count == elements.count, !found.isEmpty else { return nil }
        if kind == .ratio { return ratio(found, earlier, node) }
        checkAlike(found, earlier, node)
        return .meanOfIndices(found)
    }

    private func ratio(_ indices: [Int], _ earlier: [Index], _ node: YAMLNode) -> Index.Kind? {
        let hasScores = indices.allSatisfy { number in
            let kind = earlier[number].kind
            return !earlier[number].parts.isEmpty && (kind == .meanOfPersonMeans || kind == .sum)
        }
        guard indices.count == 2, hasScores else {
            findings.conflict(
                "index \(quote(index)) is of the kind `ratio`, which has one index over another", at: node.place,
                help: "name two indices of the kinds `mean` or `sum`: each person needs a score on both")
            return nil
        }
        let pairs = indices.reduce(1) { $0 * counters(earlier[$1]) }
        guard pairs <= Self.mostPairs else {
            findings.conflict(
                "index \(quote(index)) has \(pairs) pairs of scores to count, of at most \(Self.mostPairs)",
                at: node.place,
                help: "raise `at_least` of its indices, or take the ratio of shorter ones")
            return nil
        }
        return .ratio(of: indices[0], to: indices[1])
    }

    /// How many scores a person can have.
    private func counters(_ index: Index) -> Int {
        let steps = index.parts.map { scales[items[$0.item].scale].points - 1 }.max() ?? 1
        let least = max(1, index.atLeast)
        return (least...max(least, index.parts.count)).reduce(0) { $0 + 1 + $1 * steps }
    }

    /// A mean of a mean on five points and of a percentage would be a number without a meaning.
    private func checkAlike(_ indices: [Int], _ earlier: [Index], _ node: YAMLNode) {
        guard let first = indices.first.map({ earlier[$0] }) else { return }
        let bounds = first.bounds(earlier, items, scales)
        for other in indices.dropFirst().map({ earlier[$0] }) {
            let own = other.bounds(earlier, items, scales)
            if own.low == bounds.low, own.high == bounds.high, other.lowIsGood == first.lowIsGood { continue }
            let what =
                own.low == bounds.low && own.high == bounds.high
                ? "low is good in one of \(quote(first.id)) and \(quote(other.id))"
                : "\(quote(first.id)) goes from \(bounds.low.text) to \(bounds.high.text), \(quote(other.id)) from "
                    + "\(own.low.text) to \(own.high.text)"
            findings.conflict(
                "index \(quote(index)): \(what)", at: node.place,
                help: "indices of one mean need the same scale and direction, such as `scores: 0_100` for each")
            return
        }
    }
}
