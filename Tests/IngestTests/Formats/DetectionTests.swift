import Diagnostics
import Ingest
import Study
import Testing

/// Which delimiter and which format a file is taken to have, and when that is not clear enough.
@Suite struct DetectionTests {
    private func layout(_ text: String, _ change: (inout Export.Request) -> Void = { _ in }) throws -> Layout {
        try open(Array(text.utf8), change).export.layout
    }

    private func text(_ delimiter: String) -> String {
        "id\(delimiter)unit\(delimiter)q\n1\(delimiter)\"a,b;c\td|e\"\(delimiter)4\n2\(delimiter)x\(delimiter)5\n"
    }

    @Test(arguments: [",", ";", "\t", "|"]) func eachDelimiterIsFoundAndCanBeNamed(delimiter: String) throws {
        for named in [nil, Array(delimiter.utf8).first] {
            let export = try open(Array(text(delimiter).utf8)) { $0.delimiter = named }.export
            #expect(export.layout.columns.map(\.id) == ["id", "unit", "q"])
            #expect(try export.records().map(\.texts) == [["1", "a,b;c\td|e", "4"], ["2", "x", "5"]])
        }
    }

    @Test func excelsLineBeforeTheHeadersIsTakenAndPassedOver() throws {
        for lineEnd in ["\n", "\r\n"] {
            let export = try open(Array(("sep=;" + lineEnd + text(";")).utf8)).export
            #expect(export.layout.columns.map(\.id) == ["id", "unit", "q"])
            #expect(try export.records().count == 2)
        }
        let other = try open(Array(("sep=:\n" + text(":")).utf8)).export
        #expect(other.layout.columns.map(\.id) == ["id", "unit", "q"])
        // What the study says stands above it.
        #expect(try layout("sep=;\na,b;c\n1,2;3\n") { $0.delimiter = 44 }.columns.map(\.id) == ["a", "b;c"])
    }

    @Test func twoDelimitersThatFitAlikeStopWithBothNamed() throws {
        let text = "a,b;c,d;e\n1,2;3,4;5\n6,7;8,9;0\n"
        let found = findings { _ = try layout(text) }
        #expect(found?.first?.id == .sourceAmbiguous)
        #expect(found?.first?.message.contains("','") == true && found?.first?.message.contains("';'") == true)
        #expect(found?.first?.help?.contains("delimiter") == true)
        #expect(found?.first?.place?.line == 1)
        #expect(try layout(text) { $0.delimiter = 59 }.columns.map(\.id) == ["a,b", "c,d", "e"])
    }

    @Test func aFileOfOneColumnHasNoDelimiter() throws {
        let export = try open(Array("comment\nso\n\n\"\"\nla la\n".utf8)).export
        #expect(export.layout.columns.map(\.id) == ["comment"])
        #expect(try export.records().map(\.texts) == [["so"], [""], ["la la"]])
    }

    @Test func eachFormatIsRecognisedForAReasonThatIsSaid() throws {
        #expect(try layout(Samples.plain).evidence == ["one header row with 4 columns"])
        #expect(try layout(Samples.qualtrics).evidence == ["record 3 has an ImportId in 6 of 6 cells"])
        #expect(
            try layout(Samples.surveyMonkey).evidence
                == ["the first column is the respondent id", "record 2 has an empty first cell and 3 labels"])
        #expect(try layout(Samples.limeSurvey).evidence == ["the header has `submitdate` and `lastpage`"])
        let coded = "n,A1. One?,A2[x]. Two [x],A3. Three\n0,1,2,3\n"
        #expect(try layout(coded).evidence == ["3 of 4 headings are a code, a full stop and the question"])
        #expect(try layout(Samples.responses).evidence == ["the root element `document` has responses"])
    }

    @Test func eachFormatSaysWhatItsHeadersMean() throws {
        let qualtrics = try layout(Samples.qualtrics)
        #expect(qualtrics.columns.map(\.id) == ["StartDate", "Status", "Finished", "RecordedDate", "Q1", "Q2_TEXT"])
        #expect(qualtrics.columns.map(\.role) == [nil, .status, .finished, .submitted, nil, nil])
        #expect(qualtrics.columns[4].text == "How are\nyou, really?" && qualtrics.columns[4].mark == "QID1")
        #expect(qualtrics.statuses["1"] == .preview && qualtrics.statuses["32"] == nil)
        #expect(qualtrics.unfinished.contains("0") && !qualtrics.unfinished.contains("1"))
        let monkey = try layout(Samples.surveyMonkey)
        #expect(
            monkey.columns.map(\.id)
                == [
                    "RespondentID", "Do you, on the whole, belong?", "Which apply? [Pay]",
                    "Which apply? [Respect, mostly]",
                ])
        let lime = try layout(Samples.limeSurvey)
        #expect(lime.columns.map(\.id) == ["id", "submitdate", "lastpage", "BEL[SQ001]", "COM"])
        #expect(lime.columns[1].role == .submitted)
    }

    @Test func importIdsWithSingleQuotesAreRecognised() throws {
        let text = "StartDate,Q1\nStart Date,How?\n{'ImportId': 'startDate'},{'ImportId': 'QID4-1-1'}\n2020-01-01,3\n"
        #expect(try layout(text).columns.map(\.mark) == ["startDate", "QID4-1-1"])
    }

    @Test func aFormatThatTheFileContradictsIsRefused() throws {
        for (format, text) in [
            ("qualtrics", Samples.plain), ("qualtrics", Samples.surveyMonkey), ("surveymonkey", Samples.plain),
            ("xml", Samples.plain), ("limesurvey-xml", Samples.plain),
        ] {
            let found = findings { _ = try layout(text) { $0.format = format } }
            #expect(found?.first?.id == .sourceUnsupported, "\(format)")
            #expect(found?.first?.message.contains("`\(format)`") == true)
            #expect(found?.first?.place?.line == 1 && found?.first?.help != nil)
        }
        #expect(failure { _ = try layout(Samples.plain) { $0.format = "klingon" } } == .studyInvalidValue)
        #expect(try layout(Samples.limeSurvey) { $0.format = "csv" }.format == "csv")
        #expect(try layout(Samples.limeSurvey) { $0.format = "limesurvey" }.evidence == ["named by the study"])
    }

    @Test func headersLongerThanTheFirstLookAreReadWhole() throws {
        let question = String(repeating: "long, \"\"question\"\"\n", count: 6_000)
        let marks = "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\"\n"
        let text = "StartDate,Q1\nStart Date,\"\(question)\"\n\(marks)"
        let export = try open(Array((text + "2020-01-01,3\n").utf8)).export
        #expect(export.layout.format == "qualtrics")
        #expect(try export.records().map(\.texts) == [["2020-01-01", "3"]])
    }
}
