import Foundation
import Testing

@testable import Ingest

/// An invented file of a format, with what lies beside it and what must be found in it.
///
/// Fixtures lie in folders named like their formats. `expected.txt` there is written by hand: a block of `key: value`
/// lines a file. A file that no block names belongs to the one whose name it shares up to the suffix.
struct Fixture: Sendable, CustomTestStringConvertible {
    /// A file by its name.
    struct Part: Sendable, Equatable {
        var name: String
        var bytes: [UInt8]
    }

    let format: String
    /// The file itself first, then those beside it.
    let parts: [Part]
    private let said: [String: String]

    var testDescription: String { "\(format)/\(name)" }
    var name: String { parts[0].name }
    /// Records (or questions) in the file, whether or not they can be used.
    var records: Int { said["records"].flatMap { Int($0) } ?? -1 }
    /// Those of them that cannot.
    var refused: Int { said["refused"].flatMap { Int($0) } ?? 0 }
    var columns: Int { said["columns"].flatMap { Int($0) } ?? -1 }
    /// Ids of the first three columns.
    var first: [String] { (said["first"] ?? "").components(separatedBy: " | ") }
    /// Whether a record is made of several lines, so that a file that ends too early may have part of it.
    var isSpread: Bool { said["spread"] == "yes" }
    var holds: FileContent { Formats.named(format)?.holds ?? .responses }

    /// The same parts with other bytes in one of them.
    func with(_ part: Int, _ bytes: some Sequence<UInt8>) -> [Part] {
        var parts = parts
        parts[part].bytes = Array(bytes)
        return parts
    }
}

extension Fixture {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

    /// The fixtures of all formats in the table.
    static let all: [Fixture] = Formats.names.flatMap { (try? of(format: $0)) ?? [] }

    /// The fixtures of one format.
    static func of(format: String) throws -> [Fixture] {
        let folder = folder.appendingPathComponent(format)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let text = try String(contentsOf: folder.appendingPathComponent("expected.txt"), encoding: .utf8)
        let blocks = text.components(separatedBy: "\n\n").map(pairs)
        let listed = Set(blocks.compactMap { $0["file"] } + ["expected.txt"])
        return try blocks.map { block in
            let file = block["file"] ?? ""
            let stem = file.prefix { $0 != "." } + "."
            let beside = names.filter { !listed.contains($0) && $0.hasPrefix(stem) }
            let parts = try ([file] + beside).map {
                Part(name: $0, bytes: Array(try Data(contentsOf: folder.appendingPathComponent($0))))
            }
            return Fixture(format: format, parts: parts, said: block)
        }
    }

    private static func pairs(_ block: String) -> [String: String] {
        let lines = block.split(separator: "\n").compactMap { (line: Substring) -> (String, String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (String(line[..<colon]), Headers.trim(String(line[line.index(after: colon)...])))
        }
        return Dictionary(lines, uniquingKeysWith: { _, b in b })
    }
}
