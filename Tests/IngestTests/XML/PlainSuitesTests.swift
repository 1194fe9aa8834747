import Foundation
import TestSupport
import Testing

@testable import Ingest

/// Documents of others: whatever path is taken for that of records, pieces give what one parser gives.
@Suite struct PlainSuitesTests {
    private struct Tally {
        var documents = 0, paths = 0, records = 0, plain = 0
        var wrong: [String] = []

        var line: String {
            "\(documents) documents, \(paths) paths, \(records) records, \(plain) of them without a parser"
        }
    }

    /// The ways down to elements that repeat, and to all at depths two and three: at most `most` of them, those that
    /// have elements of their own and are most frequent before others.
    private func candidates(_ file: String, most: Int) -> [[String]] {
        guard let trial = try? XMLTrial(file: file, path: []) else { return [] }
        let ways = Ways()
        // Up to where it is refused, the paths are known.
        try? SAXParser(name: "answers.xml", handler: ways).parse(trial.input)
        func rank(_ way: [String]) -> (Int, Int, String) {
            (ways.parents.contains(way) ? 0 : 1, -ways.counts[way, default: 0], way.joined())
        }
        return ways.counts.filter { $0.value > 1 || $0.key.count == 2 || $0.key.count == 3 }.map(\.key)
            .sorted { rank($0) < rank($1) }.prefix(most).map { $0 }
    }

    private func compare(_ files: [(name: String, path: String)], sizes: [Int], most: Int) throws -> Tally {
        var tally = Tally()
        for file in files {
            let paths = candidates(file.path, most: most)
            if !paths.isEmpty { tally.documents += 1 }
            for path in paths {
                let reading = try PlainReading(file: file.path, path: path, in: TemporaryFolder())
                tally.paths += 1
                tally.records += reading.reference.records?.count ?? 0
                tally.plain += try reading.plain()
                // Large documents in eight pieces, small ones in as many as there are records.
                let size = max(sizes[0], reading.trial.input.size / 8)
                for _ in reading.differences([size] + sizes.dropFirst()) {
                    tally.wrong.append("\(file.name) /\(path.joined(separator: "/"))")
                }
            }
        }
        return tally
    }

    @Test(.enabled(if: Shared.hasXMLArchive && Unpacker.isHere, "the W3C suite, or what unpacks it, is not here"))
    func `documents of the W3C suite`() throws {
        let folder = try TemporaryFolder()
        try Unpacker.unpack(Shared.xmlArchive, into: folder.path)
        let files = try Catalogue.read(folder.path + "/xmlconf").map { (name: $0.name, path: $0.path) }
        let tally = try compare(files, sizes: [16, 300], most: 3)
        print("xmlconf in pieces: \(tally.line)")
        #expect(tally.wrong == [])
        #expect(tally.paths > 150)
    }

    @Test(.enabled(if: Shared.hasCorpus, "the corpus is not here")) func `documents of the corpus`() throws {
        let names = FileManager.default.enumerator(atPath: Shared.corpus)?.compactMap { $0 as? String } ?? []
        let files = names.sorted().map { (name: $0, path: Shared.corpus + "/" + $0) }.filter { isXML($0.path) }
        let tally = try compare(files, sizes: [2000], most: 2)
        print("corpus in pieces: \(tally.line)")
        #expect(tally.wrong == [])
        #expect(tally.plain > 50)
    }

    /// Whether a file begins with a tag.
    private func isXML(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        let head = (try? file.read(upToCount: 200)) ?? Data()
        return head.first { $0 > 32 && ![0xEF, 0xBB, 0xBF].contains($0) } == UInt8(ascii: "<")
    }
}

/// Counts elements by their way down.
private final class Ways: SAXHandler {
    private(set) var counts: [[String]: Int] = [:]
    private(set) var parents: Set<[String]> = []
    private var stack: [String] = []

    func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws {
        parents.insert(stack)
        stack.append(name.string)
        counts[stack, default: 0] += 1
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {}

    func end(_ name: SAXName) throws { stack.removeLast() }
}
