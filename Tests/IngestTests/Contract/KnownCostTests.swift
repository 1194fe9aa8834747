import Testing

@testable import Ingest

/// Small files that cost much more than their size: each test fails until they are bounded.
@Suite struct KnownCostTests {
    /// Bytes of the table that a text is turned into, for each byte of the text.
    private func growth(_ text: String, _ name: String) throws -> Int {
        let folder = try TemporaryFolder()
        let export = try open(path: folder.write(Array(text.utf8), as: name)).export
        return export.input.size / text.utf8.count
    }

    @Test func aLongTableWithAQuestionAPersonStaysSmall() throws {
        let rows = (0..<500).map { "p\($0),q\($0),1\n" }.joined()
        let growth = try growth("respondent,question,answer\n" + rows, "export.csv")
        withKnownIssue { #expect(growth < 10) }
    }

    @Test func objectsThatHaveNoNameInCommonStaySmall() throws {
        let growth = try growth((0..<500).map { "{\"q\($0)\": 1}\n" }.joined(), "export.jsonl")
        withKnownIssue { #expect(growth < 10) }
    }

    @Test func valuesWithOneNameCostWhatTheyAre() throws {
        func time(_ count: Int) throws -> Duration {
            let values = String(repeating: "<b>x</b>", count: count)
            let text = "<Report_Data><Report_Entry><a>1</a>\(values)</Report_Entry></Report_Data>"
            let folder = try ContractFolder()
            let part = Fixture.Part(name: "report.xml", bytes: Array(text.utf8))
            return try ContinuousClock().measure { _ = try folder.read([part]) { $0.format = "workday" } }
        }
        _ = try time(10)
        let (few, many) = (try time(150), try time(300))
        withKnownIssue(isIntermittent: true) { #expect(many < few * 4) }
    }
}
