import Foundation
import RapportKit
import Testing

/// Weighted values, representativeness and the worst case, from the files that a run writes.
@Suite struct NonResponseTests {
    /// Sites of other sizes than their answers; sites C to E too small to speak.
    private func results(_ heads: [(String, Int, Int)]) throws -> (rows: [[Any]], company: [[Any]]) {
        let space = try Workspace()
        var csv = "site,q1,q2,q3\n"
        var state = Seeded(5)
        for (site, answered, _) in heads {
            for _ in 0..<answered {
                let base = site == "A" ? 3 : 2
                csv +=
                    site + (0..<3).map { _ in ",\(min(5, base + Int.random(in: 0...2, using: &state)))" }.joined()
                    + "\n"
            }
        }
        try space.write(csv, to: "a.csv")
        try space.write("site,invited\n" + heads.map { "\($0.0),\($0.2)\n" }.joined(), to: "people.csv")
        try space.write(
            """
            sources: {a: a.csv}
            people: {path: people.csv}
            scales: {five: {points: 5}}
            indices: {i: {items: [q1, q2, q3], keys_checked: true}}
            cuts: [site]
            """, to: "pipeline.yml")
        let outcome = space.run()
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        let json = try JSONSerialization.jsonObject(with: space.read("out/draft/results.json")) as? [String: Any]
        let company = (json?["company"] as? [String: Any])?["rows"] as? [[Any]] ?? []
        return (json?["rows"] as? [[Any]] ?? [], company)
    }

    private func number(_ rows: [[Any]], _ statistic: String, _ column: Int = 5) -> Double? {
        rows.first { $0[2] as? String == statistic }?[column] as? Double
    }

    private func value(_ rows: [[Any]], _ group: String, _ measure: String) -> (n: Double, value: Double)? {
        guard let row = rows.first(where: { $0[1] as? String == group && $0[2] as? String == measure }),
            let n = row[3] as? Double, let value = row[4] as? Double
        else { return nil }
        return (n, value)
    }

    @Test func `every group weighs what its head count says, the silent ones as one`() throws {
        let heads = [("A", 120, 200), ("B", 60, 300), ("C", 6, 20), ("D", 7, 20), ("E", 40, 50)]
        let (rows, company) = try results(heads)
        let all = try #require(value(rows, "company", "i"))
        var rest = (n: all.n, sum: all.n * all.value, heads: 590.0)
        var sum = 0.0
        for (site, _, invited) in heads {
            guard let own = value(rows, "site=\(site)", "i") else { continue }
            sum += Double(invited) * own.value
            rest = (rest.n - own.n, rest.sum - own.n * own.value, rest.heads - Double(invited))
        }
        #expect(rest.n == 13)
        let want = (sum + rest.heads * rest.sum / rest.n) / 590
        let got = try #require(number(company, "weighted:site"))
        #expect((got - want).magnitude < 1e-9)
        #expect((got - all.value).magnitude > 0.05)
        let (low, high) = (
            try #require(number(company, "weighted:site", 6)), try #require(number(company, "weighted:site", 7))
        )
        #expect(low < got && got < high)
    }

    @Test func `those who did not answer bound the value`() throws {
        let (rows, company) = try results([("A", 120, 200), ("B", 60, 300)])
        let all = try #require(value(rows, "company", "i"))
        let low = try #require(number(company, "if_others_at_the_ends", 6))
        let high = try #require(number(company, "if_others_at_the_ends", 7))
        #expect((low - (180 * all.value + 320 * 1) / 500).magnitude < 1e-4)
        #expect((high - (180 * all.value + 320 * 5) / 500).magnitude < 1e-4)
    }

    @Test func `respondents are tested against head counts`() throws {
        let (_, company) = try results([("A", 120, 200), ("B", 60, 300)])
        // 40 in a hundred were asked in A, 66.7 of those who answered are there.
        #expect(((number(company, "dissimilarity:site") ?? 0) - 100 * (120.0 / 180 - 200.0 / 500)).magnitude < 1e-9)
        // Of 200 and 300 asked 120 and 60 answered: chi-squared of the table of four.
        #expect((number(company, "representative_p:site") ?? 1) < 1e-10)
        let (_, fair) = try results([("A", 80, 200), ("B", 120, 300)])
        #expect(number(fair, "dissimilarity:site") == 0 && number(fair, "representative_p:site") == 1)
    }
}
