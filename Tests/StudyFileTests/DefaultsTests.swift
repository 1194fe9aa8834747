import Study
import StudyFile
import Testing

/// What a study gets that says little, and what follows from what it says.
struct DefaultsTests {
    @Test func oneLineIsAStudy() throws {
        var expected = Study()
        expected.sources = [Source(name: "export", path: "data/export.csv")]
        expected.waves = .one(Wave(id: "all", sources: ["export"]))
        #expect(try everything(study("sources: [data/export.csv]\n")) == everything(expected))
    }

    @Test(arguments: [
        ("export.csv", "export"), ("a/b/Export 2026 (final).CSV", "export-2026-final"), ("kiosk-*.xml", "kiosk"),
        ("Umfrage_März.tar.gz", "umfrage_m-rz-tar"), ("2025-spring/qualtrics", "qualtrics"), ("*.csv", "source"),
    ])
    func aSourceInAListIsNamedAfterItsFile(_ path: String, _ name: String) throws {
        #expect(try study("sources: [\"\(path)\"]\n").sources.map(\.name) == [name])
    }

    @Test(arguments: [
        (",", UInt8(44)), ("semicolon", 59), (";", 59), ("\\t", 9), ("tab", 9), ("|", 124), ("pipe", 124),
    ])
    func delimiters(_ text: String, _ byte: UInt8) throws {
        let source = try study("sources: {a: {path: a.csv, delimiter: \"\(text)\"}}\n").sources[0]
        #expect(source.delimiter == byte)
    }

    @Test func allThatASourceCanSay() throws {
        let text = """
            sources:
              a: {path: a.csv, format: qualtrics, encoding: utf-16le, last_line: accept, optional: true}
            """
        let source = try study(text).sources[0]
        #expect(source.format == "qualtrics")
        #expect(source.encoding == "utf-16le")
        #expect(source.lastLine == .accept)
        #expect(source.optional)
    }

    @Test func aWaveColumnIsToldToEachSource() throws {
        let text = """
            sources:
              a: a.csv
              b: {path: b.csv, columns: {Round: wave}}
            waves: {column: round, values: [Spring 1, Spring 2]}
            """
        let study = try study(text)
        #expect(study.waves == .byColumn([Wave(id: "Spring 1"), Wave(id: "Spring 2")]))
        #expect(study.sources[0].columns == [ColumnName(header: "round", field: "wave")])
        #expect(study.sources[1].columns == [ColumnName(header: "Round", field: "wave")])
    }

    @Test func aWaveMayBeCalledColumn() throws {
        let waves = try study("sources: [a.csv]\nwaves: {column: [a]}\n").waves
        #expect(waves == .bySource([Wave(id: "column", sources: ["a"])]))
    }

    @Test func thresholdsComeFromTheScale() throws {
        let text = """
            sources: [a.csv]
            scales:
              likely: {points: [0, 10], labels: [Never, "", "", "", "", "", "", "", "", "", Always]}
            indices:
              nps: {items: [q1], kind: net}
              share: {items: [q1, q2, q3], kind: person_share}
            """
        let study = try study(text)
        #expect(study.scales[0].favourable == [9, 10])
        #expect(study.scales[0].labels[0].texts[1] == "")
        #expect(study.indices[0].kind == .net)
        #expect(study.indices[1].kind == .personShare(at: Ratio(17, 2)))
        #expect(study.indices[1].unfavourable == Ratio(13, 2))
        #expect(study.indices[1].atLeast == 2)
    }

    @Test func scalesOfTheSameBoundsGoTogether() throws {
        let text = """
            sources: [a.csv]
            scales: {agree: {points: 5}, often: {labels: [Never, Seldom, Sometimes, Often, Always]}}
            items: {q2: {scale: often}}
            indices: {i: [q1, q2]}
            """
        #expect(try study(text).indices[0].parts.count == 2)
        #expect(try study(text).items.map(\.scale) == [1, 0])
    }

    @Test func valuesOfAScaleAreSorted() throws {
        let text = "sources: [a.csv]\nscales: {s: {points: 7, favourable: [7, 6], unfavourable: [2, 1, 3]}}\n"
        #expect(try study(text).scales[0].favourable == [6, 7])
        #expect(try study(text).scales[0].unfavourable == [1, 2, 3])
    }

    @Test func aTextMayHaveOneMeaningInTwoLanguages() throws {
        let text = """
            sources: [a.csv]
            languages: [en, de]
            scales: {s: {labels: {en: [No, OK, Yes], de: [Nein, OK, Ja]}, codes: {OK: 2, A1: 1, "3": 1, "1": 3}}}
            """
        #expect(try study(text).scales[0].codes.count == 4)
    }

    @Test func aNumberWithACodeOfItsOwnMayBeMissing() throws {
        let text = "sources: [a.csv]\nscales: {s: {points: 3, codes: {A1: 1, A2: 2, A3: 3}, missing: ['3']}}\n"
        #expect(try study(text).scales[0].missing == ["3"])
    }

    @Test func pathHierarchies() throws {
        let text = "sources: [a.csv]\nhierarchy: {path: Way, separator: '>'}\n"
        #expect(try study(text).hierarchy?.kind == .path(column: "Way", separator: 62))
    }

    @Test func headsTogetherAndPolicies() throws {
        let text = """
            sources: [a.csv]
            people: p.csv
            hierarchy: {manager: manager, heads_together: 17}
            duplicates: earliest
            partials: drop
            cuts: {site: {values: [North, South]}}
            """
        let study = try study(text)
        #expect(study.hierarchy?.headsTogether == 17)
        #expect(study.duplicates == .earliest)
        #expect(study.partials == .drop)
        #expect(study.cuts == [Cut(id: "site", column: "site", values: .listed(["North", "South"]))])
    }

    @Test func columnsMayStandForWhatGroupsPeople() throws {
        let text = """
            sources:
              a: {path: a.csv, columns: {Land: country, Way: way, "Q[{n}]": "q{n}", x: submitted}}
            cuts: [country]
            hierarchy: way
            indices: {i: [q1, q2]}
            """
        #expect(try study(text).sources[0].columns.count == 4)
    }
}
