import Diagnostics
import Foundation
import Ingest
import Testing
import Workers

@testable import FormatSPSS

private let corpus =
    (ProcessInfo.processInfo.environment["RAPPORT_SHARED"]
        ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../shared")
        .standardizedFileURL.path) + "/corpus"
private let hasCorpus = FileManager.default.fileExists(atPath: corpus + "/spss/sample.sav")

/// SPSS files of the corpus against facts that pyreadstat found.
@Suite(.enabled(if: SPSSFile.isBuiltIn && hasCorpus, "built without the trait SPSS, or the corpus is not here"))
struct SPSSCorpusTests {
    private func open(_ name: String) throws -> (export: Export, records: Int) {
        var request = Export.Request(path: corpus + "/" + name, name: name)
        request.unpackers = [SPSSFile()]
        let export = try Export.open(request, workers: Workers(1), hasher: nil, collector: Collector())
        let plan = ColumnPlan(codeSlots: 0, textSlots: 1, tables: [], absent: 0) { _ in .skip }
        let counts = try export.read(plan: plan, workers: Workers(1), start: { 0 }) { $1 += $0.count }
        return (export, counts.reduce(0, +))
    }

    @Test(arguments: ["spss/sample.sav", "spss/simple_alltypes.sav"]) func factsHold(name: String) throws {
        let text = try String(contentsOfFile: corpus + "/expected.json", encoding: .utf8)
        let all = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let facts = try #require(all?[name] as? [String: Any])
        let (export, records) = try open(name)
        #expect(records == facts["rows"] as? Int)
        #expect(export.layout.columns.count == facts["columns"] as? Int ?? export.layout.columns.count)
        #expect(export.layout.format == "spss")
        #expect(export.layout.evidence[0].contains(try #require(facts["encoding"] as? String)))
        let labels = try #require(facts["value_labels"] as? [String: [String: String]])
        for (variable, expected) in labels {
            let choices = try #require(export.layout.codebook[variable]).choices
            let found = Dictionary(uniqueKeysWithValues: choices.map { ($0.code, $0.labels[0].text) })
            let codes = expected.map { key, text in (key.hasSuffix(".0") ? String(key.dropLast(2)) : key, text) }
            for (code, text) in codes { #expect(found[code] == text, "\(variable) \(code)") }
            #expect(choices.count { !$0.isMissing } <= expected.count)
        }
        let bytes = try FileManager.default.attributesOfItem(atPath: corpus + "/" + name)[.size] as? Int
        #expect(bytes == facts["bytes"] as? Int)
        print("corpus: \(name): \(labels.count) labelled variables, \(records) rows")
    }
}
