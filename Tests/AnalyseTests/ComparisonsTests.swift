import Statistics
import Study
import TestSupport
import Testing

@testable import Analyse
@testable import Score

/// What differs from the group above and from the wave before, and that chance is not told as a difference.
@Suite struct ComparisonsTests {
    /// Two items, an index, sites; answers of site s lie `shift[s]` of a point higher for some.
    private func study(waves: Int = 1) -> Study {
        var study = Study()
        study.items = (0..<4).map { Item(id: "q\($0)") }
        study.indices = [
            Index(
                id: "mean", parts: (0..<4).map { Index.Part(item: $0) }, atLeast: 2, favourable: Ratio(7, 2),
                unfavourable: Ratio(5, 2))
        ]
        study.cuts = [Cut(id: "site", column: "site")]
        study.waves = .bySource((0..<waves).map { Wave(id: "w\($0 + 1)") })
        return study
    }

    private func responses(
        sites: Int, people: Int, waves: Int32 = 1, seed: UInt64,
        lift: (_ site: Int, _ wave: Int32) -> Double = { _, _ in 0 }
    ) -> [Response] {
        var random = SplitMix64(seed: seed)
        return (0..<waves).flatMap { wave in
            (0..<sites).flatMap { site in
                (0..<people).map { _ in
                    let own = Double.random(in: -1.2...1.2, using: &random)
                    let codes = (0..<4).map { _ -> UInt8 in
                        let raw = 3 + own + lift(site, wave) + Double.random(in: -1.3...1.3, using: &random)
                        return UInt8(min(5, max(1, raw.rounded())))
                    }
                    return Response(wave: wave, values: ["s\(100 + site)"], codes: codes)
                }
            }
        }
    }

    private func kinds(_ sums: PermittedSums) -> [Comparisons.Kind] {
        sums.measures.map { _ in Comparisons.Kind(kind: "mean_of_person_means", scores: "points", favourable: nil) }
    }

    private func findings(_ study: Study, _ responses: [Response]) throws -> [ComparisonFinding] {
        let sums = try Survey(study).permitted(responses)
        let waves = (0..<sums.waves).map { "w\($0 + 1)" }
        return Comparisons(sums, Pool(sums), waves: waves, breaks: [:], kinds: kinds(sums)).findings()
    }

    @Test func `a site against the company is the site against the others, scaled back`() throws {
        let study = study()
        let responses = responses(sites: 5, people: 40, seed: 3)
        let sums = try Survey(study).permitted(responses)
        let pool = Pool(sums)
        let share = try #require(pool.share(0, 1))
        let found = Comparisons(sums, pool, waves: ["w1"], breaks: [:], kinds: kinds(sums)).findings()
        #expect(found.count == 5)
        for finding in found {
            let site = sums.groups[finding.group].id
            func mean(_ chosen: (Response) -> Bool) -> (mean: Double, n: Double) {
                let people = responses.filter(chosen).map { Double($0.codes.reduce(0) { $0 + Int($1) }) / 4 }
                return (people.reduce(0, +) / Double(people.count), Double(people.count))
            }
            let own = mean { "site=" + $0.values[0] == site }
            let rest = mean { "site=" + $0.values[0] != site }
            let t = (own.mean - rest.mean) / (share.variance * (1 / own.n + 1 / rest.n)).squareRoot()
            #expect(near(finding.test?.t, t, 1e-9))
            #expect(finding.reference == "company")
        }
    }

    @Test func `a wave against the one before, with the spread of both`() throws {
        let study = study(waves: 2)
        let responses = responses(sites: 4, people: 30, waves: 2, seed: 8) { _, wave in wave == 1 ? 0.6 : 0 }
        let found = try findings(study, responses)
        let company = try #require(found.first { $0.group == 0 && $0.against == .previous })
        #expect(company.reference == "w1" && company.verdict == .higher && company.difference > 0.4)
        #expect(found.count { $0.against == .previous } == 5)
    }

    @Test func `a changed question has no difference`() throws {
        let study = study(waves: 2)
        let sums = try Survey(study).permitted(responses(sites: 3, people: 30, waves: 2, seed: 1))
        let found = Comparisons(sums, Pool(sums), waves: ["w1", "w2"], breaks: [1: ["w2"]], kinds: kinds(sums))
            .findings()
        let previous = found.filter { $0.against == .previous }
        #expect(previous.count == 4)
        #expect(previous.allSatisfy { $0.note == .broken && $0.verdict == nil && $0.test == nil })
    }

    @Test func `what is silent is compared with nothing`() throws {
        let study = study(waves: 2)
        let sums = try Survey(study).permitted(
            responses(sites: 4, people: 30, waves: 2, seed: 2),
            silent: { wave, _, group in group == "site=s101" && wave == 0 || group == "site=s102" })
        let found = Comparisons(sums, Pool(sums), waves: ["w1", "w2"], breaks: [:], kinds: kinds(sums)).findings()
        let names = found.map { sums.groups[$0.group].id + " " + $0.against.rawValue }
        #expect(!names.contains("site=s101 previous") && names.contains("site=s101 parent"))
        #expect(!names.contains { $0.hasPrefix("site=s102") })
    }

    @Test func `a target is reached, not reached, or cannot be told`() throws {
        var study = study()
        study.targets = [2.0, 3.0, 4.5].map { Target(measure: "mean", value: Ratio(Int($0 * 10), 10)) }
        let found = try findings(study, responses(sites: 4, people: 40, seed: 6)).filter { $0.against == .target }
        #expect(found.map(\.verdict) == [.reached, .cannotTell, .notReached])
        #expect(found.allSatisfy { $0.group == 0 && $0.test != nil })
    }

    @Test func `where low is good a target is reached from above`() throws {
        var study = study()
        study.indices[0].lowIsGood = true
        study.targets = [Target(measure: "mean", value: Ratio(9, 2))]
        let sums = try Survey(study).permitted(responses(sites: 4, people: 40, seed: 6))
        let low = sums.measures.map { _ in
            Comparisons.Kind(kind: "", scores: "points", favourable: nil, lowIsGood: true)
        }
        let found = Comparisons(sums, Pool(sums), waves: ["w1"], breaks: [:], kinds: low).findings()
        #expect(found.first { $0.against == .target }?.verdict == .reached)
    }

    @Test func `a measure without persons' scores has a difference and no test`() throws {
        var study = study()
        study.indices[0].kind = .meanOfItemFavourable
        let found = try findings(study, responses(sites: 4, people: 40, seed: 6))
        #expect(found.count == 4)
        #expect(found.allSatisfy { $0.note == .noInterval && $0.verdict == nil && $0.difference.isFinite })
    }

    @Test func `a benchmark of another kind is refused, one without n has no interval, an old one is marked`() throws {
        var study = study()
        study.asOf = Day("2026-06-30")
        func benchmark(_ kind: String, _ n: Int?, _ year: Int, scores: String = "points") -> Benchmark {
            var benchmark = Benchmark(
                measure: "mean", kind: kind, value: Ratio(2), population: "others", source: "a report", year: year)
            (benchmark.n, benchmark.scores) = (n, scores)
            return benchmark
        }
        study.benchmarks = [
            benchmark("mean_of_person_means", 5000, 2025), benchmark("mean_of_person_means", nil, 2025),
            benchmark("mean_of_person_means", 5000, 2020), benchmark("person_share", 5000, 2025),
            benchmark("mean_of_person_means", 5000, 2025, scores: "0_100"),
        ]
        let found = try findings(study, responses(sites: 4, people: 40, seed: 6)).filter {
            $0.against == .benchmark && $0.group == 0
        }
        #expect(found.map(\.note) == [nil, .noInterval, .old, .otherKind, .otherKind])
        #expect(found.map(\.verdict) == [.higher, nil, .higher, nil, nil])
        #expect(found[1].difference > 0.5 && found[3].difference.isNaN)
    }

    /// Of a thousand companies in which nothing differs, those in which something is called a difference.
    @Test func `chance is seldom told as a difference`() throws {
        let (runs, study) = (1000, study(waves: 2))
        var (wrong, tests) = (0, 0)
        for seed in 1...runs {
            let found = try findings(study, responses(sites: 12, people: 20, waves: 2, seed: UInt64(seed)))
            tests = found.count { $0.q != nil }
            if found.contains(where: { $0.verdict == .higher || $0.verdict == .lower }) { wrong += 1 }
        }
        print("noise: \(wrong) of \(runs) runs without a difference told one, \(tests) tests each")
        #expect(Double(wrong) / Double(runs) <= 0.065)
    }

    /// The share of sites, half of them above and half below the company, that a family of tests finds: from normal means.
    private func power(distance: Double, variance: Double, sites: Int, people: Int) -> Double {
        var random = SplitMix64(seed: 77)
        let spread = (variance / Double(people)).squareRoot()
        let error = spread * (1 - 1 / Double(sites)).squareRoot()
        var found = 0
        for _ in 0..<4000 {
            let means = (0..<sites).map { site in
                let z = Normal.quantile(Double.random(in: 1e-12..<1, using: &random)) ?? 0
                return (site < sites / 2 ? distance : -distance) + spread * z
            }
            let company = means.reduce(0, +) / Double(sites)
            let p = means.map { 2 * (Normal.upperTail((($0 - company) / error).magnitude) ?? 1) }
            // The largest k for which the k-th smallest p is at most .05 k / m.
            let order = p.indices.sorted { p[$0] < p[$1] }
            let last = order.indices.last { p[order[$0]] <= 0.05 * Double($0 + 1) / Double(sites) } ?? -1
            found += order.prefix(last + 1).count { ($0 < sites / 2) == (means[$0] > company) }
        }
        return Double(found) / Double(4000 * sites)
    }

    @Test func `planted differences are found as often as their power says`() throws {
        let lift = 0.22
        // Beforehand: what the lift makes of the mean, and the spread within sites, from many people.
        let many = responses(sites: 2, people: 40_000, seed: 9) { site, _ in site == 0 ? lift : -lift }
        let means = many.map { Double($0.codes.reduce(0) { $0 + Int($1) }) / 4 }
        let (high, low) = (moments(Array(means.prefix(40_000))), moments(Array(means.suffix(40_000))))
        let power = power(
            distance: (high.mean - low.mean) / 2, variance: (high.variance + low.variance) / 2, sites: 10, people: 60)
        var (found, planted) = (0, 0)
        for seed in 1...120 {
            let responses = responses(sites: 10, people: 60, seed: UInt64(5000 + seed)) { site, _ in
                site < 5 ? lift : -lift
            }
            for finding in try findings(study(), responses) where finding.against == .parent {
                planted += 1
                let site = Int(finding.group) - 1
                if finding.verdict == (site < 5 ? .higher : .lower) { found += 1 }
            }
        }
        let share = Double(found) / Double(planted)
        print("noise: \(share) of planted differences found, power \(power)")
        #expect(power > 0.3 && power < 0.9)
        #expect((share - power).magnitude < 0.05)
    }
}
