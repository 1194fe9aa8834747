import Statistics
import Study
import TestSupport
import Testing

@testable import Analyse
@testable import Score

/// Shrunken values, least detectable changes, and the evidence for aggregation.
@Suite struct TeamNumbersTests {
    private func sums(sites: Int, people: Int, spread: Double, seed: UInt64, silent: Set<String> = []) throws
        -> PermittedSums
    {
        var study = sampleStudy()
        study.cuts = [Cut(id: "site", column: "site")]
        var random = SplitMix64(seed: seed)
        let levels = (0..<sites).map { _ in Double.random(in: -spread...spread, using: &random) }
        let responses = (0..<sites).flatMap { site in
            (0..<people + site).map { _ in
                Response(
                    values: ["s\(100 + site)"],
                    codes: (0..<4).map { _ in
                        UInt8(
                            min(5, max(1, (3 + levels[site] + Double.random(in: -1.6...1.6, using: &random)).rounded()))
                        )
                    })
            }
        }
        return try Survey(study).permitted(responses, silent: { silent.contains($2) })
    }

    private func findings(_ sums: PermittedSums) -> [CellFinding] { Describe.cells(sums, pool: Pool(sums)) }

    @Test func `shrunken values lie between the raw ones and their mean, the smaller the closer`() throws {
        let sums = try sums(sites: 8, people: 12, spread: 2, seed: 4)
        let share = try #require(Pool(sums).share(0, 1))
        let cells = findings(sums).filter { $0.measure == 1 && $0.group > 0 }
        #expect(cells.count == 8)
        let fit = try Shrinkage.fit(cells.map { ($0.n, $0[.value] ?? 0) }, within: share.variance).get()
        #expect(fit.between > 0)
        for cell in cells {
            let (raw, shrunken) = (try #require(cell[.value]), try #require(cell[.shrunken]))
            #expect(min(raw, fit.mean) <= shrunken && shrunken <= max(raw, fit.mean))
            #expect(near(shrunken, fit.mean + fit.weight(n: cell.n) * (raw - fit.mean)))
            #expect(near(cell[.detectable], share.t * (2 * share.variance / Double(cell.n)).squareRoot()))
        }
    }

    @Test func `the company has no peers, nor have two cells`() throws {
        let all = try findings(sums(sites: 2, people: 40, spread: 1, seed: 4))
        #expect(all.allSatisfy { $0[.shrunken] == nil })
        #expect(all.contains { $0[.detectable] != nil })
    }

    @Test func `what is silent draws nobody`() throws {
        let sums = try sums(sites: 8, people: 15, spread: 2, seed: 9, silent: ["site=s107"])
        let share = try #require(Pool(sums).share(0, 1))
        let cells = findings(sums).filter { $0.measure == 1 && $0.group > 0 }
        #expect(cells.count == 7)
        let fit = try Shrinkage.fit(cells.map { ($0.n, $0[.value] ?? 0) }, within: share.variance).get()
        #expect(cells.allSatisfy { near($0[.shrunken], fit.shrunken($0[.value] ?? 0, n: $0.n)) })
    }

    @Test func `likelihood with a known variance agrees with that of answers`() throws {
        // Equal groups: τ² = variance of means - σ²/n.
        let cells = [(10, 3.1), (10, 3.9), (10, 2.8), (10, 3.6), (10, 3.3)]
        let fit = try Shrinkage.fit(cells.map { (n: $0.0, mean: $0.1) }, within: 0.5).get()
        let means = Summary(cells.map(\.1))
        #expect(near(fit.between, (means.variance ?? 0) - 0.05, 1e-9))
        #expect(near(fit.mean, means.mean, 1e-12))
        #expect(try Shrinkage.fit(cells.map { (n: $0.0, mean: $0.1) }, within: 50).get().between == 0)
        #expect(throws: Undefined.tooFew) { try Shrinkage.fit([(n: 4, mean: 3)], within: 1).get() }
        #expect(throws: Undefined.noVariance) {
            try Shrinkage.fit([(n: 4, mean: 3), (n: 5, mean: 4)], within: 0).get()
        }
    }

    /// The attack that this pool must not allow: with the spread of everybody, of everybody about their team, and the visible
    /// means, the means of two hidden teams follow.
    @Test func `company statistics over teams do not move with hidden ones`() throws {
        func evidence(_ shift: UInt8) throws -> [String: Double?] {
            var study = sampleStudy()
            study.cuts = [Cut(id: "site", column: "site")]
            var random = SplitMix64(seed: 31)
            let responses = (0..<6).flatMap { site in
                (0..<30).map { _ -> Response in
                    let codes = (0..<4).map { _ in UInt8.random(in: 1...4, using: &random) }
                    // Two hidden teams answer otherwise in the two companies.
                    let moved = site > 3 ? codes.map { $0 + (site == 4 ? shift : 1 - shift) } : codes
                    return Response(values: ["s\(100 + site)"], codes: moved)
                }
            }
            let sums = try Survey(study).permitted(responses, silent: { ["site=s104", "site=s105"].contains($2) })
            let pool = Pool(sums)
            var numbers: [String: Double?] = [:]
            for finding in AggregationEvidence.findings(sums, pool) {
                numbers["\(finding.measure) \(finding.statistic)"] = finding.value
            }
            for measure in sums.measures.indices { numbers["\(measure) pool"] = pool.share(0, measure)?.variance }
            for cell in findings(sums) where cell.group > 0 {
                numbers["\(cell.measure) \(cell.group)"] = cell[.shrunken]
            }
            return numbers
        }
        let (one, other) = (try evidence(0), try evidence(1))
        #expect(one.count > 20)
        #expect(one == other)
    }

    @Test func `one hidden team in the pool would move it`() throws {
        // The test above must be able to fail: let one of them speak.
        func pool(_ silent: Set<String>) throws -> Double? {
            Pool(try sums(sites: 6, people: 30, spread: 1, seed: 5, silent: silent)).share(0, 1)?.variance
        }
        #expect(try pool(["site=s104", "site=s105"]) != pool(["site=s105"]))
    }
}
