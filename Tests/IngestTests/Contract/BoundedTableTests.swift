import Diagnostics
import Testing

@testable import Ingest

/// Small files that would cost much more than their size are refused, or cost what others do.
@Suite struct BoundedTableTests {
    private func refusal(_ text: String, _ name: String) -> [DiagnosticID] {
        do {
            return try ContractFolder().read([Fixture.Part(name: name, bytes: Array(text.utf8))]).refusal.map(\.id)
        } catch { return [] }
    }

    @Test func aLongTableWithAQuestionAPersonIsRefused() {
        let rows = (0..<9_000).map { "p\($0),q\($0),1\n" }.joined()
        #expect(refusal("respondent,question,answer\n" + rows, "export.csv") == [.sourceUnsupported])
    }

    @Test func objectsThatHaveNoNameInCommonAreRefused() {
        let lines = (0..<9_000).map { "{\"q\($0)\": 1}\n" }.joined()
        #expect(refusal(lines, "export.jsonl") == [.sourceUnsupported])
    }

    @Test func sparseAnswersOfManyPeopleAreRead() throws {
        let rows = (0..<2_000).map { "p\($0),q\($0 % 500),1\n" }.joined()
        let text = "respondent,question,answer\n" + rows
        let found = try ContractFolder().read([Fixture.Part(name: "export.csv", bytes: Array(text.utf8))])
        #expect(found.usable.count == 2_000)
    }

    /// Looking for a free name from the first one on each time would take minutes.
    @Test func thousandsOfValuesWithOneNameAreRead() throws {
        let values = String(repeating: "<b>x</b>", count: 8_000)
        let text = "<Report_Data><Report_Entry><a>1</a>\(values)</Report_Entry></Report_Data>"
        let part = Fixture.Part(name: "report.xml", bytes: Array(text.utf8))
        let found = try ContractFolder().read([part]) { $0.format = "workday" }
        #expect(found.records.first?.cells["b#8000"] == "x")
    }
}
