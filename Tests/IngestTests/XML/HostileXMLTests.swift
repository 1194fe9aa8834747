import Diagnostics
import Foundation
import Ingest
import Testing

/// XML made to do harm, or broken: refused at once, with a place, and without a word of what it says.
@Suite struct HostileXMLTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func refuse(
        _ id: DiagnosticID, line: Int? = nil, _ text: some Sequence<UInt8>,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        expectRefusal(id, line: line, try folder.write(text), sourceLocation: sourceLocation)
    }

    private func rows(_ inside: String, doctype: String = "") -> [UInt8] {
        Array("<?xml version=\"1.0\"?>\n\(doctype)<r>\n<row><q>1</q></row>\n<row><q>\(inside)</q></row>\n</r>\n".utf8)
    }

    @Test func billionLaughsEndAtTheFirstEntity() throws {
        var entities = "<!ENTITY a0 \"\(canary)\">"
        for level in 1...9 {
            entities += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
        }
        try refuse(.xmlEntity, line: 4, rows("&a9;", doctype: "<!DOCTYPE r [\(entities)]>"))
        try refuse(.xmlEntity, line: 4, rows("<i a=\"&a9;\"/>", doctype: "<!DOCTYPE r [\(entities)]>"))
    }

    @Test func aLongEntityUsedOftenEndsAtTheFirstUse() throws {
        let doctype = "<!DOCTYPE r [<!ENTITY a \"" + String(repeating: canary, count: 15_000) + "\">]>"
        try refuse(.xmlEntity, line: 4, rows(String(repeating: "&a;", count: 50_000), doctype: doctype))
    }

    @Test func parameterEntitiesAreRefusedToo() throws {
        try refuse(.xmlEntity, rows("1", doctype: "<!DOCTYPE r [<!ENTITY % p \"<!ELEMENT r ANY>\">%p;]>"))
        // A declaration alone is not a use.
        let declared = rows("1", doctype: "<!DOCTYPE r [<!ENTITY % p \"<!ELEMENT r ANY>\"> <!ENTITY e \"x\">]>\n")
        #expect(try open(declared).export.records().map(\.texts) == [["1"], ["1"]])
    }

    @Test func externalEntitiesAreNeitherReadNorAskedFor() throws {
        let secret = try folder.write(Array(canary.utf8), as: "secret.txt")
        for address in ["file://\(secret)", "http://127.0.0.1:9/\(canary)"] {
            try refuse(.xmlEntity, line: 4, rows("&x;", doctype: "<!DOCTYPE r [<!ENTITY x SYSTEM \"\(address)\">]>"))
            try refuse(.xmlEntity, rows("1", doctype: "<!DOCTYPE r [<!ENTITY % x SYSTEM \"\(address)\">%x;]>"))
        }
    }

    @Test func undeclaredEntitiesAreErrorsAndNotSilence() throws {
        try refuse(.xmlEntity, line: 4, rows("\(canary) &nbsp; more"))
        try refuse(.xmlEntity, line: 4, rows("&\(canary);"))
    }

    @Test func theFiveEntitiesAndCharacterReferencesAreText() throws {
        let export = try open(rows("&lt;&gt;&amp;&quot;&apos;&#228;&#x1F642;")).export
        #expect(try export.records().map(\.texts) == [["1"], ["<>&\"'ä🙂"]])
    }

    @Test func aDoctypeIsAcceptedAndNotActedOn() throws {
        let doctype =
            "<!DOCTYPE r SYSTEM \"http://127.0.0.1:9/r.dtd\" [<!ATTLIST q kind CDATA \"\(canary)\">"
            + "<!ENTITY unused \"<x>\"><!ENTITY other SYSTEM \"file:///etc/hostname\">]>\n"
        let export = try open(rows("2", doctype: doctype)).export
        #expect(try export.columns().map(\.id) == ["q"])
        #expect(try export.records().map(\.texts) == [["1"], ["2"]])
    }

    @Test func nestingIsBounded() throws {
        try refuse(.xmlLimit, line: 1, Array(String(repeating: "<\(canary)>", count: 300_000).utf8))
        try refuse(.xmlLimit, rows(String(repeating: "<a>", count: 70) + String(repeating: "</a>", count: 70)))
    }

    @Test func attributesOfOneElementAreBounded() throws {
        let attributes = (0..<120_000).map { "a\($0)='\(canary)'" }.joined(separator: " ")
        try refuse(.xmlLimit, line: 1, Array("<r \(attributes)/>".utf8))
        let some = (0..<300).map { "a\($0)=''" }.joined(separator: " ")
        try refuse(.xmlLimit, line: 4, rows("<x \(some)/>"))
    }

    @Test func textsAreBounded() throws {
        let long = canary + String(repeating: "a", count: 12 << 20)
        try refuse(.xmlLimit, line: 4, rows(long))
        try refuse(.xmlLimit, rows("<![CDATA[\(long)]]>"))
        try refuse(.xmlLimit, rows("<x a=\"\(long)\"/>"))
        try refuse(.xmlLimit, rows("<!--\(long)-->"))
        try refuse(.xmlLimit, rows("1", doctype: "<!DOCTYPE r [<!-- \(long) -->]>"))
        try refuse(.xmlLimit, rows("<x a=\"\(long.prefix(1_100_000))\"/>"))
    }

    @Test func namesAndKindsOfElementsAreBounded() throws {
        try refuse(.xmlLimit, rows("<\(canary)\(String(repeating: "a", count: 300))/>"))
        let many = (0..<10_100).map { "<e\($0)/>" }.joined()
        try refuse(.xmlLimit, line: 2, Array("<r><row/>\n<row>\(many)</row></r>".utf8))
    }

    @Test func invalidBytesAreErrorsWhereverTheyStand() throws {
        let name = Array("<r><row><\(canary)".utf8) + [0xC3, 0x28, 0xFF] + Array(">1</x></row><row/></r>".utf8)
        try refuse(.xmlMalformed, line: 1, name)
        try refuse(.xmlMalformed, Array("<r>\n<row><q>\(canary)".utf8) + [0xE9] + Array("</q></row><row/></r>".utf8))
        try refuse(.xmlMalformed, Array("<?xml version=\"1.0\" encoding=\"\(canary)\"?><r/>".utf8))
        try refuse(.sourceBinary, Array("<r><row>\(canary)".utf8) + [0] + Array("</row></r>".utf8))
    }

    @Test(arguments: ["Shift_JIS", "EUC-JP", "US-ASCII", "ISO-2022-JP"])
    func bytesThatTheDeclaredEncodingDoesNotHaveAreNoEnd(_ encoding: String) throws {
        let text = "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\n<root>\n<row><q>1</q></row><row><q>2</q></row>"
        for bad: [UInt8] in [[0xFF, 0xFE], [0x80, 0xFF]] {
            try refuse(.xmlMalformed, Array((text + "<row><q>").utf8) + bad + Array("</q></row></root>".utf8))
        }
    }

    @Test func whatIsNotWellFormedIsRefusedWithItsLine() throws {
        let bad: [(String, Int)] = [
            ("<r>\n<row/></r>\n<r>\(canary)</r>", 3), ("<r>\n<row><\(canary)>x</row></r>", 2),
            ("<r>\n<row>\(canary)", 2),
            ("<r>\n<row a='1' \(canary) b='2'/></r>", 2), ("<r>\n<row \(canary)='1' \(canary)='2'/></r>", 2),
            ("<r>\n<row>a & \(canary)</row></r>", 2), ("<r>\n<row>]]>\(canary)</row></r>", 2),
            ("<r>\n<\(canary):></r>", 2),
            ("<r>\n<row a='<\(canary)'/></r>", 2), ("<r>\n<row></\(canary)></r>", 2),
        ]
        for (text, line) in bad { try refuse(.xmlMalformed, line: line, Array(text.utf8)) }
    }

    @Test func aPathWithoutRecordsIsAnErrorAndAnEmptyListAWarning() throws {
        let path = try folder.write(rows("1"))
        expectRefusal(.xmlNoRecords, path) { $0.record = "/other/line" }
        expectRefusal(.xmlNoRecords, path) { $0.format = "limesurvey-xml" }
        expectRefusal(.xmlNoRecords, try folder.write(Array("<r>\(canary)</r>".utf8)))
        let none = Samples.responses.replacing(try Regex("(?s)<row>.*</row>"), with: "")
        let opened = try open(Array(none.utf8))
        #expect(opened.ids == [.sourceHeaderOnly])
        #expect(try opened.export.records().isEmpty)
    }
}
