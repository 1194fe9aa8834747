import Testing

@testable import Ingest

/// Bounds, encodings and the portions that libxml2 is given: what must not depend on where a file is cut.
@Suite struct PlainLimitTests {
    private let rows = "<row><a>8</a></row><row><a>9</a></row></doc>"

    private func check(
        _ text: some Sequence<UInt8>, sizes: [Int], records: Int?, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let reading = try PlainReading(text)
        // Compared without being shown: these documents are large.
        #expect(reading.differences(sizes).isEmpty, sourceLocation: sourceLocation)
        #expect(reading.reference.records?.count == records, sourceLocation: sourceLocation)
    }

    @Test func `a record of the longest text is plain, a longer one refused`() throws {
        for (more, records) in [(-100, 3), (100, nil)] as [(Int, Int?)] {
            let text = String(repeating: "&amp;", count: 3) + String(repeating: "t", count: Limits.text + more)
            let reading = try PlainReading("<doc ><row><a>1</a></row><row><a>\(text)</a></row><row/></doc>".utf8)
            #expect(reading.differences([300]).isEmpty)
            #expect(reading.reference.records?.count == records)
            #expect(try reading.plain() == (records == nil ? 0 : 1))
        }
    }

    @Test func `the bound on columns holds over all pieces`() throws {
        for (more, records) in [(0, 102), (1, nil)] as [(Int, Int?)] {
            let rows = (0..<100).map { row in
                "<row>" + (0..<Limits.columns / 100).map { "<e\(row)-\($0)/>" }.joined() + "</row>"
            }
            let last = more == 0 ? "" : "<one-more/>"
            let text = "<doc >\(rows.joined())<row><e0-0/></row><row>\(last)</row></doc>"
            try check(text.utf8, sizes: [50_000], records: records)
        }
    }

    @Test func `the end of a section is found or missed alike`() throws {
        for shift in -1...2 {
            for before in ["<row><a>1</a></row>", ""] {
                let text = String(repeating: "x", count: (1 << 15) - 20 + shift)
                let document = "<doc ><row/>\(before)<row x='1'><a>\(text)]]>y</a></row>" + rows
                let reading = try PlainReading(document.utf8)
                #expect(reading.differences([16, 20_000]).isEmpty)
            }
        }
    }

    @Test func `characters and tags may be cut by any portion`() throws {
        for shift in 0..<4 {
            let row =
                "<row><a>" + String(repeating: "\u{20AC}\u{1F642}", count: 30)
                + "</a></row>\r\n<row x='a>b'><a>1</a></row>"
            let text = "<doc >" + String(repeating: " ", count: shift) + String(repeating: row, count: 300) + "</doc>"
            try check(text.utf8, sizes: [20_000], records: 600)
        }
    }

    @Test func `a stray byte at the beginning of a block is not taken for a character`() throws {
        var text = Array("<doc ><row><a>1</a></row><row/>".utf8)
        text += [UInt8](repeating: 10, count: BlockScan.blockSize - text.count - 9) + Array("<row><a>x".utf8) + [0x80]
        try check(text + Array("</a></row>\(rows)".utf8), sizes: [300_000], records: nil)
    }

    @Test func `an encoding that switches is not cut`() throws {
        let inside = Array(String(repeating: "0l", count: 201).utf8) + Array("</row><row>".utf8)
        let head = "<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?><doc ><row><a>1</a></row>"
        let text = Array(head.utf8) + [0x1B, 0x24, 0x42] + inside + [0x1B, 0x28, 0x42] + Array(rows.utf8)
        let reading = try PlainReading(text)
        #expect(reading.differences([16, 64, 200, 400]) == [])
        #expect(try reading.plain() == 0)
    }
}
