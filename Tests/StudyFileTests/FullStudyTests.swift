import Study
import StudyFile
import Testing

/// A study with nearly everything a study can have.
struct FullStudyTests {
    static let text = #"""
        # Fernhill Instruments: a company that does not exist.
        title: Fernhill Instruments, engagement
        languages: [en, de]
        as_of: 2026-06-30
        k: 10

        sources:
          spring25: SampleData/2025-spring/qualtrics.csv
          autumn25: {path: SampleData/2025-autumn/responses.lsr, labels: SampleData/2025-autumn/survey.lss,
                     columns: {"BEL[{n}]": "BEL{n}", "APP[{n}]": "APP{n}", "EMP[{n}]": "EMP{n}", "STR[{n}]": "STR{n}",
                               staffno: person}}
          spring26: SampleData/2026-spring/qualtrics.csv
          kiosk26:  {path: SampleData/2026-spring/kiosk.xml, record: /kiosk/answers, columns: {badge: person}}

        waves:                       # in order; a source belongs to the wave that names it
          2025-spring: [spring25]
          2025-autumn: [autumn25]
          2026-spring: {sources: [spring26, kiosk26], date: 2026-05-01}

        people:                      # one row an employee and wave: the denominators and cuts
          path: SampleData/hris.csv
          columns: {employee: person, wave: wave, manager: manager, unit: unit, unit_name: label, country: country,
                    hired: hired}
          derive: {tenure: {years_since: hired, breaks: [1, 3, 5, 10]}}

        hierarchy: {manager: manager, direct: true}
        cuts: [country, tenure]
        crossed: [[country, tenure]]

        scales:
          agree5:                    # codes 1 to 5 in this order, whatever numbers an export uses
            labels:
              en: [Strongly disagree, Disagree, Neither agree nor disagree, Agree, Strongly agree]
              de: [Trifft gar nicht zu, Trifft eher nicht zu, Teils/teils, Trifft eher zu, Trifft voll zu]
            not_applicable: ["Does not apply to me", "Betrifft mich nicht"]
            missing: ["-99"]
            favourable: [4, 5]
            unfavourable: [1, 2]
        unknown_labels: {most: 1%}

        indices:
          belonging:     {items: [BEL1, BEL2, {item: BEL3, reverse: true}, BEL4, BEL5],
                          favourable: 3.5, unfavourable: 2.5}
          appreciation:  {items: [APP1, APP2, APP3, APP4, APP5, APP6]}
          appreciation_manager:      [APP1, APP2]
          appreciation_peers:        [APP3, APP4]
          appreciation_organisation: [APP5, APP6]
          empathic_leadership: {items: [EMP1, EMP2, EMP3, EMP4], about: manager}
          empathic_share: {kind: person_share, at: 3.5, items: [EMP1, EMP2, EMP3, EMP4]}
          strain:        {items: [STR1, STR2, STR3, STR4], favourable: low}
          judgement:     [JUD1, JUD2]
          structure:     [FBK1, FBK2]
        headline: [belonging, appreciation, empathic_leadership]

        expect: {spring25: {rows: 1011}, kiosk26: {rows: 188}}
        outputs: {dir: rapport-out}
        """#

    @Test func generalPart() throws {
        let study = try study(Self.text)
        #expect(study.title == "Fernhill Instruments, engagement")
        #expect(study.languages == ["en", "de"])
        #expect(study.asOf == Day(year: 2026, month: 6, day: 30))
        #expect(study.k == 10)
        #expect(study.unknownLabels == Ratio(1, 100))
        #expect(study.headline == ["belonging", "appreciation", "empathic_leadership"])
        #expect(study.expectations.map(\.source) == ["spring25", "kiosk26"])
        #expect(study.expectations.map(\.rows) == [1011, 188])
        #expect(study.outputs.folder == "rapport-out")
    }

    @Test func sourcesAndWaves() throws {
        let study = try study(Self.text)
        #expect(study.sources.map(\.name) == ["spring25", "autumn25", "spring26", "kiosk26"])
        #expect(study.sources[1].labels == "SampleData/2025-autumn/survey.lss")
        #expect(study.sources[1].columns.first == ColumnName(header: "BEL[{n}]", field: "BEL{n}"))
        #expect(study.sources[1].columns.last == ColumnName(header: "staffno", field: "person"))
        #expect(study.sources[3].record == "/kiosk/answers")
        let waves = [
            Wave(id: "2025-spring", sources: ["spring25"]),
            Wave(id: "2025-autumn", sources: ["autumn25"]),
            Wave(id: "2026-spring", date: Day("2026-05-01"), sources: ["spring26", "kiosk26"]),
        ]
        #expect(study.waves == .bySource(waves))
    }

    @Test func peopleAndGroups() throws {
        let study = try study(Self.text)
        let people = try #require(study.people)
        #expect(people.path == "SampleData/hris.csv")
        #expect(people.columns.contains(ColumnName(header: "unit_name", field: "label")))
        #expect(people.derived == [DerivedColumn(name: "tenure", from: "hired", breaks: [1, 3, 5, 10])])
        let hierarchy = try #require(study.hierarchy)
        #expect(hierarchy.kind == .manager)
        #expect(hierarchy.direct)
        #expect(hierarchy.headsTogether == nil)
        #expect(study.cuts == [Cut(id: "country", column: "country"), Cut(id: "tenure", column: "tenure")])
        #expect(study.crossed == [CrossedCut(first: 0, second: 1)])
    }

    @Test func scalesAndItems() throws {
        let study = try study(Self.text)
        let scale = study.scales[0]
        #expect(study.scales.count == 1)
        #expect([scale.lowest, scale.highest] == [1, 5])
        #expect(scale.labels.map(\.language) == ["en", "de"])
        #expect(scale.labels[1].texts[2] == "Teils/teils")
        #expect(scale.notApplicable == ["Does not apply to me", "Betrifft mich nicht"])
        #expect(scale.missing == ["-99"])
        #expect(study.items.count == 23)
        #expect(study.items.prefix(6).map(\.id) == ["BEL1", "BEL2", "BEL3", "BEL4", "BEL5", "APP1"])
    }

    @Test func indices() throws {
        let study = try study(Self.text)
        func index(_ id: String) throws -> Index { try #require(study.indices.first { $0.id == id }) }
        let belonging = try index("belonging")
        #expect(belonging.parts.map(\.reversed) == [false, false, true, false, false])
        #expect(belonging.atLeast == 3)
        #expect(belonging.favourable == Ratio(7, 2))
        #expect(belonging.unfavourable == Ratio(5, 2))
        #expect(try index("empathic_share").kind == .personShare(at: Ratio(7, 2)))
        #expect(try index("empathic_leadership").aboutManager)
        #expect(try !index("empathic_share").aboutManager)
        #expect(try index("strain").lowIsGood)
        #expect(try index("strain").favourable == Ratio(7, 2))
        #expect(try index("judgement").atLeast == 1)
    }
}
