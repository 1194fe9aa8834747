import Diagnostics
import Study

/// Reads what an export and the people file have in common: path, delimiter and columns.
struct FileReader {
    let findings: Findings

    /// The path; `*` stands in the file name only, so that a study never searches a tree of folders.
    func path(_ node: YAMLNode) -> String? {
        guard let path = findings.text(node, "a path") else { return nil }
        if path.split(separator: "/", omittingEmptySubsequences: false).dropLast().contains(where: { $0.contains("*") })
        {
            findings.invalid(
                node, "has a `*` in a folder",
                help: "`*` may stand in the file name only: name the folder, or list files")
            return nil
        }
        return path
    }

    /// The name of a format or an encoding.
    func name(_ node: YAMLNode) -> String? {
        guard let text = findings.text(node, "a name") else { return nil }
        guard text.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9_.:+-]*/) != nil else {
            findings.invalid(node, "is \(quote(text)), which is no name", help: "leave it out to have it detected")
            return nil
        }
        return text
    }

    /// The one byte between two cells.
    func delimiter(_ node: YAMLNode) -> UInt8? {
        findings.word(node, of: DelimiterWord.all.map { ($0.word, $0.byte) }, shown: DelimiterWord.words)
    }

    /// Header to field, in the order of the study.
    func columns(_ node: YAMLNode) -> [ColumnName] {
        guard let pairs = findings.named(node, "a map of header to field") else { return [] }
        var headers: [String: Place] = [:]
        var columns: [ColumnName] = []
        for pair in pairs {
            guard let field = findings.text(pair.value, "the field the column stands for"), holes(pair, field) else {
                continue
            }
            if let earlier = headers[field] {
                findings.conflict(
                    "two headers stand for \(quote(field)) (first at \(findings.also(earlier)))", at: pair.place,
                    help: "keep the one that the file has")
                continue
            }
            headers[field] = pair.place
            columns.append(ColumnName(header: pair.key, field: field))
        }
        return columns
    }

    /// `{n}` stands once on both sides, or on neither.
    private func holes(_ pair: YAMLEntry, _ field: String) -> Bool {
        let counts = [pair.key, field].map { $0.ranges(of: "{n}").count }
        if counts == [0, 0] || counts == [1, 1] { return true }
        findings.invalid(
            pair.value, "has `{n}` \(counts[1]) times, its header \(counts[0]) times",
            help: "write `{n}` once on each side: `\"Q[{n}]\": Q{n}`")
        return false
    }
}
