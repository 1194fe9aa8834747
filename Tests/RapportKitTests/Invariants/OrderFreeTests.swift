import Foundation
import Testing

@testable import RapportKit

/// Invariant 2: the same inputs give the same bytes, whatever the workers, the order of rows and the split into files.
@Suite struct OrderFreeTests {
    private static let published = ["out/draft/results.json", "out/draft/results.csv", "out/draft/comparisons.csv"]

    private func results(_ files: [String: [String]], workers: Int, chunk: Int? = nil) throws -> [Data] {
        let space = try Workspace()
        try space.write(SmallSurvey.study, to: "pipeline.yml")
        for (name, records) in files {
            try space.write(([SmallSurvey.header] + records).joined(separator: "\n") + "\n", to: name)
        }
        let outcome = space.run(workers: workers, chunk: chunk)
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        return try Self.published.map { try space.read($0) }
    }

    @Test("1, 2 and 7 workers give the same bytes")
    func workers() throws {
        // Enough for several blocks of one mebibyte.
        let records = SmallSurvey.records(9_000).map { $0 + String(repeating: "x", count: 200) }
        let one = try results(["answers.csv": records], workers: 1)
        #expect(try results(["answers.csv": records], workers: 2) == one)
        #expect(try results(["answers.csv": records], workers: 7) == one)
    }

    @Test("chunks of 64 bytes give the same bytes", arguments: [1, 3])
    func chunks(workers: Int) throws {
        let records = SmallSurvey.records(300)
        let whole = try results(["answers.csv": records], workers: 2)
        #expect(try results(["answers.csv": records], workers: workers, chunk: 64) == whole)
    }

    @Test("shuffled rows give the same bytes", arguments: 1...3)
    func shuffled(seed: Int) throws {
        let records = SmallSurvey.records(900)
        var random = Seeded(UInt64(seed))
        let shuffled = records.shuffled(using: &random)
        #expect(shuffled != records)
        #expect(
            try results(["answers.csv": shuffled], workers: 2) == results(["answers.csv": records], workers: 1))
    }

    @Test("any split into files gives the same bytes")
    func split() throws {
        let records = SmallSurvey.records(900)
        let whole = try results(["answers.csv": records], workers: 2)
        let parts = try results(
            [
                "answers-a.csv": Array(records[600...]), "answers-b.csv": Array(records[..<100]),
                "answers-c.csv": Array(records[100..<600]),
            ], workers: 2)
        #expect(parts == whole)
    }

    @Test("another answer gives other bytes")
    func canDiffer() throws {
        var records = SmallSurvey.records(900)
        let whole = try results(["answers.csv": records], workers: 1)
        records[0] = records[0].replacing(",w1,", with: ",w2,")
        #expect(try results(["answers.csv": records], workers: 1) != whole)
    }

    @Test("the sample gives the same run.json but for timing")
    func manifest() throws {
        let space = try Workspace()
        func manifest(_ workers: Int) throws -> String {
            var options = RunOptions(study: repository.appendingPathComponent("pipeline.yml").path)
            options.out = space.path("out\(workers)")
            options.workers = workers
            #expect(Rapport.run(options).exitCode == 0)
            let text = String(decoding: try space.read("out\(workers)/draft/run.json"), as: UTF8.self)
            return text.split(separator: "\n").filter { !$0.hasPrefix("\"timing\"") }.joined(separator: "\n")
        }
        #expect(try manifest(1) == manifest(3))
    }
}
