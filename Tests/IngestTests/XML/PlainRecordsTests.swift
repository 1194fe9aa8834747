import Testing

@testable import Ingest

/// What is read without a parser, clause by clause: it gives what one parser gives, and is taken where it is plain.
@Suite struct PlainRecordsTests {
    /// Checks a document; `plain` of its records go past the parser when it is one piece.
    private func check(
        _ text: some Sequence<UInt8>, plain: Int, records: Int?, path: [String] = ["doc", "row"],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let reading = try PlainReading(text, path: path)
        #expect(reading.differences() == [], sourceLocation: sourceLocation)
        #expect(reading.reference.records?.count == records, sourceLocation: sourceLocation)
        #expect(try reading.plain() == plain, sourceLocation: sourceLocation)
    }

    /// A document whose first record is the parser's, the last two plain, and one between that is looked at.
    private func check(
        record: String, isPlain: Bool, isRead: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let last = "<row><b>2</b><a>1</a></row>"
        let text = "<doc>\n<row><a>1</a><b/></row>\n\(record)\n\(last)\(last)</doc>"
        // The parser goes on to the next end tag, so a record without one takes another with it.
        let plain = isPlain ? 3 : record.hasSuffix("</row>") ? 2 : 1
        try check(text.utf8, plain: isRead ? plain : 0, records: isRead ? 4 : nil, sourceLocation: sourceLocation)
    }

    @Test(arguments: [
        "<row></row>", "<row>\r\n\t </row>", "<row><a/></row>", "<row><b/><a></a></row>",
        "<row><a>x > y ]] z</a></row>",
        "<row><a>a &amp; b&lt;&gt;&apos;&quot;</a></row>", "<row><b>&lt;4> strongly agree</b></row>",
        "<row><a><![CDATA[]]></a><b><![CDATA[]]]]></b></row>", "<row><a><![CDATA[<row>&amp;</a>]]></a></row>",
        "<row><a>\u{7F}\u{85}\u{2028}\u{FEFF}\u{FFFD}\u{1FFFE}\u{10FFFF}</a></row>", "<row><a>line\nline\t</a></row>",
    ]) func `plain records go past the parser`(_ record: String) throws { try check(record: record, isPlain: true) }

    @Test(arguments: [
        "<row/>", "<row ></row>", "<row></row >", "<row id='1'/>", "<row><a k='1'>1</a></row>", "<row><a >1</a></row>",
        "<row><a>1</a ></row>", "<row><a /></row>", "<row><a>1</a><a>2</a></row>", "<row>1<a>1</a></row>",
        "<row><a><b>1</b></a></row>", "<row><c>1</c></row>", "<row><ab>1</ab></row>", "<row><a>1\r\n</a></row>",
        "<row><a>&#49;</a></row>", "<row><a> <![CDATA[1]]></a></row>", "<row><a><![CDATA[1]]> </a></row>",
        "<row><a><![CDATA[1]]><![CDATA[2]]></a></row>", "<row><a>1<!-- 2 --></a></row>", "<row><?p?><a>1</a></row>",
        "<row><!-- </row>\n --><a>1</a></row>", "<row><p:a xmlns:p='u'>1</p:a></row>", "<row xml:space='preserve'/>",
        "<p:row xmlns:p='u'><a>1</a></p:row>", "<row xmlns='v'><a>1</a></row>", "<row><row>1</row></row>",
        "<row><p:a:b>1</p:a:b></row>", "<row><a><![CDATA[1\r\n]]></a></row>",
    ]) func `other records are the parser's`(_ record: String) throws { try check(record: record, isPlain: false) }

    @Test(arguments: [
        "<row><a>]]></a></row>", "<row><a>\u{FFFE}</a></row>", "<row><a>\u{FFFF}</a></row>", "<row><a>\u{1}</a></row>",
        "<row><a><![CDATA[\u{FFFF}]]></a></row>", "<row><a><![CDATA[\u{1F}]]></a></row>", "<row><a>&x;</a></row>",
        "<row><a>&amp</a></row>", "<row><a>a & b</a></row>", "<row><a>1</b></row>", "<row><a>1</a></rows>",
        "<row><a><![CDATA[1]]</a></row>", "<row><a>1</row>", "<row><a>1<</a></row>", "<row><a/ ></row>", "</row>",
        "<row><1>1</1></row>", "<row>\u{FFFE}</row>",
    ]) func `what is not well-formed is refused alike`(_ record: String) throws {
        try check(record: record, isPlain: false, isRead: false)
    }

    @Test func `a leaf is plain once it was met, in any order`() throws {
        let text =
            "<doc ><row><a>1</a></row><row><b>2</b></row><row><b>2</b><a>1</a></row><row><a>3</a><b/></row></doc>"
        try check(text.utf8, plain: 2, records: 4)
    }

    @Test(arguments: [
        "<doc xmlns='u'>", "<doc xml:space='preserve'>", "<?xml version='1.0'?><doc>", "<!-- x --><?p?><doc>",
        "\u{FEFF}<doc>",
        "<?xml version=\"1.0\" encoding='UTF-8' standalone='yes' ?>\r\n<doc>", "<doc><other><row/></other><row/>",
    ]) func `heads behind which records are plain`(_ head: String) throws {
        let rows = "<row><a>1</a></row><row><a>2</a></row><row><a>3</a></row>"
        let other = head.contains("other")
        // The element beside the records keeps the cut from standing between records, and the file is read in one go.
        try check((head + rows + "</doc>").utf8, plain: other ? 0 : 2, records: other ? 4 : 3)
    }

    @Test(arguments: [
        "<!DOCTYPE doc [<!ATTLIST a k CDATA '1'>]><doc>", "<?xml version='1.1'?><doc>",
        "<?xml version='1.0' encoding='ISO-8859-1'?><doc>", "<?xml version='1.0' encoding='us-ascii'?><doc>",
        "<?xml version='1.0' encoding='ISO-2022-JP'?><doc>",
    ]) func `heads behind which nothing is`(_ head: String) throws {
        try check((head + "<row><a>1</a></row><row><a>2</a></row></doc>").utf8, plain: 0, records: 2)
    }

    @Test func `names are compared to their end and byte for byte`() throws {
        let long = String(repeating: "n", count: 256)
        for (name, leaf) in [("row", "ro"), ("r\u{F6}w", "b\u{E4}"), ("row-1.x", "row-1"), (long, long + "x")] {
            let row = "<\(name)><\(leaf)>1</\(leaf)></\(name)>"
            let text = "<doc >\(row)\(row)<\(name)s><\(leaf)>1</\(leaf)></\(name)s>\(row)\(row)</doc>"
            let isLong = leaf.utf8.count > 256
            try check(text.utf8, plain: isLong ? 0 : 2, records: isLong ? nil : 4, path: ["doc", name])
        }
    }

    @Test func `a record name that the parser has not met is none`() throws {
        let long = String(repeating: "n", count: 300)
        for name in ["1a", "a b", "a\u{2329}", long] {
            let text = "<doc >\n<\(name)></\(name)>\n<\(name)></\(name)></doc>"
            try check(text.utf8, plain: 0, records: nil, path: ["doc", name])
        }
        // The same to Unicode, but one of the two is no name.
        let text = "<doc ><a\u{3008}><b>1</b></a\u{3008}><a\u{2329}><b>1</b></a\u{2329}></doc>"
        try check(text.utf8, plain: 0, records: nil, path: ["doc", "a\u{2329}"])
    }

    @Test func `a colon within a name is not the same everywhere`() throws {
        let leaves = "<doc ><row><p:a:b>1</p:a:b></row><row><a:b>2</a:b></row><row><b>3</b></row><row/></doc>"
        try check(leaves.utf8, plain: 1, records: 4)
        let rows = "<doc ><p:a:b><x>1</x></p:a:b><a:b><x>2</x></a:b><p:a:b><x>3</x></p:a:b><a:b><x>4</x></a:b></doc>"
        try check(rows.utf8, plain: 0, records: 2, path: ["doc", "a:b"])
    }

    @Test func `spellings that Unicode holds for the same are one column`() throws {
        let (one, two) = ("\u{E9}", "e\u{301}")
        let text =
            "<doc ><row><\(one)>1</\(one)></row><row><\(two)>2</\(two)></row>"
            + "<row><\(one)>3</\(one)><\(one)>4</\(one)></row><row><\(one)>5</\(one)></row></doc>"
        try check(text.utf8, plain: 1, records: 4)
    }

    @Test func `records before the first cut come once`() throws {
        let rows = "<row><a>1</a></row><row><a>2</a></row><row><a>3</a></row></doc>"
        try check(("<doc xmlns:p='u'><p:row><a>0</a></p:row>" + rows).utf8, plain: 0, records: 4)
        let text = "<doc ><e\u{301}><a>0</a></e\u{301}><\u{E9}><a>1</a></\u{E9}><\u{E9}><a>2</a></\u{E9}></doc>"
        try check(text.utf8, plain: 0, records: 3, path: ["doc", "\u{E9}"])
    }

    /// The elements around the records are those that the head opened, not others of the same depth or local name.
    @Test(arguments: [
        ("<doc><rows>RR</rows>zz<rCows>RRRR</rows>zz</doc>", ["doc", "*", "row"]),
        ("<doc><rows>RR</rows>zz<cows>RRRR</cows>zz</doc>", ["doc", "*", "row"]),
        ("<doc xmlns:p='u'><rows>RR</rows><p:rows>RRRR</rows></doc>", ["doc", "rows", "row"]),
        ("<doc xmlns:p='u'><rows>RR</rows><p:rows>RRRR</p:rows></doc>", ["doc", "rows", "row"]),
    ]) func `a section that ends is not taken for the next`(_ text: String, _ path: [String]) throws {
        let record = "<row><a>0</a><b>2</b></row>"
        let reading = try PlainReading(text.replacing("R", with: record).utf8, path: path)
        #expect(reading.differences([16, 40, 64, 150]) == [])
    }

    @Test func `records stand at one path, which may open again`() throws {
        let row = "<row><a>1</a></row>"
        let text =
            "<doc><rows>\(row)\(row)</rows><other>\(row)</other><rows>\(row)</rows>\(row)<rows/><rows>\(row)\(row)</rows></doc>"
        try check(text.utf8, plain: 2, records: 5, path: ["doc", "rows", "row"])
    }
}
