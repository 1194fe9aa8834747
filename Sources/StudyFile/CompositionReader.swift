import Diagnostics
import Study

/// Reads an index that is made of indices.
struct CompositionReader {
    let findings: Findings
    let fields: Fields
    let index: String

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
        return kind == .ratio ? ratio(found, earlier, node) : .meanOfIndices(found)
    }

    private func ratio(_ indices: [Int], _ earlier: [Index], _ node: YAMLNode) -> Index.Kind? {
        guard indices.count == 2, indices.allSatisfy({ earlier[$0].components.isEmpty && !earlier[$0].parts.isEmpty })
        else {
            findings.conflict(
                "index \(quote(index)) is of the kind `ratio`, which has one index over another", at: node.place,
                help: "name two indices that are made of items")
            return nil
        }
        let pairs = indices.reduce(1) { $0 * Self.counters(earlier[$1]) }
        guard pairs <= Self.mostPairs else {
            findings.conflict(
                "index \(quote(index)) has too many pairs of scores to count", at: node.place,
                help: "raise `at_least` of its indices, or take the ratio of shorter ones")
            return nil
        }
        return .ratio(of: indices[0], to: indices[1])
    }

    /// About how many scores a person can have.
    private static func counters(_ index: Index) -> Int {
        (max(1, index.atLeast)...max(1, index.atLeast, index.parts.count)).reduce(0) { $0 + 1 + $1 * 10 }
    }
}
