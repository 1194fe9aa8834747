import Diagnostics
import Testing

@testable import Ingest

/// Definitions of columns that are easily taken for others, or that could end the program.
@Suite struct TripleSColumnTests {
    private func survey(_ variables: String, _ data: String, record: String = "") -> [Fixture.Part] {
        let definition =
            "<sss version=\"2.0\"><survey><record ident=\"A\"\(record)>\(variables)</record></survey></sss>"
        return [
            Fixture.Part(name: "survey.sss", bytes: Array(definition.utf8)),
            Fixture.Part(name: "survey.asc", bytes: Array(data.utf8)),
        ]
    }

    private static let serial =
        #"<variable ident="1" type="character" use="serial"><name>ID</name><label>ID</label>"#
        + #"<position start="1" finish="2"/></variable>"#

    private static func multiple(_ inside: String) -> String {
        #"<variable ident="2" type="multiple"><name>Q</name><label>Q</label>"# + inside
            + #"<values><value code="1">a</value><value code="2">b</value></values></variable>"#
    }

    @Test func aBlankBeforeADigitIsAnAnswerNotChosen() throws {
        let parts = survey(Self.serial + Self.multiple(#"<position start="3" finish="4"/>"#), "p1 1\n")
        let found = try ContractFolder().read(parts)
        #expect(found.records.first?.cells == ["ID": "p1", "Q[1]": "0", "Q[2]": "1"])
    }

    @Test func fieldsOfNoWidthAreNoEnd() throws {
        let spread = #"<position start="3" finish="4"/><spread subfields="2" width="0"/>"#
        let found = try ContractFolder().read(survey(Self.serial + Self.multiple(spread), "p112\n"))
        #expect(found.isRefused || found.records.count == 1)
    }

    @Test func aRecordWithoutItsLastColumnsAndLineEndIsRefused() throws {
        let text =
            #"<variable ident="2" type="character"><name>T</name><label>T</label><position start="3" finish="9"/></variable>"#
        let found = try ContractFolder().read(survey(Self.serial + text, "p1perhaps\np2per"))
        #expect(found.isRefused || found.usable.count == 1)
    }

    @Test func aColumnBeyondAllRecordsIsNoEnd() async {
        await #expect(processExitsWith: .success) {
            let tests = TripleSColumnTests()
            let far = TripleSColumnTests.multiple(#"<position start="3" finish="9223372036854775807"/>"#)
            _ = try ContractFolder().read(tests.survey(TripleSColumnTests.serial + far, "p1 1\n"))
        }
    }
}
