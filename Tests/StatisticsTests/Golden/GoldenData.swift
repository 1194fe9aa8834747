import Foundation

/// The columns of a comma-separated file with a header line; empty cells are nil, and so are texts.
struct GoldenData {
    let rows: Int
    private let columns: [String: [Double?]]

    init(_ name: String) throws {
        let url = GoldenTables.folder.appendingPathComponent("data").appendingPathComponent(name)
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        let header = lines.first.map { $0.split(separator: ",", omittingEmptySubsequences: false) } ?? []
        var columns = [[Double?]](repeating: [], count: header.count)
        for line in lines.dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            for (i, cell) in cells.enumerated() where i < columns.count { columns[i].append(Double(cell)) }
        }
        rows = lines.count - 1
        self.columns = Dictionary(uniqueKeysWithValues: zip(header.map(String.init), columns))
    }

    /// A column by its name; empty for a name that the file does not have.
    func column(_ name: String) -> [Double?] { columns[name] ?? [] }

    /// The answers of all items, a row a person.
    func answers(_ items: [String]) -> [[Int?]] {
        let chosen = items.map(column)
        return (0..<rows).map { row in chosen.map { $0[row].map { Int($0) } } }
    }
}
