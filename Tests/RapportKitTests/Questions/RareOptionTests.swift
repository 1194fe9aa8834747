import Foundation
import Testing

@testable import RapportKit

/// Options of several answers that few chose: said together, counted from record to record.
@Suite struct RareOptionTests {
    private static let options = ["Pay", "Team", "Room", "Food", "Noise"]

    /// Everybody says pay or team; of the others each is chosen by fewer than 20 of 200, any of them by more.
    private static func chosen(_ person: Int) -> [String] {
        var chosen = person % 2 == 0 ? ["Pay"] : ["Team"]
        if person % 17 == 0 { chosen.append("Room") }
        if person % 19 == 0 { chosen.append("Food") }
        if person % 23 == 0 { chosen.append("Noise") }
        return chosen
    }

    private static func isInA(_ person: Int) -> Bool { person / 5 % 4 == 0 }

    private struct Outcome {
        var rows: [String: (n: Int?, value: Double?)]
        var results: Data
        var cells: [String: Int]
    }

    /// - Parameter last: lines behind those of 200 people.
    private func run(
        _ item: String, header: String, last: [String] = [], workers: Int = 2, chunk: Int? = nil,
        _ cell: (Int) -> String
    ) throws -> Outcome {
        let space = try Workspace()
        try space.write(
            """
            sources: {answers: {path: answers.csv, columns: {id: person, sent: submitted}}}
            scales: {agree: {labels: [No, Half, Yes]}}
            items: {Q1: {scale: agree}, why: \(item)}
            cuts: [unit]
            """, to: "pipeline.yml")
        let lines = (0..<200).map { "p\($0),2026-03-02,\(Self.isInA($0) ? "A" : "B"),Yes,\(cell($0))" }
        try space.write(
            (["id,sent,unit,Q1,\(header)"] + lines + last).joined(separator: "\n") + "\n", to: "answers.csv")
        let outcome = space.run(workers: workers, chunk: chunk)
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        let data = try space.read("out/draft/results.json")
        let json = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        let rows = (json["rows"] as? [[Any]] ?? []).map { row in
            ("\(row[1])/\(row[2])", (n: row[3] as? Int, value: row[4] as? Double))
        }
        let ledger = try JSONSerialization.jsonObject(with: space.read("out/state/ledger.json")) as? [String: Any]
        let cells = (ledger?["sources"] as? [[String: Any]])?.first?["cells"] as? [String: Int]
        return Outcome(rows: Dictionary(uniqueKeysWithValues: rows), results: data, cells: cells ?? [:])
    }

    private func expectTogether(_ outcome: Outcome, cells: Int) {
        let any = (0..<200).filter { Self.chosen($0).count > 1 }
        let other = outcome.rows["company/why:other (3 options)"]
        #expect(other?.n == 200 && other?.value == Double(any.count) / 2)
        let inB = any.filter { !Self.isInA($0) }
        let row = outcome.rows["unit=B/why:other (3 options)"]
        #expect(row?.n == 150)
        #expect(row?.value.map { abs($0 - Double(inB.count) / 1.5) < 1e-9 } == true)
        #expect(outcome.rows.keys.allSatisfy { !$0.contains("Room") && !$0.contains("Noise") })
        #expect(outcome.rows["company/why:Pay"]?.value == 50)
        // A cell of the export is counted once, whatever is said of it.
        #expect(outcome.cells.values.reduce(0, +) == 200 * cells)
    }

    @Test("options in columns of their own")
    func apart() throws {
        let item = "{kind: multi, options: {P1: Pay, P2: Team, P3: Room, P4: Food, P5: Noise}}"
        // The record that does not count would add to `other`.
        let outcome = try run(item, header: "P1,P2,P3,P4,P5", last: ["p2,2026-03-01,A,No,1,0,1,1,1"]) { person in
            Self.options.map { Self.chosen(person).contains($0) ? "1" : "0" }.joined(separator: ",")
        }
        expectTogether(outcome, cells: 6)
    }

    @Test("options joined in one cell, the same for any workers and chunks")
    func joined() throws {
        let item = "{kind: multi, joined: \";\", options: [\(Self.options.joined(separator: ", "))]}"
        let cell = { (person: Int) in Self.chosen(person).joined(separator: ";") }
        let outcome = try run(item, header: "why", cell)
        expectTogether(outcome, cells: 6)
        let small = try run(item, header: "why", workers: 4, chunk: 64, cell)
        #expect(small.results == outcome.results && small.cells == outcome.cells)
    }

    @Test("options that all together are rare are left out")
    func allRare() throws {
        let item = "{kind: multi, joined: \";\", options: [\(Self.options.joined(separator: ", "))]}"
        let outcome = try run(item, header: "why") { person in
            person < 8 ? "Room;Food" : person < 12 ? "Noise" : person % 2 == 0 ? "Pay" : "Team"
        }
        #expect(outcome.rows["company/why:Pay"]?.n == 200)
        #expect(outcome.rows.keys.allSatisfy { !$0.contains("other") && !$0.contains("Room") })
    }
}
