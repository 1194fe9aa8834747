import Diagnostics
import Study

/// Reads `hierarchy`: a tree of managers, or a column with the way down.
struct HierarchyReader {
    let findings: Findings
    let k: Int

    func read(_ study: Fields) -> Hierarchy? {
        guard let node = study["hierarchy"] else { return nil }
        let manager = Role.manager.rawValue
        let long = node.isText ? node.inLongForm(node.text == manager ? manager : "path") : node
        guard let fields = Fields(long, at: "hierarchy", place: study.place(of: "hierarchy"), findings) else {
            return nil
        }
        guard let kind = kind(fields) else { return nil }
        var hierarchy = Hierarchy(kind: kind)
        if let direct = fields["direct"].flatMap(findings.truth) { hierarchy.direct = direct }
        hierarchy.headsTogether = fields["heads_together"].flatMap(headsTogether)
        checkCompany(fields, hasPeople: study["people"] != nil)
        return hierarchy
    }

    private func kind(_ fields: Fields) -> Hierarchy.Kind? {
        switch (fields["manager"], fields["path"]) {
        case (let manager?, nil):
            return findings.word(manager, of: [(Role.manager.rawValue, Hierarchy.Kind.manager)])
        case (nil, let path?):
            let separator = fields["separator"].flatMap(separator) ?? UInt8(ascii: "/")
            return findings.text(path, "a column").map { .path(column: $0, separator: separator) }
        case (_?, _?):
            findings.conflict(
                "`hierarchy` has both `manager` and `path`", at: fields.place(of: "path"), help: "keep one of them")
            return nil
        case (nil, nil):
            guard fields.lacks("manager"), fields.lacks("path") else { return nil }
            findings.missing(
                "path", in: "`hierarchy`", at: fields.place, help: "write `{manager: manager}` or `{path: column}`")
            return nil
        }
    }

    private func separator(_ node: YAMLNode) -> UInt8? {
        guard let text = findings.text(node, "one character") else { return nil }
        if text.utf8.count == 1, let byte = text.utf8.first, byte > 0x20, byte < 0x7F,
            !Identifier.isValid(text, .letterOrDigit)
        {
            return byte
        }
        findings.invalid(node, "is \(quote(text))", help: "write one sign such as `/`, `>` or `|`")
        return nil
    }

    private func headsTogether(_ node: YAMLNode) -> Int? {
        guard let number = findings.wholeNumber(node, in: 1...Int.max) else { return nil }
        if number >= k { return number }
        findings.invalid(node, "is \(number), below `k`, which is \(k)", help: "write \(k) or more, or leave it out")
        return nil
    }

    /// Keys that only make sense beside another.
    private func checkCompany(_ fields: Fields, hasPeople: Bool) {
        let hint = "take it out, or write the other form of `hierarchy`"
        if fields["path"] != nil {
            for key in ["direct", "heads_together"] where fields[key] != nil {
                findings.conflict("`hierarchy.\(key)` needs `manager`", at: fields.place(of: key), help: hint)
            }
        } else if fields["separator"] != nil {
            findings.conflict("`hierarchy.separator` needs `path`", at: fields.place(of: "separator"), help: hint)
        }
        if fields["manager"] != nil, !hasPeople {
            findings.conflict(
                "a tree of managers needs a people file", at: fields.place(of: "manager"),
                help: "add `people`, or write `{path: column}`")
        }
    }
}
