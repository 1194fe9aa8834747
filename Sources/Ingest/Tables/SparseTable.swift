import Diagnostics

/// Makes a table of records that each name their cells. Two passes: the first one finds the columns, so that records
/// need not be kept.
enum SparseTable {
    /// One record: names and texts of its cells, and where it stands.
    struct Row {
        var cells: [(name: String, text: String)] = []
        var line = 1
    }

    /// - Parameters:
    ///   - columns: names that come first, whether or not a record has them.
    ///   - pass: hands over all records, the same ones each time.
    static func spool(
        _ file: String, first columns: [String] = [], pass: (_ take: @escaping (Row) throws -> Void) throws -> Void
    ) throws -> (table: SpooledTable, columns: [String], rows: Int) {
        var names = columns
        var positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
        try pass { row in
            for cell in row.cells where positions[cell.name] == nil {
                guard names.count < Limits.columns else {
                    throw Failure(
                        .sourceUnsupported, "records have more than \(Limits.columns) different columns",
                        at: Place(file: file, line: row.line), help: "this is not an export that Rapport reads")
                }
                positions[cell.name] = names.count
                names.append(cell.name)
            }
        }
        let spool = try TableSpool()
        var rows = 0
        var texts = [String](repeating: "", count: max(1, names.count))
        let places = positions
        try pass { row in
            for i in texts.indices { texts[i] = "" }
            for cell in row.cells { if let at = places[cell.name] { texts[at] = cell.text } }
            try spool.append(texts, line: row.line)
            rows += 1
        }
        return (try spool.finish(), names, rows)
    }
}

/// Texts that stand in spooled tables only.
package enum SpooledAnswer {
    /// A question that was shown and passed over, where an empty cell is one that was not shown.
    package static let skipped = "\u{1F}"
}
