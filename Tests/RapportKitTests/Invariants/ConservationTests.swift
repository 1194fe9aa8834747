import Foundation
import Diagnostics
import Normalize
import Study
import Testing

@testable import RapportKit

/// Invariant 1: every record and every cell of the sample is accounted for, as the generator planned it.
@Suite struct ConservationTests {
    @Test("the sample's ledgers are those its generator planned")
    func sampleLedgers() throws {
        let expected = try #require(
            JSONSerialization.jsonObject(
                with: Data(contentsOf: repository.appendingPathComponent("SampleData/expected-ledger.json")))
                as? [String: [String: Any]])
        let ledgers = try Self.sampleLedgers()
        #expect(ledgers.count == 4)
        for (path, ledger) in ledgers {
            let wanted = try #require(expected[path])
            for (word, count) in wanted where word != "cells" {
                #expect(ledger.records[word] == count as? Int, "\(path): \(word)")
            }
            let cells = try #require(wanted["cells"] as? [String: Int])
            #expect(ledger.cells == cells, "\(path): cells")
        }
    }

    private static func sampleLedgers() throws -> [String: (records: [String: Int], cells: [String: Int])] {
        let made = try Sample.read()
        var ledgers: [String: (records: [String: Int], cells: [String: Int])] = [:]
        for (source, ledger) in zip(made.sources, made.scored.ledgers) {
            let records = Dictionary(uniqueKeysWithValues: [("read", ledger.read)] + ledger.records)
            let cells = Dictionary(uniqueKeysWithValues: ledger.kinds)
            ledgers[String(source.export.input.name.dropFirst("SampleData/".count))] = (records, cells)
        }
        return ledgers
    }

    @Test("a ledger that does not balance stops the run")
    func brokenLedger() throws {
        var made = try Sample.read()
        made.scored.ledgers[0].arrive(1)
        #expect(throws: Failure.self) { try Conservation.check(made) }
    }

    @Test(
        "what is used is published: so it is the number read that stays unknown, and totals do not tell sources apart")
    func fewRecords() {
        let one = Few.records(read: 63, [("used", 60), ("short", 3), ("spam", 0)], k: 10)
        #expect(one.map(\.count) == [.unsaid, .exact(60), .few, .exact(0)])
        let many = Few.records(read: 80, [("used", 60), ("short", 9), ("spam", 6), ("empty", 5)], k: 10)
        #expect(many.map(\.count) == [.exact(80), .exact(60), .few, .few, .few])
        let all = Few.totals([
            [("read", .exact(63)), ("unmatched", .few)], [("read", .exact(40)), ("unmatched", .exact(12))],
        ])
        #expect(all.map(\.count) == [.exact(103), .few])
    }

    @Test("a source with few records in use is not what the others leave of those that are published")
    func fewOfOneSource() throws {
        let space = try Workspace()
        try space.write(
            "sources: {a: a.csv, b: b.csv}\nwaves: {w: [a, b]}\nscales: {s: {labels: [No, Yes]}}\nitems: {Q: {scale: s}}\n",
            to: "pipeline.yml")
        func rows(_ count: Int) -> String { "Q,R\n" + (0..<count).map { "\($0 % 2 == 0 ? "Yes" : "No"),x\n" }.joined() }
        try space.write(rows(60), to: "a.csv")
        try space.write(rows(7), to: "b.csv")
        let outcome = space.run()
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        let text = String(decoding: try space.read("out/draft/run.json"), as: UTF8.self)
        #expect(!text.contains("\"read\": 60") && !text.contains("\"used\": 60") && !text.contains("\"answered\": 60"))
        for word in ["read", "used", "answered"] { #expect(!text.contains("\"\(word)\": 7")) }
        #expect(text.contains("\"used\": \"few\""))
        let exact = String(decoding: try space.read("out/state/ledger.json"), as: UTF8.self)
        #expect(exact.contains("\"read\": 60") && exact.contains("\"read\": 7"))
    }

    @Test("counts of few records are hidden, and so is what would give them away")
    func few() {
        let hidden = Few.counts([("used", 100), ("empty", 3), ("spam", 20), ("short", 0)], k: 10)
        #expect(hidden.map(\.count) == [.exact(100), .few, .few, .exact(0)])
        let pair = Few.counts([("used", 100), ("empty", 6), ("spam", 7)], k: 10)
        #expect(pair.map(\.count) == [.exact(100), .few, .few])
        #expect(Few.counts([("used", 100), ("spam", 10)], k: 10).map(\.count) == [.exact(100), .exact(10)])
    }
}

/// The sample, read but not protected.
enum Sample {
    static func read() throws -> ReadingResult {
        var options = RunOptions(study: repository.appendingPathComponent("pipeline.yml").path)
        options.workers = 2
        let pipeline = try LoadedPipeline.load(options)
        return try Reading(pipeline: pipeline, workers: options.pool, collector: Collector()).read()
    }
}
