import Diagnostics

/// Makes a table of records that each name their cells. Two passes: the first one finds the columns, so that records
/// need not be kept.
enum SparseTable {
    /// One record: names and texts of its cells, and where it stands.
    struct Row {
        private(set) var cells: [(name: String, text: String)] = []
        let line: Int
        /// How often each name was used.
        private var times: [String: Int] = [:]

        init(line: Int) { self.line = line }

        /// Adds a cell. A second one of a name is named `name#2`: nothing is lost.
        mutating func add(_ name: String, _ text: String) {
            var free = name
            var time = times[name, default: 0] + 1
            while time > 1, times["\(name)#\(time)"] != nil { time += 1 }
            if time > 1 {
                free = "\(name)#\(time)"
                times[free] = 1
            }
            times[name] = time
            cells.append((free, text))
        }
    }

    /// - Parameters:
    ///   - columns: names that come first, whether or not a record has them.
    ///   - pass: hands over all records, the same ones each time.
    static func spool(
        _ input: Input, first columns: [String] = [], pass: (_ take: @escaping (Row) throws -> Void) throws -> Void
    ) throws -> (table: SpooledTable, columns: [String], rows: Int) {
        var names = columns
        var positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
        try pass { row in
            for cell in row.cells where positions[cell.name] == nil {
                guard names.count < Limits.columns else {
                    throw Failure(
                        .sourceUnsupported, "records have more than \(Limits.columns) different columns",
                        at: Place(file: input.name, line: row.line), help: "this is not an export that Rapport reads")
                }
                positions[cell.name] = names.count
                names.append(cell.name)
            }
        }
        let spool = try TableSpool(of: input.name, bytes: input.size)
        var rows = 0
        let places = positions
        let blank = [String](repeating: "", count: max(1, names.count))
        try pass { row in
            var texts = blank
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
