import Diagnostics

/// A table of items or of scales that a study points to: read elsewhere, with the line of each row.
package struct StudyTable: Sendable {
    package var file: String
    package var header: [String]
    package var rows: [(line: Int, cells: [String])]

    package init(file: String, header: [String], rows: [(line: Int, cells: [String])]) {
        self.file = file
        self.header = header
        self.rows = rows
    }

    /// How a study's path becomes a table.
    package typealias Reader = (_ path: String) throws(Failure) -> StudyTable
}

/// Puts tables (`items: items.csv`, `scales: scales.xlsx`) in the place where the same could be written out, so that the
/// readers of the study read both alike and messages name the row.
struct ItemTable {
    let findings: Findings
    let reader: StudyTable.Reader

    /// The tree with its tables in it.
    func expand(_ root: YAMLNode) throws(Failure) -> YAMLNode {
        guard case .map(var pairs) = root.content else { return root }
        var indices: [YAMLEntry] = []
        for i in pairs.indices {
            if pairs[i].key == "items" { pairs[i].value = try withThemes(pairs[i].value) }
            if pairs[i].key == "benchmarks" { pairs[i].value = try withFigures(pairs[i].value) }
            guard let path = Self.path(pairs[i].value) else { continue }
            switch pairs[i].key {
            case "items":
                let table = try reader(path)
                pairs[i].value = items(table, pairs[i].value)
                indices = self.indices(table)
            case "scales": pairs[i].value = scales(try reader(path), pairs[i].value)
            case "benchmarks": pairs[i].value = figures(try reader(path), pairs[i].value)
            default: continue
            }
        }
        add(indices, to: &pairs)
        var root = root
        root.content = .map(pairs)
        return root
    }

    /// A text that names a table.
    private static func path(_ node: YAMLNode) -> String? {
        guard let text = node.text else { return nil }
        return [".csv", ".xlsx", ".tsv", ".txt"].contains { text.lowercased().hasSuffix($0) } ? text : nil
    }

    /// One row of a table by the names of its columns.
    private struct Row {
        let table: StudyTable
        let line: Int
        let cells: [String]

        func place(_ column: Int) -> Place { Place(file: table.file, line: line, column: column + 1) }

        func column(_ name: String) -> Int? { table.header.firstIndex { $0.lowercased() == name } }

        func text(_ name: String) -> (text: String, place: Place)? {
            guard let column = column(name), column < cells.count, !cells[column].isEmpty else { return nil }
            return (cells[column], place(column))
        }

        /// Texts by language: `text_en`, or `text` alone.
        func languages(_ prefix: String, _ path: String) -> YAMLNode? {
            if let text = text(prefix) {
                return YAMLNode(content: .text(text.text, plain: false), place: text.place, path: path)
            }
            let entries = table.header.enumerated().compactMap { column, header -> YAMLEntry? in
                let header = header.lowercased()
                guard header.hasPrefix(prefix + "_"), column < cells.count, !cells[column].isEmpty else { return nil }
                let language = String(header.dropFirst(prefix.count + 1))
                let value = YAMLNode(
                    content: .text(cells[column], plain: false), place: place(column),
                    path: YAMLNode.join(path, language))
                return YAMLEntry(key: language, place: place(column), value: value)
            }
            return entries.isEmpty ? nil : YAMLNode(content: .map(entries), place: place(0), path: path)
        }
    }

    private func rows(_ table: StudyTable, needs key: String) -> [(key: String, row: Row)] {
        var found: [(String, Row)] = []
        guard table.header.contains(where: { $0.lowercased() == key }) else {
            findings.add(
                .studyMissingKey, "the table has no column \(quote(key))",
                at: Place(file: table.file, line: 1, column: 1),
                help:
                    "columns are: item, text_en, text_de …, scale, reverse, index; for scales: scale, label_en …; for themes: key, themes; for benchmarks: measure, kind, value, population, source, year …"
            )
            return []
        }
        for entry in table.rows {
            let row = Row(table: table, line: entry.line, cells: entry.cells)
            if let text = row.text(key) { found.append((text.text, row)) }
        }
        return found
    }

    /// Benchmarks of which the figures stand in a table.
    private func withFigures(_ benchmarks: YAMLNode) throws(Failure) -> YAMLNode {
        guard case .map(var fields) = benchmarks.content else { return benchmarks }
        for i in fields.indices where fields[i].key == "figures" {
            guard let path = Self.path(fields[i].value) else { continue }
            fields[i].value = figures(try reader(path), fields[i].value)
        }
        var benchmarks = benchmarks
        benchmarks.content = .map(fields)
        return benchmarks
    }

    /// Benchmarks: a row a figure, columns by the names of keys.
    private func figures(_ table: StudyTable, _ node: YAMLNode) -> YAMLNode {
        let elements = rows(table, needs: "measure").map { _, row in
            let entries = table.header.enumerated().compactMap { column, header -> YAMLEntry? in
                guard column < row.cells.count, !row.cells[column].isEmpty else { return nil }
                let key = header.lowercased()
                let value = YAMLNode(
                    content: .text(row.cells[column], plain: true), place: row.place(column),
                    path: YAMLNode.join(node.path + "[]", key))
                return YAMLEntry(key: key, place: row.place(column), value: value)
            }
            return YAMLNode(content: .map(entries), place: row.place(0), path: node.path + "[]")
        }
        return YAMLNode(content: .list(elements), place: node.place, path: node.path)
    }

    /// Items whose themes stand in a table.
    private func withThemes(_ items: YAMLNode) throws(Failure) -> YAMLNode {
        guard case .map(var entries) = items.content else { return items }
        for i in entries.indices {
            guard case .map(var fields) = entries[i].value.content else { continue }
            for j in fields.indices where fields[j].key == "themes" {
                guard let path = Self.path(fields[j].value) else { continue }
                fields[j].value = themes(try reader(path), fields[j].value)
            }
            entries[i].value.content = .map(fields)
        }
        var items = items
        items.content = .map(entries)
        return items
    }

    /// A row a comment: its key, and themes in one column or several.
    private func themes(_ table: StudyTable, _ node: YAMLNode) -> YAMLNode {
        let columns = table.header.indices.filter { table.header[$0].lowercased().hasPrefix("theme") }
        if columns.isEmpty {
            findings.add(
                .studyMissingKey, "the table has no column `themes`",
                at: Place(file: table.file, line: 1, column: 1), help: "columns are: key, themes")
        }
        var node = node
        node.content = .map(
            rows(table, needs: "key").compactMap { key, row -> YAMLEntry? in
                let path = YAMLNode.join(node.path, key)
                let themes = columns.filter { $0 < row.cells.count }.flatMap { column in
                    row.cells[column].split(separator: ";").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.map {
                        YAMLNode(content: .text(trimmed($0), plain: false), place: row.place(column), path: path)
                    }
                }
                guard !themes.isEmpty else { return nil }
                let value = YAMLNode(content: .list(themes), place: row.place(columns[0]), path: path)
                return YAMLEntry(key: key, place: row.place(0), value: value)
            })
        return node
    }

    private func trimmed(_ text: Substring) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    private func items(_ table: StudyTable, _ node: YAMLNode) -> YAMLNode {
        var node = node
        let entries = rows(table, needs: "item").map { id, row -> YAMLEntry in
            let path = YAMLNode.join(node.path, id)
            var fields: [YAMLEntry] = []
            for key in ["scale", "kind"] {
                guard let text = row.text(key) else { continue }
                let value = YAMLNode(
                    content: .text(text.text, plain: true), place: text.place, path: YAMLNode.join(path, key))
                fields.append(YAMLEntry(key: key, place: text.place, value: value))
            }
            if let texts = row.languages("text", YAMLNode.join(path, "text")) {
                fields.append(YAMLEntry(key: "text", place: texts.place, value: texts))
            }
            let value = YAMLNode(content: .map(fields), place: row.place(0), path: path)
            return YAMLEntry(key: id, place: row.place(0), value: value)
        }
        node.content = .map(entries)
        return node
    }

    /// Indices that the items' rows name, in the order of the rows.
    private func indices(_ table: StudyTable) -> [YAMLEntry] {
        var entries: [YAMLEntry] = []
        for (id, row) in rows(table, needs: "item") {
            guard let index = row.text("index") else { continue }
            let path = "indices." + index.text
            let part = YAMLNode(content: .map(part(id, row, path)), place: row.place(0), path: path)
            if let known = entries.firstIndex(where: { $0.key == index.text }),
                case .list(let parts) = entries[known].value.content
            {
                entries[known].value.content = .list(parts + [part])
            } else {
                let list = YAMLNode(content: .list([part]), place: index.place, path: path)
                entries.append(YAMLEntry(key: index.text, place: index.place, value: list))
            }
        }
        return entries
    }

    private func part(_ id: String, _ row: Row, _ path: String) -> [YAMLEntry] {
        func entry(_ key: String, _ text: String, _ place: Place) -> YAMLEntry {
            YAMLEntry(
                key: key, place: place,
                value: YAMLNode(content: .text(text, plain: true), place: place, path: YAMLNode.join(path, key)))
        }
        var entries = [entry("item", id, row.place(row.column("item") ?? 0))]
        if let reverse = row.text("reverse") {
            let word = reverse.text.lowercased()
            let isPlain = ["1", "yes", "x", "-1", "r", "true"].contains(word)
            let isNot = ["0", "no", "false"].contains(word)
            entries.append(entry("reverse", isPlain ? "true" : isNot ? "false" : reverse.text, reverse.place))
        }
        return entries
    }

    /// Scales with a row a point: `scale`, `label_en` …, from the lowest point to the highest.
    private func scales(_ table: StudyTable, _ node: YAMLNode) -> YAMLNode {
        var order: [String] = []
        var byScale: [String: [Row]] = [:]
        for (id, row) in rows(table, needs: "scale") {
            if byScale[id] == nil { order.append(id) }
            byScale[id, default: []].append(row)
        }
        var node = node
        node.content = .map(
            order.map { id in
                let (rows, path) = (byScale[id] ?? [], YAMLNode.join(node.path, id))
                let labels = labels(rows, YAMLNode.join(path, "labels"))
                let fields = [YAMLEntry(key: "labels", place: labels.place, value: labels)]
                let value = YAMLNode(content: .map(fields), place: rows[0].place(0), path: path)
                return YAMLEntry(key: id, place: rows[0].place(0), value: value)
            })
        return node
    }

    private func labels(_ rows: [Row], _ path: String) -> YAMLNode {
        let header = rows[0].table.header.map { $0.lowercased() }
        func list(_ column: Int, _ path: String) -> YAMLNode {
            YAMLNode(
                content: .list(
                    rows.map { row in
                        let text = column < row.cells.count ? row.cells[column] : ""
                        return YAMLNode(content: .text(text, plain: false), place: row.place(column), path: path)
                    }), place: rows[0].place(column), path: path)
        }
        if let column = header.firstIndex(of: "label") { return list(column, path) }
        let entries = header.enumerated().filter { $1.hasPrefix("label_") }.map { column, name -> YAMLEntry in
            let language = String(name.dropFirst(6))
            return YAMLEntry(
                key: language, place: rows[0].place(column), value: list(column, YAMLNode.join(path, language)))
        }
        return YAMLNode(content: .map(entries), place: rows[0].place(0), path: path)
    }

    /// Indices of the table beside those that the study has itself.
    private func add(_ indices: [YAMLEntry], to pairs: inout [YAMLEntry]) {
        guard let first = indices.first else { return }
        if let own = pairs.firstIndex(where: { $0.key == "indices" }) {
            let present = pairs[own].value.pairs
            // An index that the study writes out itself stands as it is written.
            let others = indices.filter { index in !present.contains { $0.key == index.key } }
            if pairs[own].value.isMap { pairs[own].value.content = .map(present + others) }
        } else {
            let value = YAMLNode(content: .map(indices), place: first.place, path: "indices")
            pairs.append(YAMLEntry(key: "indices", place: first.place, value: value))
        }
    }
}
