import Diagnostics
import Foundation
import Ingest
import TestSupport
import Testing

/// Files that are no exports, or no longer the ones that were opened.
@Suite struct BadFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func archivesAndOfficeFilesAreRefusedByTheirFirstBytes() throws {
        let magics: [[UInt8]] = [
            [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6], [0x1F, 0x8B], [0xD0, 0xCF, 0x11, 0xE0], Array("$FL2".utf8),
            Array("$FL3".utf8), Array("%PDF-".utf8),
        ]
        for magic in magics {
            expectRefusal(.sourceUnsupported, try folder.write(magic + Array("\(canary),b\n1,2\n".utf8)))
        }
        let header = try open(Array("$FLAG,$F\n1,2\n".utf8)).export.layout.columns
        #expect(header.map(\.id) == ["$FLAG", "$F"])
    }

    @Test func bytesThatAreNoTextAreRefused() throws {
        var random = SplitMix64(seed: 3)
        let noise = (0..<5_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        expectRefusal(.sourceBinary, try folder.write(Array("\(canary),b\n".utf8) + noise))
        // A zero byte far behind the beginning too.
        let far = Array(String(repeating: "\(canary),b\n", count: 200_000).utf8)
        expectRefusal(.sourceBinary, try folder.write(far + [0, 10]))
    }

    @Test func filesWithoutRecordsAreRefused() throws {
        expectRefusal(.sourceEmpty, try folder.write([]))
        for text in ["\n", "\r\n\r\n", "\u{FEFF}", "\u{FEFF}\n", "sep=;\n"] {
            expectRefusal(.sourceEmpty, try folder.write(Array(text.utf8)))
            expectRefusal(.sourceEmpty, try folder.write(Array(text.utf8))) { $0.format = "qualtrics" }
        }
    }

    @Test func filesThatCannotBeOpenedSayWhy() throws {
        expectRefusal(.sourceMissing, folder.path + "/none.csv")
        expectRefusal(.sourceMissing, try folder.write([65], as: "a") + "/none.csv")
        expectRefusal(.sourceUnreadable, folder.path)
    }

    @Test func invalidUTF8IsAnErrorWhereUTF8IsDemanded() throws {
        let bytes = Array("a,b\n1,\(canary)\n2,".utf8) + [0xE9] + Array("\n".utf8)
        expectRefusal(.encodingInvalid, line: 3, try folder.write(bytes)) { $0.encoding = "utf-8" }
        expectRefusal(.encodingInvalid, line: 3, try folder.write([0xEF, 0xBB, 0xBF] + bytes))
        let opened = try open(path: folder.write(bytes), name: "data/export.csv")
        #expect(opened.ids == [.encodingAssumed])
        #expect(opened.collector.all.first?.place?.line == 3)
        opened.collector.all.forEach { expectSafe($0) }
    }

    @Test func aFileThatGrowsWhileReadIsReportedAsChanged() throws {
        for text in [Samples.plain, Samples.records] {
            let path = try folder.write(Array(text.utf8))
            let export = try open(path: path).export
            try append(Array(text.utf8), to: path)
            #expect(failure { _ = try export.records() } == .sourceChanged)
            #expect(failure { try export.input.checkUnchanged() } == .sourceChanged)
        }
    }

    @Test func aFileThatShrinksWhileReadIsReportedAsChanged() throws {
        for (text, size) in [(Samples.plain, 25), (Samples.plain, 40), (Samples.plain, 3), (Samples.records, 60)] {
            let path = try folder.write(Array(text.utf8))
            let export = try open(path: path).export
            let places = try export.records().map(\.place)
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.truncate(atOffset: UInt64(size))
            try handle.close()
            let read = findings { _ = try export.records() }
            #expect(read?.first?.id == .sourceChanged)
            #expect(read?.first?.exit == .tryLater)
            #expect(failure { _ = try export.again(places) } == .sourceChanged)
        }
    }

    private func append(_ bytes: [UInt8], to path: String) throws {
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: bytes)
        try handle.close()
    }
}
