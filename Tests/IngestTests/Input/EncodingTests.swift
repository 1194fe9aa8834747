import Diagnostics
import Ingest
import Testing

/// Bytes of other encodings come out as the same text.
@Suite struct EncodingTests {
    private let text = "id;unit;é\n1;Zürich;\"a;\"\"b\"\"\nc\"\n2;Škoda €;…\n"
    private let rows = [["1", "Zürich", "a;\"b\"\nc"], ["2", "Škoda €", "…"]]

    private func check(
        _ bytes: [UInt8], _ encoding: TextEncoding, named: String? = nil, says: [DiagnosticID] = [],
        rows: [[String]]? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let opened = try open(bytes) { $0.encoding = named }
        #expect(opened.export.input.encoding == encoding, sourceLocation: sourceLocation)
        #expect(opened.export.layout.columns.map(\.id) == ["id", "unit", "é"], sourceLocation: sourceLocation)
        let records = try opened.export.records()
        #expect(records.map(\.texts) == rows ?? self.rows, sourceLocation: sourceLocation)
        #expect(try opened.export.again(records.map(\.place)) == records, sourceLocation: sourceLocation)
        #expect(opened.ids == says, sourceLocation: sourceLocation)
    }

    private func wide(_ text: String, big: Bool) -> [UInt8] {
        text.utf16.flatMap { big ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    @Test func utf8IsReadWithAndWithoutItsMark() throws {
        try check(Array(text.utf8), .utf8)
        try check([0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8)
    }

    @Test func utf16IsReadInBothOrdersWithAndWithoutAMark() throws {
        try check([0xFF, 0xFE] + wide(text, big: false), .utf16LittleEndian)
        try check([0xFE, 0xFF] + wide(text, big: true), .utf16BigEndian)
        try check(wide(text, big: false), .utf16LittleEndian)
        try check(wide(text, big: true), .utf16BigEndian)
        try check(wide(text, big: true), .utf16BigEndian, named: "utf-16be")
    }

    @Test func utf16WithoutLatinLettersIsReadWhenTheStudySaysSo() throws {
        let bytes = wide("номер,отдел\nпервый,продажи\n", big: false)
        let records = try open(bytes) { $0.encoding = "utf-16le" }.export.records()
        #expect(records.map(\.texts) == [["первый", "продажи"]])
        #expect(failure { _ = try open(wide("имя\nда\n", big: false)) } == .sourceBinary)
    }

    @Test func charactersOutsideTheFirstPlaneSurviveTheWindowsOfTheTranscoder() throws {
        let long = String(repeating: "🙂é", count: 400_000)
        let records = try open([0xFF, 0xFE] + wide("a,b\n1,\(long)\n", big: false)).export.records()
        #expect(records.map(\.texts) == [["1", long]])
    }

    @Test func singleByteTextIsReadAsNamedAndGuessedWithAWarning() throws {
        let windows: [Unicode.Scalar: UInt8] = ["€": 0x80, "Š": 0x8A, "…": 0x85]
        let bytes: [UInt8] = text.unicodeScalars.map { windows[$0] ?? UInt8($0.value) }
        try check(bytes, .windows1252, named: "windows-1252")
        try check(bytes, .windows1252, says: [.encodingAssumed])
        let table: [Unicode.Scalar: UInt8] = ["€": 0xA4, "Š": 0xA6]
        let latin: [UInt8] = text.replacing("…", with: "-").unicodeScalars.map { table[$0] ?? UInt8($0.value) }
        try check(latin, .latin9, named: "iso-8859-15", rows: [rows[0], ["2", "Škoda €", "-"]])
    }

    @Test func anInvalidByteInALaterBlockIsFoundAtItsPlace() throws {
        var bytes = Array("a,b\n".utf8)
        while bytes.count < (1 << 20) - 1 { bytes += Array("ä,é\n".utf8) }
        // A character over the block's border is none of the invalid ones.
        let line = bytes.count { $0 == 10 } + 1
        let folder = try TemporaryFolder()
        expectRefusal(.encodingInvalid, line: line, try folder.write(bytes + [0xE9, 10])) { $0.encoding = "utf-8" }
        #expect(try open(bytes).ids == [])
    }

    @Test func aMarkAgainstTheStudyIsAnError() throws {
        let folder = try TemporaryFolder()
        let marked = try folder.write([0xFF, 0xFE] + wide(text, big: false))
        expectRefusal(.encodingInvalid, marked) { $0.encoding = "utf-8" }
        expectRefusal(.studyInvalidValue, try folder.write(Array(text.utf8))) { $0.encoding = "klingon" }
    }
}
