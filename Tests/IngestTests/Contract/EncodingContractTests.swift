import Foundation
import Testing

@testable import Ingest

/// The same text in other encodings and with other line ends says the same.
@Suite struct EncodingContractTests {
    /// All parts in another form; nil where one of them cannot be.
    private func parts(_ fixture: Fixture, _ change: (String) -> [UInt8]?) -> [Fixture.Part]? {
        let changed = fixture.parts.compactMap { part in
            change(String(decoding: part.bytes, as: UTF8.self)).map { Fixture.Part(name: part.name, bytes: $0) }
        }
        return changed.count == fixture.parts.count ? changed : nil
    }

    private func check(
        _ fixture: Fixture, _ what: String, named encoding: String? = nil, _ change: (String) -> [UInt8]?
    ) throws {
        guard let parts = parts(fixture, change) else { return }
        let folder = try ContractFolder()
        let usual = try folder.read(fixture.parts)
        let found = try folder.read(parts) { $0.encoding = encoding }
        #expect(found.refusal.isEmpty, "\(what)")
        #expect(found.format == usual.format, "\(what)")
        #expect(found.columns.map(Self.lineEnds) == usual.columns, "\(what)")
        #expect(found.texts.map { $0.mapValues(Self.lineEnds) } == usual.texts, "\(what)")
        #expect(found.records.map(\.fault) == usual.records.map(\.fault), "\(what)")
        #expect(found.said.map(\.id) == usual.said.map(\.id), "\(what)")
    }

    private static func lineEnds(_ text: String) -> String {
        text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    private static func wide(_ text: String, big: Bool) -> [UInt8] {
        text.utf16.flatMap { big ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    @Test(arguments: Fixture.all) func marksAndWideCharacters(fixture: Fixture) throws {
        try check(fixture, "utf-8 with mark") { [0xEF, 0xBB, 0xBF] + Array($0.utf8) }
        try check(fixture, "utf-16le") { [0xFF, 0xFE] + Self.wide($0, big: false) }
        try check(fixture, "utf-16be") { [0xFE, 0xFF] + Self.wide($0, big: true) }
    }

    @Test(arguments: Fixture.all) func oneByteACharacter(fixture: Fixture) throws {
        try check(fixture, "windows-1252", named: "windows-1252") { text in
            text.data(using: .windowsCP1252).map { Array($0) }
        }
    }

    @Test(arguments: Fixture.all) func bothCharactersAtLineEnds(fixture: Fixture) throws {
        try check(fixture, "crlf") { Array($0.replacing("\n", with: "\r\n").utf8) }
    }

    @Test(arguments: Fixture.all) func carriageReturnsAlone(fixture: Fixture) throws {
        let folder = try ContractFolder()
        let request = Export.Request(path: try folder.write(fixture.parts), name: fixture.name)
        guard case .records = try ContractFolder.sample(of: request).sample.shape else { return }
        try check(fixture, "cr") { Array($0.replacing("\n", with: "\r").utf8) }
    }
}
