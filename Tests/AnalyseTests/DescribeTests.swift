import Statistics
import Study
import TestSupport
import Testing

@testable import Analyse
@testable import Score

@Suite struct DescribeTests {
    private func findings(_ sums: PermittedSums) -> [CellFinding] { Describe.cells(sums, pool: Pool(sums)) }

    /// Responses of a wave in a group, by the group's name.
    private func members(_ responses: [Response], _ wave: Int, _ group: String) -> [Response] {
        responses.filter { Int($0.wave) == wave && (group == "company" || group == "site=" + $0.values[0]) }
    }

    /// A person's own mean of an index, exact: sum and number answered.
    private func score(_ study: Study, _ index: Index, _ response: Response) -> (sum: Int, count: Int)? {
        let values = index.parts.compactMap { part in
            value(study, response, part.item).map { part.reversed ? 6 - $0 : $0 }
        }
        return values.count >= index.atLeast ? (values.reduce(0, +), values.count) : nil
    }

    /// Half the width of a t interval for one person, pooled over the sites by hand.
    private func reach(_ samples: [[Double]]) -> Double? {
        let large = samples.filter { $0.count >= 30 }
        let small = samples.filter { $0.count < 30 && $0.count > 1 }
        let enough = small.count >= 3 && small.reduce(0) { $0 + $1.count } >= 30
        let pool = enough ? large + small : large
        let df = pool.reduce(0) { $0 + $1.count - 1 }
        let squares = pool.reduce(0.0) { $0 + Double($1.count - 1) * moments($1).variance }
        guard df > 0, squares > 0 else { return nil }
        return StudentT.quantile(0.975, df: Double(df)).map { $0 * (squares / Double(df)).squareRoot() }
    }

    private func check(_ finding: CellFinding, _ values: [Double], _ shares: [Int], _ samples: [[Double]]) {
        let n = values.count
        #expect(finding.n == n)
        guard n > 0 else {
            #expect(finding.note == .noAnswers)
            return
        }
        #expect(near(finding[.value], moments(values).mean))
        for (statistic, count) in zip([Statistic.favourable, .neutral, .unfavourable], shares) {
            #expect(near(finding[statistic], 100 * Double(count) / Double(n)))
        }
        let interval = wilson(shares[0], n)
        #expect(
            near(finding[.favourableLow], interval.low, 1e-7) && near(finding[.favourableHigh], interval.high, 1e-7))
        #expect(near(finding[.sd], n >= 30 ? moments(values).variance.squareRoot() : nil))
        let reach = reach(samples).map { $0 / Double(n).squareRoot() }
        #expect(near(finding[.low], reach.map { moments(values).mean - $0 }))
        #expect(near(finding[.high], reach.map { moments(values).mean + $0 }))
        #expect(finding.note == (reach == nil ? .noPool : nil))
    }

    @Test(arguments: 1...12) func `items and means are what counting by hand gives`(_ seed: Int) throws {
        let study = sampleStudy(waves: 2)
        let responses = sampleResponses([150, 300, 40][seed % 3], waves: 2, seed: UInt64(seed))
        let sums = try Survey(study).permitted(responses)
        for finding in findings(sums) {
            let mine = members(responses, finding.wave, sums.groups[finding.group].id)
            let sites = ["a", "b", "c"].map { members(responses, finding.wave, "site=" + $0) }
            switch sums.measures[finding.measure] {
            case .item(let item):
                let values = mine.compactMap { value(study, $0, item) }
                // The last item is reversed in indices: agreeing is unfavourable.
                let good = values.map { item == 3 ? 6 - $0 : $0 }
                let shares = [good.count { $0 >= 4 }, good.count { $0 == 3 }, good.count { $0 <= 2 }]
                check(
                    finding, values.map(Double.init), shares,
                    sites.map { $0.compactMap { value(study, $0, item).map(Double.init) } })
            case .index(0):
                let scores = mine.compactMap { score(study, study.indices[0], $0) }
                let high = scores.count { 2 * $0.sum >= 7 * $0.count }
                let low = scores.count { 2 * $0.sum <= 5 * $0.count }
                check(
                    finding, scores.map { Double($0.sum) / Double($0.count) }, [high, scores.count - high - low, low],
                    sites.map {
                        $0.compactMap { score(study, study.indices[0], $0).map { Double($0.sum) / Double($0.count) } }
                    })
            default: continue
            }
        }
    }

    @Test(arguments: 1...12) func `shares of items, of people and net are what counting by hand gives`(_ seed: Int)
        throws
    {
        let study = sampleStudy()
        let responses = sampleResponses(150, seed: UInt64(seed) + 40)
        let sums = try Survey(study).permitted(responses)
        var seen = 0
        for finding in findings(sums) {
            let mine = members(responses, 0, sums.groups[finding.group].id)
            switch sums.measures[finding.measure] {
            case .index(1):
                let shares = [0, 1].map { item in
                    let values = mine.compactMap { value(study, $0, item) }
                    return 100 * Double(values.count { $0 >= 4 }) / Double(values.count)
                }
                #expect(near(finding[.value], (shares[0] + shares[1]) / 2))
                #expect(finding.n == mine.count { value(study, $0, 0) != nil || value(study, $0, 1) != nil })
                let limits = [0, 1].map { item -> (low: Double, high: Double) in
                    let values = mine.compactMap { value(study, $0, item) }
                    return wilson(values.count { $0 >= 4 }, values.count)
                }
                #expect(near(finding[.low], (limits[0].low + limits[1].low) / 2, 1e-7))
                #expect(near(finding[.high], (limits[0].high + limits[1].high) / 2, 1e-7))
            case .index(2):
                let scores = mine.compactMap { score(study, study.indices[2], $0) }
                let reached = scores.count { 2 * $0.sum >= 7 * $0.count }
                #expect(finding.n == scores.count)
                #expect(near(finding[.value], 100 * Double(reached) / Double(scores.count)))
                let interval = wilson(reached, scores.count)
                #expect(near(finding[.low], interval.low, 1e-7) && near(finding[.high], interval.high, 1e-7))
            case .index(3):
                let values = mine.compactMap { value(study, $0, 2) }
                let (high, low) = (values.count { $0 >= 4 }, values.count { $0 <= 2 })
                #expect(finding.n == values.count)
                #expect(near(finding[.value], 100 * Double(high - low) / Double(values.count)))
                #expect(near(finding[.favourable], 100 * Double(high) / Double(values.count)))
                #expect(near(finding[.unfavourable], 100 * Double(low) / Double(values.count)))
                let signs = values.map { $0 >= 4 ? 100.0 : $0 <= 2 ? -100 : 0 }
                let t = try #require(StudentT.quantile(0.975, df: Double(values.count - 1)))
                let reach = t * (moments(signs).variance / Double(values.count)).squareRoot()
                #expect(near(finding[.low], max(moments(signs).mean - reach, -100), 1e-9))
                #expect(near(finding[.high], min(moments(signs).mean + reach, 100), 1e-9))
            default: continue
            }
            seen += 1
        }
        #expect(seen == 12)
    }

    @Test func `what may not be said is not said, and nothing else is missing`() throws {
        let survey = try Survey(sampleStudy())
        let responses = sampleResponses(120, seed: 9)
        let sums = survey.permitted(responses) { _, measure, group in
            (measure == .item(1) && group == "site=a") || measure == .index(2)
                || (measure == .participation && group == "site=c")
        }
        let found = findings(sums)
        #expect(found.count == 4 * 9 - 1 - 4 - 1)
        for finding in found { #expect(sums.permission(finding.wave, finding.measure, finding.group).speaks) }
        #expect(sums.withCounters(0, 6, 1) { _ in true } == nil)
    }

    @Test func `nobody's answers are no answers`() throws {
        let study = sampleStudy()
        let responses = (0..<20).map { _ in Response(values: ["a"], codes: [0, 12, 13, 14]) }
        for finding in findings(try Survey(study).permitted(responses)) where finding.measure > 0 {
            #expect(finding.n == 0 && finding.note == .noAnswers)
            #expect(Statistic.allCases.allSatisfy { finding[$0] == nil })
        }
    }

    @Test func `participation without head counts says so`() throws {
        for finding in findings(try Survey(sampleStudy()).permitted(sampleResponses(50, seed: 1)))
        where finding.measure == 0 {
            #expect(finding.note == .noHeadCount && finding[.value] == nil && finding.n > 0)
        }
    }
}
