import Foundation
import Statistics
import Testing

@Suite("golden agreement", .enabled(if: GoldenTables.present, Comment(rawValue: GoldenTables.absence)))
struct GoldenAgreementTests {
    @Test func everyNumber() throws {
        let outcome = try GoldenCheck.run(GoldenTables.cases(of: "agreement"), skips: [], compute: compute)
        outcome.report("agreement")
        #expect(outcome.failures == [])
        #expect(outcome.passed > 200)
    }

    private func compute(_ item: GoldenCase) throws -> [Figures] {
        if item.input["answers"] != nil { return [tiny(item)] }
        if item.has("rwg_j") { return [try rwg(item)] }
        if item.has("awg_single_mean") { return [try spread(item)] }
        if item.has("icc1") { return [try anova(item)] }
        return [try restricted(item)]
    }

    /// Summaries of the score by group; for a fit by likelihood the score is that of the case before it.
    private func score(_ item: GoldenCase) throws -> (labels: [String], cells: [Summary]) {
        let data = try GoldenData(of: item)
        let text = try item.input["score"] as? String ?? scoreOfSibling(item)
        let prefix = "rowMeans of "
        let columns =
            text.hasPrefix(prefix) ? text.dropFirst(prefix.count).split(separator: " ").map(String.init) : [text]
        let values = columns.map(data.column)
        let scores: [Double?] = (0..<data.rows).map { row in
            let answers = values.compactMap { $0[row] }
            return answers.count == values.count ? answers.reduce(0, +) / Double(values.count) : nil
        }
        let groups = data.groups(by: item.input["group"] as? String ?? "")
        let cells = groups.map { group in (group.label, Summary(group.rows.compactMap { scores[$0] })) }
        let present = cells.filter { $0.1.n > 0 }
        return (present.map { $0.0 }, present.map { $0.1 })
    }

    private func scoreOfSibling(_ item: GoldenCase) throws -> String {
        let stem = item.id.replacingOccurrences(of: "_icc_reml", with: "_icc")
        let sibling = try GoldenTables.cases(of: "agreement").first { $0.id == stem }
        return sibling?.input["score"] as? String ?? ""
    }

    private func anova(_ item: GoldenCase) throws -> Figures {
        let (labels, cells) = try score(item)
        let table = try OneWay.fit(cells).get()
        let fit = try MixedModel.fit(cells.compactMap { ClusterSums($0, origin: table.grandMean) }).get()
        var out = Figures()
        out.set("n", count: table.n)
        out.set("groups", count: table.groups)
        out.set("min_group", count: cells.map(\.n).min() ?? 0)
        out.set("max_group", count: cells.map(\.n).max() ?? 0)
        out.set("mean_group_size", table.meanSize)
        out.set("k0_group_size", table.unbalancedSize)
        out.set("harmonic_group_size", table.harmonicSize)
        out.set("grand_mean", table.grandMean)
        out.set("ss_between", table.betweenSquares)
        out.set("ss_within", table.withinSquares)
        out.set("df_between", count: table.betweenDF)
        out.set("df_within", count: table.withinDF)
        out.set("ms_between", table.betweenMeanSquare)
        out.set("ms_within", table.withinMeanSquare)
        out.set("F", table.f)
        out.set("p", table.pValue)
        out.set("icc1", table.icc1)
        out.set("icc2", table.icc2)
        out.set("icc1_k0", table.icc1Unbalanced)
        out.set("eta_squared", table.etaSquared)
        out.set("icc1_ci95", try? table.icc1Interval().get())
        out.set("icc2_ci95", try? table.icc2Interval().get())
        for (i, shown) in item.objects("groups_shown").enumerated() {
            guard let place = labels.firstIndex(of: shown.label("group")) else { continue }
            let cell = cells[place]
            out.set("groups_shown.\(i).n", count: cell.n)
            out.set("groups_shown.\(i).mean", cell.mean)
            out.set("groups_shown.\(i).variance", cell.variance)
            out.set(
                "groups_shown.\(i).icc2_of_group_mean", OneWay.reliabilityOfMean(icc1: fit.icc, n: cell.n))
        }
        return out
    }

    private func restricted(_ item: GoldenCase) throws -> Figures {
        let shrinkage = try Shrinkage.fit(try score(item).cells).get()
        var out = Figures()
        out.set("intercept", shrinkage.mean)
        out.set("tau2", shrinkage.between)
        out.set("sigma2", shrinkage.within)
        out.set("icc", shrinkage.between / (shrinkage.between + shrinkage.within))
        return out
    }

    /// The answers by group and item, of people complete on all items, or on one alone.
    private func answers(_ item: GoldenCase, only single: Bool) throws -> [(label: String, items: [[Int]])] {
        var data = try GoldenData(of: item)
        let items = single ? [item.input["single_item"] as? String ?? ""] : item.strings("items")
        data.keepComplete(items)
        let columns = items.map { data.complete($0).map { Int($0) } }
        return data.groups(by: item.input["group"] as? String ?? "").map { group in
            (group.label, columns.map { column in group.rows.map { column[$0] } })
        }
    }

    private func variances(_ items: [[Int]]) -> [Double?] { items.map { Summary($0.map(Double.init)).variance } }

    private func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    private func rwg(_ item: GoldenCase) throws -> Figures {
        let null = item.double("null_variance") ?? .nan
        let codes = (item.int("scale_max") ?? 0) - (item.int("scale_min") ?? 0) + 1
        let singles = try answers(item, only: true)
        let full = try answers(item, only: false)
        let single = singles.map { group in
            (group.label, try? WithinGroupAgreement.rwg(variance: variances(group.items)[0], null: null).get())
        }
        let several = full.map { group -> (label: String, n: Int, rwg: Double?, star: Double?) in
            let known = variances(group.items).compactMap { $0 }
            let mean = known.count == group.items.count ? self.mean(known) : nil
            return (
                group.label, group.items[0].count,
                try? WithinGroupAgreement.rwgJ(meanVariance: mean, items: group.items.count, null: null).get(),
                try? WithinGroupAgreement.rStar(meanVariance: mean, null: null).get()
            )
        }
        var out = Figures()
        out.set("groups", count: full.count)
        if item.input["null_distribution"] as? String == "uniform" {
            #expect(NullDistribution.uniform.variance(codes: codes) == null)
        }
        set(&out, "rwg_single", single.map { $0.1 })
        set(&out, "rwg_j", several.map(\.rwg))
        let stars = several.compactMap(\.star)
        out.set("rwg_j.min", several.compactMap(\.rwg).min())
        out.set("r_star_wg_j.mean", mean(stars))
        out.set("r_star_wg_j.median", Quantile.median(stars))
        out.set("r_star_wg_j.min", stars.min())
        out.set("r_star_wg_j.negative", count: stars.count { $0 < 0 })
        for (i, shown) in item.objects("groups_shown").enumerated() {
            guard let group = several.first(where: { $0.label == shown.label("group") }) else { continue }
            out.set("groups_shown.\(i).n", count: group.n)
            out.set("groups_shown.\(i).rwg_single", single.first { $0.0 == group.label }?.1)
            out.set("groups_shown.\(i).rwg_j", group.rwg)
            out.set("groups_shown.\(i).r_star_wg_j", group.star)
        }
        return out
    }

    private func set(_ out: inout Figures, _ path: String, _ values: [Double?]) {
        let known = values.compactMap { $0 }
        out.set(path + ".mean", mean(known))
        out.set(path + ".median", Quantile.median(known))
        out.set(path + ".zero", count: known.count { $0 == 0 })
        out.set(path + ".missing", count: values.count - known.count)
        out.set(path + ".share_ge_070", Double(known.count { $0 >= 0.7 }) / Double(known.count))
    }

    private func spread(_ item: GoldenCase) throws -> Figures {
        let bounds = try #require(
            ScaleBounds(low: item.int("scale_min") ?? 0, high: item.int("scale_max") ?? 0))
        let singles = try answers(item, only: true).map { (label: $0.label, one: one($0.items[0], bounds)) }
        let full = try answers(item, only: false).map { group in
            let each = group.items.map { one($0, bounds) }
            return (
                label: group.label, n: group.items[0].count, awg: mean(each.compactMap(\.awg)),
                mean: mean(each.compactMap(\.mean)), median: mean(each.compactMap(\.median))
            )
        }
        var out = Figures()
        out.set("awg_single_mean", mean(singles.compactMap(\.one.awg)))
        out.set("awg_single_missing", count: singles.count { $0.one.awg == nil })
        out.set("awg_items_mean", mean(full.compactMap(\.awg)))
        out.set("ad_mean_items_mean", mean(full.compactMap(\.mean)))
        out.set("ad_median_items_mean", mean(full.compactMap(\.median)))
        out.set("ad_mean_single_mean", mean(singles.compactMap(\.one.mean)))
        out.set("ad_cut_A_over_6", WithinGroupAgreement.practicalDeviation(codes: bounds.high - bounds.low + 1))
        for (i, shown) in item.objects("groups_shown").enumerated() {
            guard let group = full.first(where: { $0.label == shown.label("group") }) else { continue }
            let single = singles.first { $0.label == group.label }?.one
            out.set("groups_shown.\(i).n", count: group.n)
            out.set("groups_shown.\(i).awg_single", single?.awg)
            out.set("groups_shown.\(i).awg_items", group.awg)
            out.set("groups_shown.\(i).ad_mean_items", group.mean)
            out.set("groups_shown.\(i).ad_median_items", group.median)
            out.set("groups_shown.\(i).ad_mean_single", single?.mean)
        }
        return out
    }

    private func one(_ answers: [Int], _ bounds: ScaleBounds) -> (awg: Double?, mean: Double?, median: Double?) {
        let codes = Array(bounds.low...bounds.high)
        let counts = codes.map { code in answers.count { $0 == code } }
        let summary = Summary(counts: counts, lowest: bounds.low)
        return (
            try? WithinGroupAgreement.awg(
                mean: summary.mean, variance: summary.variance, n: summary.n, bounds: bounds
            ).get(),
            try? WithinGroupAgreement.meanDeviation(codes: codes, counts: counts).get(),
            try? WithinGroupAgreement.medianDeviation(codes: codes, counts: counts).get()
        )
    }

    private func tiny(_ item: GoldenCase) -> Figures {
        let answers = item.ints("answers")
        var out = Figures()
        guard let bounds = ScaleBounds(low: item.int("scale_min") ?? 0, high: item.int("scale_max") ?? 0) else {
            return out
        }
        let variance = Summary(answers.map(Double.init)).variance
        let null = item.double("null_variance") ?? .nan
        let figures = one(answers, bounds)
        out.set("rwg", WithinGroupAgreement.rwg(variance: variance, null: null))
        out.set("rwg_untruncated", WithinGroupAgreement.varianceRatio(variance, null: null).map { 1 - $0 })
        out.set("awg", figures.awg)
        out.set("ad_mean", figures.mean)
        out.set("ad_median", figures.median)
        return out
    }
}
