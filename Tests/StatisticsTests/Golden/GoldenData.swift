import Foundation

/// The columns of a comma-separated file with a header line: empty cells are missing; a column whose cells are all numbers
/// holds numbers, any other holds texts.
struct GoldenData {
    private(set) var rows: Int
    private(set) var columns: [String: RValue]

    init(_ name: String) throws {
        let url = GoldenTables.folder.appendingPathComponent("data").appendingPathComponent(name)
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(Self.cells)
        let header = lines.first ?? []
        let body = lines.dropFirst()
        rows = body.count
        columns = [:]
        for (i, name) in header.enumerated() {
            let cells = body.map { i < $0.count && !$0[i].isEmpty ? $0[i] : nil }
            let numbers = cells.map { $0.flatMap(Double.init) }
            let isNumeric = zip(cells, numbers).allSatisfy { ($0 == nil) == ($1 == nil) }
            columns[name] = isNumeric ? .numbers(numbers) : .texts(cells)
        }
    }

    /// The data of a case, with what it declares: rows where its filter holds, and derived columns.
    init(of item: GoldenCase) throws {
        try self.init(item.dataset ?? "")
        if let filter = item.input["filter"] as? String {
            let flags = try RExpression.value(filter, columns).flags
            keep((0..<rows).filter { flags[$0 % flags.count] == true })
        }
        if let derive = item.input["derive"] as? String {
            columns = try RExpression.assign(derive, columns).mapValues { $0.picking(Array(0..<rows)) }
        }
    }

    /// Leaves the chosen rows alone.
    mutating func keep(_ chosen: [Int]) {
        columns = columns.mapValues { $0.picking(chosen) }
        rows = chosen.count
    }

    /// Leaves the rows that have all of some columns.
    mutating func keepComplete(_ names: [String]) {
        let texts = names.map { self.texts($0) }
        keep((0..<rows).filter { row in texts.allSatisfy { $0[row] != nil } })
    }

    /// A numeric column by its name; empty for a name that the file does not have.
    func column(_ name: String) -> [Double?] { columns[name]?.numbers ?? [] }
    func texts(_ name: String) -> [String?] { columns[name]?.texts ?? [] }

    /// The numbers of a column without a missing one.
    func complete(_ name: String) -> [Double] { column(name).compactMap { $0 } }

    /// The answers of all items, a row a person.
    func answers(_ items: [String]) -> [[Int?]] {
        let chosen = items.map(column)
        return (0..<rows).map { row in chosen.map { $0[row].map { Int($0) } } }
    }

    /// Rows by the label of a column, in the order of a factor: numbers by size, texts by letters.
    func groups(by name: String) -> [(label: String, rows: [Int])] {
        let labels = texts(name)
        let members = Dictionary(grouping: (0..<rows).filter { labels[$0] != nil }) { labels[$0] ?? "" }
        let isNumeric = members.keys.allSatisfy { Double($0) != nil }
        let order = members.keys.sorted { a, b in
            isNumeric ? (Double(a) ?? 0) < (Double(b) ?? 0) : a < b
        }
        return order.map { ($0, members[$0] ?? []) }
    }

    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var quoted = false
        for character in line where character != "\r" {
            if character == "\"" {
                quoted.toggle()
            } else if character == ",", !quoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}
