import Foundation
import Ingest
import Testing

/// csv-spectrum: a widely used set of small files with what they mean as JSON.
@Suite(.enabled(if: Shared.hasSpectrum, "csv-spectrum is not here")) struct SpectrumTests {
    /// Two fixtures contradict their own JSON (a wrong byte, a line end lost); see the corpus' notes.
    private static let cases = [
        "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "quotes_and_newlines", "simple",
        "simple_crlf", "utf8",
    ]

    private func expected(_ name: String) throws -> [[String: String]] {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(Shared.spectrum)/json/\(name).json"))
        return try JSONSerialization.jsonObject(with: data) as? [[String: String]] ?? []
    }

    private func objects(_ rows: [[String]]) -> [[String: String]] {
        guard let header = rows.first else { return [] }
        return rows.dropFirst().map { row in
            Dictionary(zip(header, row), uniquingKeysWith: { _, last in last })
        }
    }

    @Test(arguments: cases) func theFirstRecordsAreWhatTheJSONSays(name: String) throws {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(Shared.spectrum)/csvs/\(name).csv")))
        let head = HeadRecords.parse(bytes, delimiter: UInt8(ascii: ","), limit: 100, whole: true)
        #expect(objects(head.rows) == (try expected(name)))
    }

    @Test(arguments: cases) func allRecordsAreWhatTheJSONSays(name: String) throws {
        // Not every fixture ends its last line.
        let export = try open(path: "\(Shared.spectrum)/csvs/\(name).csv") { $0.lastLine = .accept }.export
        let rows = [export.layout.columns.map(\.text)] + (try export.records().map(\.texts))
        #expect(objects(rows) == (try expected(name)))
    }
}
