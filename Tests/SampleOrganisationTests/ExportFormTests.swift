import Foundation
import Testing

@testable import SampleOrganisation

@Suite("The form of the exports")
struct ExportFormTests {
    @Test("first Qualtrics file: byte order mark, CRLF, three header rows, no French")
    func springForm() {
        let bytes = Sample.bytes("2025-spring/qualtrics.csv")
        #expect(bytes.starts(with: [0xef, 0xbb, 0xbf]))
        #expect(bytes.suffix(2) == [0x0d, 0x0a])
        let rows = TinyReader.csv(bytes)
        #expect(rows[0].count == 35 && rows[1].count == 35 && rows[2].count == 35)
        #expect(rows[1].last == "What should we keep,\nand what should we change?")
        #expect(rows[2][11] == "{\"ImportId\":\"QID2_1\"}")
        #expect(rows.dropFirst(3).filter { $0.count < 35 }.map(\.count) == [25])
        #expect(Set(rows.dropFirst(3).map { $0[10] }) == ["EN", "DE"])
    }

    @Test("second Qualtrics file: neither mark nor CR, three languages")
    func linkForm() {
        let bytes = Sample.bytes("2026-spring/qualtrics.csv")
        #expect(bytes.starts(with: Array("StartDate,".utf8)))
        #expect(!bytes.contains(0x0d))
        #expect(Set(TinyReader.csv(bytes).dropFirst(3).map { $0[10] }) == ["EN", "DE", "FR"])
    }

    @Test("comments hold line breaks, quotes and commas", arguments: ["2025-spring", "2026-spring"])
    func comments(wave: String) {
        let rows = TinyReader.csv(Sample.bytes(wave + "/qualtrics.csv")).dropFirst(3).filter {
            $0.count == 35
        }
        for needle in ["\n", "\"", ","] {
            #expect(rows.filter { $0[34].contains(needle) }.count >= 10)
        }
    }

    @Test("partials of the LimeSurvey file have no submitdate and no later pages")
    func limeSurveyPartials() {
        let records = TinyReader.records("2025-autumn/responses.lsr")
        let partials = records.filter { !$0.complete }
        let dirt = PlantedDirt.limeSurvey
        #expect(partials.count == dirt.partials + dirt.completeAndPartial + dirt.empties - 1)
        #expect(partials.allSatisfy { $0.cells.last == .some(nil) })
        #expect(records.filter(\.complete).allSatisfy { !$0.cells.contains(nil) })
    }

    @Test("structure and responses of the LimeSurvey wave name the same questions")
    func limeSurveyNames() {
        let structure = Sample.text("2025-autumn/survey.lss")
        for block in ["BEL", "APP", "EMP", "STR", "JUD", "FBK", "staffno"] {
            #expect(structure.contains("<title><![CDATA[\(block)]]></title>"))
        }
        #expect(Sample.text("2025-autumn/responses.lsr").contains("<fieldname>_48213X7X1021</fieldname>"))
        #expect(structure.contains("<qid><![CDATA[102]]></qid>"))
    }

    @Test("one kiosk record holds all the -99 cells")
    func kioskMissing() {
        let hit = TinyReader.records("2026-spring/kiosk.xml").filter { $0.cells.contains("-99") }
        #expect(hit.count == 1)
        #expect(hit.first?.cells.filter { $0 == "-99" }.count == PlantedDirt.kiosk.missingCodes)
    }
}
