import Diagnostics
import Study
import TestSupport
import Testing
import Workers

@testable import Ingest

/// A file parsed in pieces against the same file parsed in one go.
@Suite struct XMLPiecesTests {
    /// A document with records at /doc/rows/row and everything that could be taken for one.
    private func document(_ random: inout SplitMix64, hostile: Bool) -> String {
        let traps = [
            "<!-- </row><row><a>9</a></row> -->", "<?pi </row>?>", "<!-- x -->", "\n", "  ",
            "<other><row><a>7</a></row></other>",
        ]
        let values = [
            "1", "4", "", "a &amp; b", "<![CDATA[x]]>", "&#228;\n", "long " + String(repeating: "t", count: 60),
        ]
        let bad = ["<![CDATA[</row><row>]]>", "<!-- </row> -->y", "<row>5</row>", "<b>n</b>"]
        var text = random.next() % 2 == 0 ? "<?xml version=\"1.0\"?>\n" : ""
        text += "<doc note=\"1\"><info>\(hostile ? "<row>no</row>" : "")</info>\n<rows>"
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            if random.next() % 3 == 0 { text += traps[Int.random(in: 0..<(hostile ? traps.count : 5), using: &random)] }
            text += random.next() % 5 == 0 ? "<row id=\"3\">" : "<row>"
            for name in ["a", "b", "c"] where random.next() % 4 > 0 {
                let choices = hostile && random.next() % 6 == 0 ? bad : values
                text += "<\(name)>\(choices.randomElement(using: &random) ?? "")</\(name)>"
            }
            text += "</row>"
            if hostile, random.next() % 20 == 0 { text += "</rows>\n<rows>" }
        }
        text += "</rows>"
        if hostile, random.next() % 2 == 0 { text += "<times><row><a>8</a></row><row/></times>" }
        return text + "</doc>\n"
    }

    /// Records in the order of the file: line and texts by name.
    private func records(_ reader: XMLReader, workers: Int) throws -> [(place: Int, cells: [String])] {
        let names = ["@id", "a", "b", "c", "a/b", "b/b", "c/b", "a/row", "b/row", "c/row"]
        let plan = ColumnPlan(codeSlots: 0, textSlots: names.count, tables: [], absent: 0) { column in
            names.firstIndex(of: column.id).map { .text(slot: $0) } ?? .skip
        }
        return try reader.read(
            plan: plan, workers: Workers(workers), restart: {}, start: { [(place: Int, cells: [String])]() }
        ) { block, found in
            for record in 0..<block.count {
                found.append((block.places[record], names.indices.map { block.text(record, $0) }))
            }
        }.flatMap { $0 }.sorted { $0.place < $1.place }
    }

    private func reader(_ text: some Sequence<UInt8>, pieces: Int, plain: Bool = true) throws -> XMLReader {
        let folder = try TemporaryFolder()
        let input = try Input.open(
            folder.write(text), name: "answers.xml", workers: Workers(2), hasher: nil, collector: Collector())
        return XMLReader(
            input: input, path: ["doc", "rows", "row"],
            column: { Column(position: $1, id: $0, text: $0) }, pieceSize: pieces, readsPlain: plain)
    }

    @Test(arguments: 1...80) func `pieces give what one parser gives`(_ seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let hostile = seed % 2 == 0
        let text = document(&random, hostile: hostile)
        let one = try reader(text.utf8, pieces: 1 << 40)
        let whole = try records(one, workers: 1)
        let wholeLines = try one.lines(of: whole.map(\.place))
        for (size, plain) in [(16, true), (64, true), (300, true), (2000, true), (64, false), (300, false)] {
            let reader = try reader(text.utf8, pieces: size, plain: plain)
            let found = try records(reader, workers: Int.random(in: 1...4, using: &random))
            #expect(found.map(\.cells) == whole.map(\.cells))
            let lines = try reader.lines(of: found.map(\.place))
            #expect(found.map { lines[$0.place] } == whole.map { wholeLines[$0.place] })
            // Half of them again, by their places.
            let half = found.filter { _ in random.next() % 2 == 0 }
            let plan = ColumnPlan(codeSlots: 0, textSlots: 1, tables: [], absent: 0) {
                $0.id == "a" ? .text(slot: 0) : .skip
            }
            var again: [Int: String] = [:]
            try reader.reread(half.map(\.place), plan: plan) { block in
                for record in 0..<block.count { again[block.places[record]] = block.text(record, 0) }
            }
            #expect(again == Dictionary(uniqueKeysWithValues: half.map { ($0.place, $0.cells[1]) }))
        }
    }

    @Test func `files without traps are really cut`() throws {
        var random = SplitMix64(seed: 3)
        var cut = 0
        for _ in 0..<20 {
            let reader = try reader(document(&random, hostile: false).utf8, pieces: 64)
            let places = try records(reader, workers: 2).map { XMLPlace($0.place) }
            if Set(places.compactMap(\.piece)).count > 1 { cut += 1 }
        }
        #expect(cut > 5)
    }

    @Test(arguments: 1...12) func `a damaged file has the same complaint`(_ seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let text = Array(document(&random, hostile: seed % 3 == 0).utf8)
        for _ in 0..<40 {
            var damaged = text
            if random.next() % 2 == 0 {
                damaged.removeLast(Int.random(in: 1..<text.count, using: &random))
            } else {
                damaged[Int.random(in: 0..<text.count, using: &random)] =
                    Array("<>&/\"x".utf8).randomElement(using: &random) ?? 60
            }
            func outcome(_ size: Int) -> String {
                do {
                    return try records(try reader(damaged, pieces: size), workers: 2).map(\.cells).description
                } catch let failure as Failure {
                    return TextRenderer.render(failure.diagnostics)
                } catch { return "\(error)" }
            }
            #expect(outcome(48) == outcome(1 << 40))
            #expect(outcome(400) == outcome(1 << 40))
        }
    }

    @Test func `places hold what they were made of`() {
        for piece in [nil, 0, 1, 3999] {
            for number in [0, 1, 1 << 40] {
                let place = XMLPlace(XMLPlace(piece: piece, number: number).packed)
                #expect(place.piece == piece && place.number == number)
            }
        }
    }
}
