import Diagnostics
import Foundation
import Score
import Study
import StudyFile
import TestSupport
import Testing

@testable import Analyse

/// Every preset gives the results of its own example.
@Suite struct InstrumentTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Instruments")

    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".yml") }
        .sorted()

    private func text(_ name: String) throws -> String {
        try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    }

    private func study(_ name: String) throws -> Study {
        let own = try text(name)
        return try StudyFile.load(
            text: "sources: {a: a.csv}\ninstruments: [\(name)]\n", file: "pipeline.yml", overrides: [],
            texts: { _ in own }
        ).study
    }

    @Test func `there are presets of the public surveys`() {
        #expect(
            Self.names == [
                "care.yml", "cbi-work.yml", "csps.yml", "fevs.yml", "imatter.yml", "nhs-people-promise.yml",
            ])
    }

    /// What an export's text stands for on a scale.
    private func code(_ text: String, _ scale: Scale) -> UInt8? {
        if let labels = scale.labels.first, let point = labels.texts.firstIndex(of: text) { return UInt8(point + 1) }
        if scale.notApplicable.contains(text) || scale.missing.contains(text) { return AnswerCode.skipped }
        return Int(text).flatMap { (scale.lowest...scale.highest).contains($0) ? UInt8($0 - scale.lowest + 1) : nil }
    }

    @Test(arguments: names) func `its example comes out`(_ name: String) throws {
        let instrument = try StudyFile.instrument(text: text(name), file: name)
        #expect(!instrument.title.isEmpty && !instrument.source.isEmpty && !instrument.licence.isEmpty)
        let study = try study(name)
        let responses = try instrument.people.map { person in
            #expect(person.keys.allSatisfy { study.item($0) != nil })
            return Response(
                codes: try study.items.map { item in
                    guard let text = person[item.id] else { return AnswerCode.skipped }
                    return try #require(code(text, study.scales[item.scale]), "\(item.id): \(text)")
                })
        }
        let survey = try Survey(study)
        let part = survey.part(responses)
        let groups = survey.groups(part)
        let everything = [PermittedSums.Permission](
            repeating: .init(speaks: true, ownSD: true), count: survey.layout.measures * groups.groups.count)
        let sums = PermittedSums(
            study: study, layout: survey.layout, groups: groups, permissions: everything,
            cross: [study.indices.map { _ in nil }])
        let found = Describe.cells(sums, pool: Pool(sums)).filter { $0.group == 0 }
        #expect(!instrument.results.isEmpty)
        for (id, want) in instrument.results {
            let index = try #require(study.indices.firstIndex { $0.id == id })
            let value = try #require(found.first { $0.measure == 1 + index }?[.value], "\(id)")
            #expect((value - want.value).magnitude < 1e-5, "\(id): \(value)")
        }
    }

    @Test func `the study's own items and scales come first`() throws {
        let own = try text("care.yml")
        let loaded = try StudyFile.load(
            text: """
                sources: {a: a.csv}
                scales: {four: {points: 4}}
                items: [mine, yours]
                indices: {ours: [mine, yours]}
                instruments: care.yml
                """, file: "pipeline.yml", overrides: [], texts: { _ in own }
        ).study
        #expect(loaded.items.prefix(2).map(\.id) == ["mine", "yours"] && loaded.items.count == 12)
        #expect(loaded.items[0].scale == 0 && loaded.scales.map(\.id) == ["four", "care"])
        #expect(loaded.indices.map(\.id) == ["care", "ours"])
    }

    @Test(arguments: [
        ("scales: {care: {points: 7}}\n", "stands in `scales` twice"),
        ("indices: {mine: [q1, q2]}\n", "has no `scales`"),
    ])
    func `a clash with the study, or questions without a scale of their own, are errors`(
        _ own: String, _ message: String
    )
        throws
    {
        let care = try text("care.yml")
        #expect {
            try StudyFile.load(
                text: "sources: {a: a.csv}\n" + own + "instruments: [care.yml]\n", file: "pipeline.yml", overrides: [],
                texts: { _ in care })
        } throws: { error in
            (error as? Failure)?.diagnostics.contains { $0.message.contains(message) } == true
        }
    }

    @Test func `all presets go into one study`() throws {
        let loaded = try StudyFile.load(
            text: "sources: {a: a.csv}\ninstruments: [\(Self.names.joined(separator: ", "))]\n", file: "pipeline.yml",
            overrides: [],
            texts: { (name) throws(Failure) in
                (try? String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)) ?? ""
            }
        ).study
        #expect(loaded.indices.count > 40)
    }

    @Test func `a wrong key of an instrument is found in its file`() throws {
        #expect {
            try StudyFile.load(
                text: "sources: {a: a.csv}\ninstruments: [x.yml]\n", file: "pipeline.yml", overrides: [],
                texts: { _ in "title: X\nindexes: {}\n" })
        } throws: { error in
            (error as? Failure)?.diagnostics.contains { $0.place?.file == "x.yml" && $0.place?.line == 2 } == true
        }
    }
}
