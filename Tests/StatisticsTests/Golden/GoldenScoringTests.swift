import Foundation
import Statistics
import Testing

@Suite("golden scoring", .enabled(if: GoldenTables.present, Comment(rawValue: GoldenTables.absence)))
struct GoldenScoringTests {
    @Test func everyNumber() throws {
        let cases = try GoldenTables.cases(of: "scoring")
        let withoutSpread = Set(cases.filter { Set($0.ints("answers").map(Self.side)).count == 1 }.map(\.id))
        let skips = [
            Skip("equal answers: no interval is given, reason no-variance, instead of one without width") {
                id, path in
                withoutSpread.contains(id) && path.hasPrefix("ci_")
            }
        ]
        let outcome = try GoldenCheck.run(cases, skips: skips, compute: compute)
        outcome.report("scoring")
        #expect(outcome.failures == [])
        #expect(outcome.unusedSkips == [])
        #expect(outcome.passed > 500)
    }

    /// Promoter, passive or detractor.
    private static func side(_ answer: Int) -> Int { answer >= 9 ? 1 : answer <= 6 ? -1 : 0 }

    private func compute(_ item: GoldenCase) throws -> [Figures] {
        if item.input["answers"] != nil { return [netPromoter(item)] }
        return item.input["favourable"] != nil ? [try favourability(item)] : try persons(item)
    }

    private func scale(_ item: GoldenCase, minimum: Int) throws -> (PersonScore, [[Int?]]) {
        let items = item.strings("items")
        let turned = Set(item.strings("reversed"))
        let bounds = try #require(
            ScaleBounds(low: item.int("scale_min") ?? 0, high: item.int("scale_max") ?? 0))
        let rule = PersonScore(bounds: bounds, reversed: items.map(turned.contains), minimumAnswered: minimum)
        return (try #require(rule), try GoldenData(of: item).answers(items))
    }

    private func persons(_ item: GoldenCase) throws -> [Figures] {
        let (rule, rows) = try scale(item, minimum: item.int("min_answered") ?? 0)
        let sums = try rows.map { try rule.answers($0).get() }
        // Person means are whole numbers over the least common multiple of all numbers of answers.
        let common = (1...rule.reversed.count).reduce(1) { multiple, k in
            (1...k).map { multiple * $0 }.first { $0 % k == 0 } ?? multiple
        }
        var exact = Moments(denominator: common)
        for sum in sums where sum.answered >= rule.minimumAnswered {
            exact.add(sum.sum * (common / sum.answered))
        }
        let scores = sums.compactMap(rule.score)
        let distribution = Dictionary(grouping: scores, by: { $0 }).mapValues(\.count).sorted {
            $0.key < $1.key
        }
        let points = distribution.map(\.key)
        let counts = distribution.map(\.value)
        let summary = Summary(points: points, counts: counts)
        var first = figures(rule, exact.n, exact.mean, exact.variance) { Quantile.type7(scores, $0) }
        let second = figures(rule, summary.n, summary.mean, summary.variance) {
            Quantile.type7(points: points, counts: counts, $0)
        }
        first.set("rows", count: rows.count)
        first.set("unscored", count: rows.count - scores.count)
        for k in 0...rule.reversed.count {
            first.set("answered_histogram.\(k)", count: sums.count { $0.answered == k })
        }
        let shown = (item.raw as? [String: Any])?["persons"] as? [[String: Any]] ?? []
        for (i, person) in shown.enumerated() {
            let row = (person["row"] as? Double).map { Int($0) } ?? 0
            let score = rule.score(sums[row - 1])
            first.set("persons.\(i).row", count: row)
            first.set("persons.\(i).answered", count: sums[row - 1].answered)
            first.set("persons.\(i).score", score)
            first.set("persons.\(i).score_0_100", score.map { rule.bounds.rescaled($0) })
        }
        return [first, second]
    }

    private func figures(
        _ rule: PersonScore, _ n: Int, _ mean: Double?, _ variance: Double?, quantile: (Double) -> Double?
    ) -> Figures {
        var out = Figures()
        out.set("scored", count: n)
        out.set("mean", mean)
        out.set("variance", variance)
        out.set("sd", variance?.squareRoot())
        out.set("t_ci95", MeanInterval.t(mean: mean ?? .nan, variance: variance ?? 0, n: n))
        out.set("mean_0_100", mean.map { rule.bounds.rescaled($0) })
        out.set("mean_0_10", mean.map { rule.bounds.rescaled($0, top: 10) })
        out.set("sd_0_100", variance.map { rule.bounds.rescaled(distance: $0.squareRoot()) })
        for percent in [0, 10, 25, 50, 75, 90, 100] {
            out.set("quantiles_type7.p\(percent)", quantile(Double(percent) / 100))
        }
        return out
    }

    private func favourability(_ item: GoldenCase) throws -> Figures {
        let (rule, rows) = try scale(item, minimum: 1)
        let (low, high) = (rule.bounds.low, rule.bounds.high)
        let good = Set(item.ints("favourable"))
        let bad = Set(item.ints("unfavourable"))
        var out = Figures()
        var items: [Favourability] = []
        for j in rule.reversed.indices {
            var counts = [Int](repeating: 0, count: high - low + 1)
            for answer in rows.compactMap({ $0[j] }) {
                counts[(rule.reversed[j] ? rule.bounds.reversed(answer) : answer) - low] += 1
            }
            let summary = Summary(counts: counts, lowest: low)
            out.set("items.\(j).mean", summary.mean)
            out.set("items.\(j).sd", summary.sd)
            items.append(
                try #require(Favourability(counts: counts, lowest: low, favourable: good, unfavourable: bad)))
            set(&out, "items.\(j)", items[j])
        }
        var pooled = items[0]
        for other in items.dropFirst() { pooled.merge(other) }
        set(&out, "pooled_answers", pooled)
        out.set("mean_of_item_pct_favourable", Favourability.meanOfPercentages(items))
        let shown = (item.raw as? [String: Any])?["persons_favourable_score_ge_cut"] as? [String: Any]
        let cut = (shown?["cut"] as? Double) ?? .nan
        let people = Favourability.reaching(cut, scores: rows.compactMap { try? rule.score($0).get() })
        out.set("persons_favourable_score_ge_cut.cut", cut)
        out.set("persons_favourable_score_ge_cut.n", people.map { Double($0.n) })
        out.set("persons_favourable_score_ge_cut.favourable", people.map { Double($0.favourable) })
        out.set("persons_favourable_score_ge_cut.pct", people?.percentFavourable)
        return out
    }

    private func set(_ out: inout Figures, _ path: String, _ value: Favourability) {
        out.set(path + ".n", count: value.n)
        out.set(path + ".favourable", count: value.favourable)
        out.set(path + ".neutral", count: value.neutral)
        out.set(path + ".unfavourable", count: value.unfavourable)
        out.set(path + ".pct_favourable", value.percentFavourable)
        out.set(path + ".pct_neutral", value.percentNeutral)
        out.set(path + ".pct_unfavourable", value.percentUnfavourable)
        out.set(path + ".net_favourable", value.net)
    }

    private func netPromoter(_ item: GoldenCase) -> Figures {
        var counts = [Int](repeating: 0, count: 11)
        for answer in item.ints("answers") { counts[answer] += 1 }
        guard let score = NetPromoter(counts: counts) else { return Figures() }
        var out = Figures()
        out.set("n", count: score.n)
        out.set("promoters", count: score.promoters)
        out.set("passives", count: score.passives)
        out.set("detractors", count: score.detractors)
        out.set("enps", score.score)
        out.set("se_wald", score.largeSampleError)
        out.set("se_sample", score.sampleError)
        out.set("ci_wald", try? score.normalInterval().get())
        out.set("ci_t", try? score.tInterval().get())
        return out
    }
}
