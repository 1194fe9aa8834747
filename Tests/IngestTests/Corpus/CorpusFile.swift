import Diagnostics
import Foundation
import Ingest

/// A file of the corpus, read whole, and questions to it.
struct CorpusFile {
    let name: String
    let opened: OpenedExport
    let records: [ReadRecord]
    /// The header records as they stand.
    let headers: [[String]]
    /// All records by the slow reader.
    let slow: HeadRecords

    init(_ name: String) throws {
        self.name = name
        // A dictionary or a benchmark is a table too.
        opened = try open(path: Shared.corpus + "/" + name, name: name) { request in
            if name.hasSuffix("dictionary.csv") { request.format = "csv" }
        }
        records = try opened.export.records()
        let input = opened.export.input
        slow = HeadRecords.parse(
            try input.head(input.size), delimiter: UInt8(ascii: ","), limit: Int.max, whole: true)
        headers = Array(slow.rows.prefix(opened.export.layout.headerRecords))
    }

    var layout: Layout { opened.export.layout }

    /// The cells of a column as they stand.
    func cells(_ column: Int) -> [String] { records.map { String(decoding: $0.cells[column], as: UTF8.self) } }

    /// The column that a fact speaks of: its header, or `col12 (…)`.
    func column(_ fact: String) -> Int? {
        if let column = layout.columns.first(where: { $0.id == fact || $0.mark == fact }) { return column.position }
        // Facts shorten long headers.
        if let header = headers.last?.firstIndex(where: { $0.hasPrefix(fact) && fact.count > 30 }) { return header }
        guard fact.hasPrefix("col") else { return nil }
        return Int(fact.dropFirst(3).prefix { $0.isNumber })
    }

    func cells(named fact: String) -> [String]? { column(fact).map { cells($0) } }

    static func counts(_ cells: [String]) -> [String: Int] {
        cells.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// Cells that are numbers: how many, their sum, their mean.
    static func sums(_ cells: [String]) -> (n: Int, sum: Double, mean: Double) {
        let numbers = cells.compactMap { Double($0.trimmingCharacters(in: .whitespaces)) }
        let sum = numbers.reduce(0, +)
        return (numbers.count, sum, numbers.isEmpty ? 0 : sum / Double(numbers.count))
    }
}
