import Diagnostics
import Testing

@testable import Ingest

/// Files in which something is easily lost or misread without a word.
@Suite struct NothingLostTests {
    private func read(_ text: String, as name: String = "export.csv") throws -> Contents {
        try ContractFolder().read([Fixture.Part(name: name, bytes: Array(text.utf8))])
    }

    @Test func severalAnswersInALongTableOfJSONAreKept() throws {
        let line = #"{"respondent": "p1", "question": "q1", "answer": ["a", "b"]}"#
        let found = try read(line + "\n", as: "export.jsonl")
        #expect(found.records.first?.cells["q1"] == "a;b")
    }

    @Test func excelsFirstLineIsPassedOverInALongTable() throws {
        let found = try read("sep=;\nrespondent;question;answer\np1;q1;4\n")
        #expect(found.records.first?.cells == ["respondent": "p1", "q1": "4"])
    }

    @Test func aDictionaryWithSemicolonsIsReadWithThem() throws {
        let header = "Variable / Field Name;Form Name;Section Header;Field Type;Field Label;Choices"
        let found = try read(header + "\nq1;survey;;radio;Well?;1, Yes | 0, No\n")
        #expect(found.columns == ["q1"])
    }

    @Test func aQuestionNamedLikeAnAttributeIsNotMixedWithIt() throws {
        let found = try read("respondent,question,answer,unit\np1,unit,4,North\n")
        #expect(found.records.first?.cells == ["respondent": "p1", "unit": "4", "unit#2": "North"])
        #expect(found.said.contains { $0.id == .headerDuplicate })
    }

    @Test func aQuestionOfTheExchangeFormMayBeginWithAnAt() throws {
        let lines = [
            #"{"format": "rapport-answers", "version": 1}"#,
            #"{"respondent": "p1", "question": "@home", "answer": "4"}"#,
        ]
        let found = try read(lines.map { $0 + "\n" }.joined(), as: "export.jsonl")
        #expect(found.records.first?.cells["@home"] == "4")
    }

    @Test func membersWithOneNameAreNotLost() throws {
        let found = try read(#"{"id": "p1", "a": {"b": 1}, "a.b": 2}"# + "\n", as: "export.jsonl")
        #expect(found.records.first?.cells == ["id": "p1", "a.b": "1", "a.b#2": "2"])
    }

    @Test func aPlainTableWithAStartDateIsNoFileThatWasCut() throws {
        let found = try read("StartDate,Q1\nMonday,4\n")
        #expect(found.records.count == 1)
    }

    @Test func aLongFirstLineOfJSONIsJSON() throws {
        let long = String(repeating: "a", count: 70_000)
        let found = try read("{\"id\": \"p1\", \"q1\": \"\(long)\"}\n{\"id\": \"p2\"}\n", as: "export.jsonl")
        #expect(found.records.count == 2)
    }

    @Test func aLongTableCutWithinItsLastAnswerDoesNotCountIt() throws {
        let found = try read("respondent,question,answer\np1,q1,4\np2,q1,10\np1,q2,1")
        #expect(found.records.count == 2)
        #expect(found.usable.map(\.cells) == [["respondent": "p2", "q1": "10"]])
    }

    @Test func aFileCutWithinACharacterIsNoOtherEncoding() throws {
        let whole = Array("id,q1\np1,für\np2,fü".utf8)
        let found = try ContractFolder().read([Fixture.Part(name: "export.csv", bytes: whole.dropLast())])
        #expect(found.refusal.map(\.id) == [.recordCut])
    }

    @Test func aFileOfWindowsThatEndsWithALetterBeyondASCIIIsRead() throws {
        let bytes = Array("id,q1\np1,".utf8) + [0xE9]
        let found = try ContractFolder().read([Fixture.Part(name: "export.csv", bytes: bytes)])
        #expect(found.records.first?.cells["q1"] == "é")
    }
}
