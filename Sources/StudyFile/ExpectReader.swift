import Diagnostics
import Study

/// Reads `expect`: what the study knows of its sources.
struct ExpectReader {
    let findings: Findings
    let sources: Names

    func read(_ node: YAMLNode?) -> [Expectation] {
        guard let node, let pairs = findings.named(node, "a map of source to `{rows: …}`") else { return [] }
        return pairs.compactMap { pair in
            let name = YAMLNode(content: .text(pair.key, plain: true), place: pair.place, path: node.path)
            guard sources.resolve(name, findings) != nil,
                let fields = Fields(pair.value, at: "expect.<source>", place: pair.place, findings)
            else { return nil }
            guard let rows = fields["rows"] else {
                guard fields.lacks("rows") else { return nil }
                findings.missing(
                    "rows", in: "what is expected of \(quote(pair.key))", at: pair.place, help: "write `{rows: 1000}`")
                return nil
            }
            return findings.wholeNumber(rows, in: 0...Int.max).map { Expectation(source: pair.key, rows: $0) }
        }
    }
}
