import Diagnostics
import Foundation
import Ingest
import Platform
import Testing

/// The W3C's XML test suite: which documents are well-formed to the parser, and which the readers refuse and why.
@Suite(.enabled(if: Shared.hasXMLArchive && Unpacker.isHere, "the W3C suite, or what unpacks it, is not here"))
struct ConformanceTests {
    /// All scored documents, in a folder that is there as long as the caller has it.
    private func unpacked() throws -> (folder: TemporaryFolder, cases: [Catalogue.Case]) {
        let folder = try TemporaryFolder()
        try Unpacker.unpack(Shared.xmlArchive, into: folder.path)
        return (folder, try Catalogue.read(folder.path + "/xmlconf"))
    }

    /// Takes everything and keeps nothing.
    private final class Nothing: SAXHandler {
        func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) {}
        func end(_ name: SAXName) {}
        func text(_ text: UnsafeBufferPointer<UInt8>) {}
    }

    private func isWellFormed(_ path: String) -> Bool {
        failure {
            let input = try Input(part: try OpenFile.read(path), name: "document")
            try SAXParser(name: "document", handler: Nothing(), policy: .wellFormedness).parse(input)
        } == nil
    }

    @Test func theParserTellsDocumentsFromWhatIsNone() throws {
        let (folder, cases) = try unpacked()
        defer { withExtendedLifetime(folder) {} }
        let (must, mustNot) = (cases.filter(\.mustAccept), cases.filter { !$0.mustAccept })
        let refused = must.filter { !isWellFormed($0.path) }.map(\.name)
        let accepted = mustNot.filter { isWellFormed($0.path) }.map(\.name)
        print("xmlconf, policy off: \(must.count - refused.count) of \(must.count) documents accepted,")
        print("  \(mustNot.count - accepted.count) of \(mustNot.count) others refused")
        print("  not accepted: \(refused.sorted().joined(separator: " "))")
        print("  not refused: \(accepted.sorted().joined(separator: " "))")
        #expect((must.count, mustNot.count) == (832, 877))
        #expect(must.count - refused.count >= 812)
        #expect(mustNot.count - accepted.count >= 875)
    }

    /// Why the readers refuse a document; every refusal is one that a damaged file may have.
    private func refusal(_ path: String) -> DiagnosticID? {
        let found = failure {
            _ = try open(path: path) { ($0.format, $0.record) = ("xml", "/*") }.export.records(workers: 1)
        }
        let known: Set<DiagnosticID?> = [
            nil, .xmlEntity, .xmlLimit, .xmlMalformed, .sourceUnsupported, .sourceEmpty, .sourceBinary,
            .encodingInvalid,
        ]
        #expect(known.contains(found), "\(path)")
        return found
    }

    @Test func theReadersRefuseEntitiesForThatReasonAndNothingElseForIt() throws {
        let (folder, all) = try unpacked()
        defer { withExtendedLifetime(folder) {} }
        let cases = all.filter(\.mustAccept)
        let accepted = all.filter { !$0.mustAccept }.filter { refusal($0.path) == nil }.map(\.name)
        #expect(Set(accepted) == ["eduni/misc/007.xml", "eduni/misc/008.xml"])
        var (read, withSubset) = (0, 0)
        var (refused, others): ([String], [String]) = ([], [])
        for test in cases {
            let found = refusal(test.path)
            let document = try DocumentText(path: test.path)
            #expect((found == .xmlEntity) == document.usesEntity, "\(test.name)")
            if found == nil {
                read += 1
            } else if document.usesEntity {
                refused.append(test.name)
            } else {
                others.append(test.name)
            }
            if found == nil, document.hasExternalSubset { withSubset += 1 }
        }
        print("xmlconf, the readers: \(read) of \(cases.count) documents read, \(withSubset) of them with an external")
        print("  subset that is passed over; \(refused.count) refused for an entity beyond the five")
        print("  refused for another reason: \(others.sorted().joined(separator: " "))")
        #expect(others == ["eduni/errata-2e/E50.xml"])
        #expect(read + refused.count >= 812)
        #expect(refused.count > 50 && withSubset > 20)
    }
}

/// A document as text, to be asked without an XML parser what its entities are.
private struct DocumentText {
    private let content: String
    private let doctype: String

    init(path: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let isWide = data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF])
        let text = isWide ? String(data: data, encoding: .utf16) ?? "" : String(decoding: data, as: UTF8.self)
        let bare = text.replacing(try Regex("(?s)<!--.*?-->|<!\\[CDATA\\[.*?\\]\\]>|<\\?.*?\\?>"), with: "")
        // To the `]` or `>` that ends it; quotes may hold either.
        let (quoted, subset) = ("\"[^\"]*\"|'[^']*'", "\\[(?:\"[^\"]*\"|'[^']*'|[^\"'\\]])*\\]")
        let found = bare.firstMatch(of: try Regex("(?s)<!DOCTYPE(?:\(quoted)|[^\"'\\[>])*(?:\(subset)\\s*)?>"))
        doctype = found.map { String(bare[$0.range]) } ?? ""
        content = found.map { String(bare[$0.range.upperBound...]) } ?? bare
    }

    /// An entity beyond the five in the content or in what the DOCTYPE gives to attributes, or any of a DOCTYPE's own.
    var usesEntity: Bool {
        let five: Set<String> = ["amp", "lt", "gt", "apos", "quot"]
        let general = content.matches(of: /&([^#;\s&]+);/).contains { !five.contains(String($0.output.1)) }
        // Within the value of an entity a reference is only a declaration; `%` is a reference outside quotes alone.
        let declarations = doctype.replacing(/<!ENTITY(?:"[^"]*"|'[^']*'|[^"'>])*>/, with: "")
        let own =
            declarations.matches(of: /&([A-Za-z_:][^;\s&<>"']*);/).contains { !five.contains(String($0.output.1)) }
            || declarations.replacing(/"[^"]*"|'[^']*'/, with: "").contains(/%[A-Za-z_:][^;\s%<>]*;/)
        return general || own
    }

    var hasExternalSubset: Bool { doctype.firstMatch(of: /<!DOCTYPE\s+[^\s>\[]+\s+(SYSTEM|PUBLIC)/) != nil }
}

/// What unpacks a zip archive on this machine.
enum Unpacker {
    private static let tools: [(String, [String])] = [
        ("/usr/bin/unzip", ["unzip", "-q", "ARCHIVE", "-d", "FOLDER"]),
        ("/usr/bin/python3", ["python3", "-m", "zipfile", "-e", "ARCHIVE", "FOLDER"]),
    ]
    private static let tool = tools.first { FileManager.default.isExecutableFile(atPath: $0.0) }

    static let isHere = tool != nil

    static func unpack(_ archive: String, into folder: String) throws {
        guard let tool else { return }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool.0)
        process.arguments = tool.1.dropFirst().map { $0 == "ARCHIVE" ? archive : $0 == "FOLDER" ? folder : $0 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }
}
