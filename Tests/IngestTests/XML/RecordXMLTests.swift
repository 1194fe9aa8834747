import Diagnostics
import Ingest
import Study
import Testing
import Workers

/// What records of XML come out as.
@Suite struct RecordXMLTests {
    @Test func leavesAndAttributesBecomeColumnsByTheirWayDown() throws {
        let export = try open(Array(Samples.records.utf8)).export
        #expect(export.layout.format == "xml")
        #expect(export.layout.evidence == ["the root element is `answers`", "a record is /answers/answer"])
        #expect(try export.columns().map(\.id) == ["@id", "q1", "q2", "place/unit"])
        #expect(try export.records().map(\.texts) == [["1", "4", "a & b", "IT"], ["2", "5", "", ""]])
    }

    @Test func elementsThatRepeatWithinARecordAreNumberedAndNoneIsLost() throws {
        let text = "<r><w a='0'><t>1</t><t>2</t><c><n>3</n></c><c><n>4</n></c><t>5</t></w><w><t>6</t></w></r>"
        let export = try open(Array(text.utf8)).export
        #expect(try export.columns().map(\.id) == ["@a", "t", "t#2", "c/n", "c/n#2", "t#3"])
        #expect(try export.records().map(\.texts) == [["0", "1", "2", "3", "4", "5"], ["", "6", "", "", "", ""]])
    }

    @Test func aStarInTheRecordPathStandsForAnyElement() throws {
        let export = try open(Array("<r><a><x>1</x></a><b><x>2</x></b></r>".utf8)) { $0.record = "/r/*" }.export
        #expect(try export.records().map(\.texts) == [["1"], ["2"]])
    }

    @Test func responsesOfLimeSurveyAreNamedThroughTheStructure() throws {
        let folder = try TemporaryFolder()
        let structure = try StructureFacts.read(folder.write(Array(Samples.structure.utf8)))
        let book = LimeSurveyQuestions(structure).codebook
        let export = try open(Array(Samples.responses.utf8)) { $0.codebook = book }.export
        #expect(export.layout.format == "limesurvey-xml")
        #expect(try export.columns().map(\.id) == ["id", "BEL[SQ001]"])
        #expect(try export.records().map(\.texts) == [["1", "A4"], ["2", ""]])
        #expect(export.layout.codebook["BEL[SQ001]"]?.choices.map(\.code) == ["A4"])
    }

    @Test func emptyElementsHaveTheCodeOfTheirTableAndMissingOnesAreNotShown() throws {
        var table = CodeTable(empty: 13)
        table.insert(Array("4".utf8), code: 4)
        let plan = ColumnPlan(codeSlots: 1, textSlots: 0, tables: [table], absent: AnswerCode.notShown) {
            $0.id == "q" ? .code(slot: 0, table: 0) : .skip
        }
        let export = try open(Array("<r><w><q/></w><w><q></q></w><w/><w><q>4</q></w><w><q>5</q></w></r>".utf8)).export
        let codes = try export.read(plan: plan, workers: Workers(1), start: { [UInt8]() }) { block, codes in
            for record in 0..<block.count { codes.append(block.codes[record * block.stride]) }
        }
        #expect(codes == [[13, 13, AnswerCode.notShown, 4, AnswerCode.unknown]])
    }

    @Test func placesAreLinesAndRecordsCanBeReadAgain() throws {
        let many = (1...2_000).map { "<w><q>\($0)</q>\n</w>\n" }.joined()
        let export = try open(Array("<r>\n\(many)</r>".utf8)).export
        let records = try export.records()
        #expect(records.count == 2_000)
        let lines = try export.lines(of: records.map(\.place))
        #expect(records.map { lines[$0.place]?.line } == (0..<2_000).map { 2 + 2 * $0 })
        let some = [records[3], records[1_999]]
        #expect(try export.again(some.map(\.place)) == some)
    }

    @Test func encodingsAreWhatTheFileSays() throws {
        let text = "<?xml version=\"1.0\" encoding=\"ENC\"?><r><w><q>ä€</q></w><w><q>x</q></w></r>"
        let latin: [UInt8] = text.replacing("ENC", with: "ISO-8859-15").unicodeScalars.map { scalar in
            scalar == "€" ? 0xA4 : UInt8(scalar.value)
        }
        let wide = text.replacing("ENC", with: "UTF-16").utf16
        let little: [UInt8] = [0xFF, 0xFE] + wide.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big: [UInt8] = [0xFE, 0xFF] + wide.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for bytes in [latin, little, big, Array(text.replacing("ENC", with: "UTF-8").utf8)] {
            let opened = try open(bytes)
            #expect(try opened.export.records().map(\.texts) == [["ä€"], ["x"]])
            #expect(opened.ids == [])
        }
        let named = try open(latin) { $0.encoding = "latin-9" }
        #expect(try named.export.records().map(\.texts) == [["ä€"], ["x"]])
    }
}
