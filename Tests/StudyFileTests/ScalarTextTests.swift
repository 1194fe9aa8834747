import Study
import StudyFile
import Testing

/// Words that YAML takes for switches, numbers or nothing stay words.
struct ScalarTextTests {
    @Test func norwayStaysNorway() throws {
        let text = """
            title: no
            languages: [no]
            sources: {no: no.csv}
            scales: {s: {labels: [no, yes], codes: {n: 1, y: 2}, missing: [null, ~, off]}}
            indices: {on: [y, n]}
            cuts: {country: {values: [NO, SE, yes, 0x1F, 1e3, 2026-01-01, 010]}}
            """
        let study = try study(text)
        #expect(study.title == "no")
        #expect(study.languages == ["no"])
        #expect(study.sources[0].name == "no")
        #expect(study.scales[0].labels == [LanguageLabels(language: "no", texts: ["no", "yes"])])
        #expect(study.scales[0].codes == [ScaleText(text: "n", value: 1), ScaleText(text: "y", value: 2)])
        #expect(study.scales[0].missing == ["null", "~", "off"])
        #expect(study.items.map(\.id) == ["y", "n"])
        #expect(study.indices[0].id == "on")
        #expect(study.cuts[0].values == .listed(["NO", "SE", "yes", "0x1F", "1e3", "2026-01-01", "010"]))
    }

    @Test(arguments: ["yes", "no", "on", "off", "True", "TRUE", "1", "\"true\"", "~"])
    func onlyTrueAndFalseAreSwitches(_ word: String) {
        #expect(errors("sources: [a.csv]\noutputs: {sd: \(word)}\n").map(\.id) == [.studyWrongType])
    }

    @Test func trueAndFalseAreSwitches() throws {
        #expect(try study("sources: [a.csv]\noutputs: {sd: true}\n").outputs.sd)
        #expect(try !study("sources: [a.csv]\noutputs: {sd: false}\n").outputs.sd)
    }

    @Test(arguments: ["0x1F", "1_0", "+10", "010", "1e1", "10.", "ten", "\"10\"", "99999999999999999999"])
    func onlyPlainDigitsAreWholeNumbers(_ text: String) {
        #expect(errors("sources: [a.csv]\nk: \(text)\n").map(\.id) == [.studyWrongType])
    }

    @Test func decimalsAreExact() throws {
        let text = "sources: [a.csv]\nindices: {i: {items: [q], favourable: 3.50, unfavourable: 2.25}}\n"
        let index = try study(text).indices[0]
        #expect(index.favourable == Ratio(7, 2))
        #expect(index.unfavourable == Ratio(9, 4))
    }

    @Test(arguments: [("0%", Ratio(0)), ("0.5%", Ratio(1, 200)), ("100%", Ratio(1))])
    func percentagesAreExact(_ text: String, _ share: Ratio) throws {
        #expect(try study("sources: [a.csv]\nunknown_labels: \(text)\n").unknownLabels == share)
    }
}
