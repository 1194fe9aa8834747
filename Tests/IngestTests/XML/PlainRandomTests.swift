import TestSupport
import Testing

@testable import Ingest

/// Documents from seeds, and one document damaged in every place.
@Suite struct PlainRandomTests {
    private func document(_ random: inout SplitMix64) -> String {
        let values = [
            "1", "2", "", "a &amp; b", "&lt;4> strongly agree", "<![CDATA[<row>]]>", "x]]y", "\u{E4}\u{FFFD}", "&#228;",
            "l\r\nl",
            "<!-- </row>\n -->", "<b>1</b>", "]]>", "&x;", "\u{FFFF}",
        ]
        let between = ["", "", "", "\n", " \t\r\n", "<!-- </row> -->", "<?p </row>?>", "text", "</row>"]
        let tags = ["row", "row", "row", "row", "row", "row", "row", "row id='1'", "p:row", "rows"]
        // Damage is rare enough for most documents to be read to their end.
        func pick(_ list: [String], _ last: Int) -> String {
            let rare = Int.random(in: 0..<60, using: &random) == 0
            return list[Int.random(in: 0..<(rare ? list.count : last), using: &random)]
        }
        var text = ["<doc >", "<doc xmlns:p='u'>", "<?xml version='1.0'?>\n<doc>"].randomElement(using: &random) ?? ""
        for _ in 0..<Int.random(in: 1...30, using: &random) {
            let tag = pick(tags, 7)
            text += "<\(tag)>"
            for name in ["a", "b", "\u{E9}", "row"] where random.chance(0.6) {
                let value = pick(values, 9)
                text += value.isEmpty && random.chance(0.5) ? "<\(name)/>" : "<\(name)>\(value)</\(name)>"
                text += pick(between, 5)
            }
            text += "</\(tag.prefix { $0 != " " })>" + pick(between, 5)
        }
        return text + "</doc>"
    }

    @Test func `documents from seeds`() throws {
        var (read, records, plain) = (0, 0, 0)
        for seed in 1...150 {
            var random = SplitMix64(seed: UInt64(seed))
            let reading = try PlainReading(document(&random).utf8)
            #expect(reading.differences() == [], "seed \(seed)")
            guard let found = reading.reference.records else { continue }
            read += 1
            records += found.count
            plain += try reading.plain()
        }
        // Enough of them are read, and enough of that without a parser, for the comparison to mean something.
        #expect(read > 75 && records > 700 && plain > 200, "\(read) \(records) \(plain)")
    }

    private let small = Array(
        "<doc ><row><a>1</a><b/></row>\n<row><a>&lt;]]</a><b><![CDATA[x]]></b></row><row><b>\u{FFFD}</b></row></doc>"
            .utf8)

    @Test func `all beginnings of a document`() throws {
        for count in 1..<small.count {
            #expect(try PlainReading(small[..<count]).differences([16]) == [], "\(count)")
        }
    }

    @Test func `every byte made another one`() throws {
        for at in small.indices {
            for byte: UInt8 in [0x0D, 0x3C, 0x3E, 0x26, 0x5D, 0x61, 0xBF] {
                var text = small
                text[at] = byte
                guard text != small else { continue }
                #expect(try PlainReading(text).differences([16]) == [], "\(byte) at \(at)")
            }
        }
    }
}
