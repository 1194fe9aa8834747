#if Archives
    import Diagnostics
    import Platform
    import Testing

    @testable import Archives
    @testable import Ingest

    /// Sheets that no program writes.
    @Suite struct SheetTableTests {
        private func table(_ rows: String) throws -> SheetTable {
            let part = try OpenFile.spool()
            try Array("<worksheet><sheetData>\(rows)</sheetData></worksheet>".utf8).withUnsafeBytes {
                try part.append($0)
            }
            let request = UnpackRequest(name: "export.xlsx", sheet: nil, collector: Collector())
            let context = SheetContext(texts: [], dates: [], is1904: false, request: request)
            let table = try SheetTable(context, bytes: part.identity().size)
            try SAXParser(name: "export.xlsx", handler: table).parse(Input(part: part, name: "export.xlsx"))
            return table
        }

        private func row(_ number: String, _ cell: String = "A1") -> String {
            "<row r=\"\(number)\"><c r=\"\(cell)\"><v>1</v></c></row>"
        }

        @Test(arguments: ["9223372036854775807", "9223372036854775808", "-9223372036854775808", "", "x"])
        func anyNumberOfARowIsTakenForOne(number: String) throws {
            let table = try table(row("1") + row("2") + row(number) + "<row><c><v>1</v></c></row>" + row("3"))
            #expect(table.rows == 5)
        }

        @Test func aCellInTheLastColumnDoesNotMakeAHugeTable() throws {
            let rows = row("1", "XFD1") + (2..<3_000).map { row("\($0)", "A\($0)") }.joined()
            let failure = #expect(throws: Failure.self) { try table(rows) }
            #expect(failure?.diagnostics.map(\.id) == [.sourceUnsupported])
        }
    }
#endif
