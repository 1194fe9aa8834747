/// The study of an earlier round, with this round's exports added to it: what somebody has decided once stays as it is.
package struct PreviousStudy {
    private var sections: [Section] = []

    /// A top-level key with its lines, and the remarks before it.
    private struct Section {
        var key: String
        var lines: [String]
    }

    package init(_ text: String) {
        var pending: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let key = line.prefix { $0.isLetter || $0 == "_" }
            if !key.isEmpty, line.dropFirst(key.count).first == ":" {
                sections.append(Section(key: String(key), lines: pending + [line]))
                pending = []
            } else if line.first == "#" || line.isEmpty {
                pending.append(line)
            } else {
                let last = sections.count - 1
                if last < 0 { pending.append(line) } else { sections[last].lines += pending + [line]; pending = [] }
            }
        }
        while pending.last?.isEmpty == true { pending.removeLast() }
        if !pending.isEmpty { sections.append(Section(key: "", lines: pending)) }
    }

    /// The study with more sources, each a wave of its own.
    ///
    /// - Parameters:
    ///   - lines: the new sources as they stand below `sources:`.
    ///   - names: their names.
    ///   - old: names of the sources that the study had, with their paths.
    ///   - remarks: lines for the end.
    package func adding(
        _ lines: [String], names: [String], old: [(name: String, path: String)], remarks: [String]
    ) -> String {
        var sections = sections
        if let sources = sections.firstIndex(where: { $0.key == "sources" }) {
            let body = Self.body(sections[sources])
            // In brackets on one line there is no room for more.
            let isFlow = body.first.map { $0.contains("[") || $0.contains("{") } ?? false && body.count == 1
            let head = sections[sources].lines.prefix { !$0.hasPrefix("sources:") }
            let present = isFlow ? old.map { "  \($0.name): \(YAMLText.quoted($0.path))" } : Array(body.dropFirst())
            sections[sources].lines = Array(head) + ["sources:"] + present + lines
        }
        let waves = names.map { "  \($0): [\($0)]" }
        if let section = sections.firstIndex(where: { $0.key == "waves" }) {
            let body = Self.body(sections[section])
            // A column that names the wave does so in the new exports too.
            let isColumn = body.contains { $0.contains("column:") }
            if !isColumn {
                let head = sections[section].lines.prefix { !$0.hasPrefix("waves:") }
                sections[section].lines = Array(head) + ["waves:"] + Self.entries(body) + waves
            }
        } else {
            let earlier = ["  before: [\(old.map(\.name).joined(separator: ", "))]"]
            let after = (sections.firstIndex { $0.key == "sources" } ?? -1) + 1
            sections.insert(Section(key: "waves", lines: ["", "waves:"] + earlier + waves), at: after)
        }
        return (sections.flatMap(\.lines) + remarks).joined(separator: "\n") + "\n"
    }

    /// The entries of a section, one a line, also where they stand in braces on the first one.
    private static func entries(_ body: [String]) -> [String] {
        guard body.count == 1, let open = body[0].firstIndex(of: "{"), let close = body[0].lastIndex(of: "}") else {
            return Array(body.dropFirst())
        }
        var entries = [""]
        var depth = 0
        for character in body[0][body[0].index(after: open)..<close] {
            if "[{".contains(character) { depth += 1 }
            if "]}".contains(character) { depth -= 1 }
            if character == ",", depth == 0 { entries.append("") } else { entries[entries.count - 1].append(character) }
        }
        return entries.map { "  " + $0.drop { $0 == " " } }.filter { $0.count > 2 }
    }

    /// The lines of a section from its key on, without blank ones at the end.
    private static func body(_ section: Section) -> [String] {
        var lines = Array(section.lines.drop { !$0.hasPrefix(section.key + ":") })
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}
