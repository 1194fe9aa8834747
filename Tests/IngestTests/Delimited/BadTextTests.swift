import Diagnostics
import Foundation
import Ingest
import Testing

/// Delimited text with something wrong in it.
@Suite struct BadTextTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func refuse(
        _ id: DiagnosticID, line: Int, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        expectRefusal(id, line: line, try folder.write(Array(text.utf8)), sourceLocation: sourceLocation)
    }

    @Test func aQuoteThatIsNeverClosedIsNamedByItsLine() throws {
        try refuse(.quoteUnclosed, line: 1, "a,\"\(canary)\n1,2\n")
        try refuse(.quoteUnclosed, line: 3, "a,b\n1,2\n3,\"\(canary)\n4,5\n")
        let many = String(repeating: "1,\"two\nlines\"\n", count: 150_000)
        try refuse(.quoteUnclosed, line: 2 + 300_000, "a,b\n\(many)3,\"\(canary)\n4,5\n")
        try refuse(.quoteUnclosed, line: 3 + 300_000, "a,b\n1,2\" x\n\(many)3,\"\(canary)\n4,5\n")
    }

    @Test func aRecordCutShortAtTheEndIsNamedByItsLine() throws {
        try refuse(.recordCut, line: 3, "a,b,c\n1,2,3\n4,\(canary)")
        try refuse(.recordCut, line: 4, "a,b,c\n1,\"2\n\",3\n4,\"\(canary)\"")
    }

    @Test func raggedRecordsAreMarkedAndNotGuessedAt() throws {
        let export = try open(Array("a,b,c\n1,2\n1,2,3\n1,2,3,\n1,2,3,,,\n1,2,3,4\n1\n".utf8)).export
        #expect(try export.records().map(\.fault) == [.short, .none, .none, .none, .long, .short])
        let joined = try export.records().map { $0.texts.joined(separator: "|") }
        #expect(joined == ["1|2|", "1|2|3", "1|2|3", "1|2|3", "1|2|3", "1||"])
    }

    @Test func headersWithoutARecordAreAnError() throws {
        for text in ["a,b\n", "a,b", "\"a\",\"b\"\r\n\r\n", Samples.qualtrics.components(separatedBy: "2024")[0]] {
            let opened = try open(path: folder.write(Array(text.utf8)), name: "data/export.csv")
            #expect(opened.ids == [.sourceHeaderOnly])
            #expect(opened.collector.all.allSatisfy { $0.severity == .error })
            #expect(try opened.export.records().isEmpty)
            opened.collector.all.forEach { expectSafe($0) }
        }
    }

    @Test func headersThatStandTwiceAreNumberedWithAWarning() throws {
        let text = "\(canary),b,\(canary),X,X#2,X,\(canary),,\n1,2,3,4,5,6,7,8,9\n"
        let opened = try open(path: folder.write(Array(text.utf8)), name: "data/export.csv")
        #expect(opened.ids == [.headerDuplicate])
        let ids = opened.export.layout.columns.map(\.id)
        #expect(ids == [canary, "b", "\(canary)#2", "X", "X#2", "X#3", "\(canary)#3", "", ""])
        #expect(opened.export.layout.repeated == [2, 5, 6])
        opened.collector.all.forEach { expectSafe($0) }
        // A tag with a number of its own is no repetition.
        #expect(try open(Array("Q10,Q10#1_1,Q10#2\n1,2,3\n".utf8)).ids == [])
    }

    @Test func tooManyColumnsAreRefused() throws {
        let header = canary + String(repeating: ",x", count: 10_000)
        try refuse(.sourceUnsupported, line: 1, header + "\n1\n")
    }

    #if DEBUG
        /// Bytes of the largest cell tried: a debug build scans some 300 MB a second.
        private static let huge = 200 << 20
    #else
        private static let huge = 1 << 30
    #endif

    @Test(arguments: [true, false]) func aHugeCellIsRefusedWithoutBeingHeld(isClosed: Bool) throws {
        let path = try folder.write(Array("id,text\n1,x\n2,\"\(canary)".utf8))
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        let chunk = Data(repeating: UInt8(ascii: "a"), count: 8 << 20)
        for _ in 0..<(Self.huge / chunk.count) { try handle.write(contentsOf: chunk) }
        try handle.write(contentsOf: Data((isClosed ? "\"\n3,y\n" : "\n").utf8))
        try handle.close()
        let before = peak()
        expectRefusal(.recordTooLarge, line: 3, within: 20, path)
        #expect(peak() - before < 192 << 20)
    }

    /// Most memory that this process has had, in bytes; 0 where the system does not say.
    private func peak() -> Int {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(separator: " ").dropFirst().first).flatMap { Int($0) }.map { $0 << 10 } ?? 0
    }
}
