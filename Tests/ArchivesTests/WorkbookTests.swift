import Diagnostics
import Foundation
import Testing

@testable import Archives

/// Workbooks as openpyxl writes them and as LibreOffice saves the same ones again.
@Suite(.enabled(if: ArchiveSupport.isBuiltIn, "built without the trait Archives")) struct WorkbookTests {
    static let rows = [
        ["1", "2026-03-02 09:00:00", "2026-03-02 09:04:30", "anonymous", "", "Agree", "Pay;Team;", "4.1"],
        ["2", "2026-03-02 10:00:00", "2026-03-02 10:02:00", "anonymous", "", "Disagree", "", "0.001"],
        ["3", "2026-03-03", "2026-03-03 23:59:59", "anonymous", "", "", "Team;", "12345678901234567"],
        ["4", "", "1900-02-28", "anonymous", "", "say \"yes\", or\nno", "Ünïcode 日本", "0"],
    ]

    @Test(arguments: ["synthetic-forms.xlsx", "synthetic-forms-libreoffice.xlsx"])
    func cellsAreWhatIsStored(name: String) throws {
        let read = try read(name)
        #expect(read.layout.format == "microsoft-forms")
        #expect(
            read.layout.columns.map(\.id) == [
                "ID", "Start time", "Completion time", "Email", "Name", "I am heard", "What applies?", "Score",
            ])
        expectRows(read.rows)
        #expect(read.findings.isEmpty)
    }

    @Test(arguments: ["synthetic-1904.xlsx", "synthetic-1904-libreoffice.xlsx"])
    func daysAreCountedFromTheWorkbooksOwnEpoch(name: String) throws {
        let read = try read(name)
        // A day before 1904 is no date in such a workbook.
        #expect(read.rows.prefix(3).map { Array($0[1...2]) } == Self.rows.prefix(3).map { Array($0[1...2]) })
    }

    /// Both programs store sixteen digits of a long number at most, with an exponent.
    private func expectRows(_ rows: [[String]]) {
        #expect(rows.count == 4)
        for (row, expected) in zip(rows, Self.rows) {
            #expect(Array(row.dropLast()) == Array(expected.dropLast()))
            if expected[7].count < 16 {
                #expect(row[7] == expected[7])
            } else {
                #expect(Double(row[7]).map { abs($0 - 1.234567890123457e16) < 100 } == true)
            }
        }
    }

    @Test func severalTablesAreAskedAboutAndASheetCanBeNamed() throws {
        let found = failure { _ = try read("synthetic-two-tables.xlsx") }
        #expect(found?.id == .sourceAmbiguous)
        #expect(found?.help?.contains("'Spring', 'Autumn'") == true && found?.help?.contains("Secret") == false)
        #expect(try read("synthetic-two-tables.xlsx", sheet: "Autumn").rows.count == 4)
        #expect(try read("synthetic-two-tables.xlsx", sheet: "Secret").rows.count == 4)
        let wrong = failure { _ = try read("synthetic-two-tables.xlsx", sheet: "Winter") }
        #expect(wrong?.id == .sourceUnsupported && wrong?.help?.contains("'Notes'") == true)
    }

    @Test func whatAPersonWouldNotSeeIsReadAndReported() throws {
        let read = try read("synthetic-odd.xlsx")
        #expect(read.rows.count == 5)
        let messages = read.findings.map(\.message).joined(separator: "\n")
        #expect(read.findings.allSatisfy { $0.id == .sheetUnusual && $0.severity == .warning })
        for part in [
            "1 row is hidden by a filter", "columns are hidden", "merged", "1 formulas", "1 rows stand behind",
        ] {
            #expect(messages.contains(part), "\(part)")
        }
    }

    @Test func aWorkbookCutAnywhereIsRefused() throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: fixtures + "/synthetic-forms.xlsx"))
        let path = NSTemporaryDirectory() + "/rapport-cut-\(UUID().uuidString).xlsx"
        defer { try? FileManager.default.removeItem(atPath: path) }
        for cut in stride(from: 4, to: bytes.count, by: 97) {
            try bytes.prefix(cut).write(to: URL(fileURLWithPath: path))
            let found = failure { _ = try read(path) }
            #expect(found?.id == .archiveDamaged, "cut at \(cut)")
        }
    }
}
