import Foundation
import Statistics
import Testing

@Suite("golden waves", .enabled(if: GoldenTables.present, Comment(rawValue: GoldenTables.absence)))
struct GoldenWavesTests {
    @Test func everyNumber() throws {
        let outcome = try GoldenCheck.run(GoldenTables.cases(of: "waves"), skips: [], compute: compute)
        outcome.report("waves")
        #expect(outcome.failures == [])
        #expect(outcome.passed > 100)
    }

    private func compute(_ item: GoldenCase) throws -> [Figures] {
        if item.input["p"] != nil { return [adjusted(item)] }
        if item.input["table_rows_before_cols_after"] != nil { return [try mcNemar(item)] }
        if item.input["group_1"] != nil { return [try independent(item)] }
        if item.input["reliability_for_rci"] != nil { return [try paired(item)] }
        return [try overlapping(item)]
    }

    private func independent(_ item: GoldenCase) throws -> Figures {
        let data = try GoldenData(of: item)
        let split = try RExpression.value(item.string("group_1"), data.columns).flags
        let values = data.column(item.string("column"))
        func group(_ side: Bool) -> [Double] { (0..<data.rows).compactMap { split[$0] == side ? values[$0] : nil } }
        let (a, b) = (group(true), group(false))
        let (first, second) = (Summary(a), Summary(b))
        let welch = try MeanDifference.welch(first, second).get()
        let student = try MeanDifference.student(first, second).get()
        let effect = try StandardisedDifference.between(first, second).get()
        let ranks = try RankTest.mannWhitney(a, b).get()
        var out = Figures()
        for (place, summary) in [(1, first), (2, second)] {
            out.set("n\(place)", count: summary.n)
            out.set("mean\(place)", summary.mean)
            out.set("sd\(place)", summary.sd)
        }
        out.set("difference", welch.difference)
        out.set("welch_t", welch.t)
        out.set("welch_df", welch.df)
        out.set("welch_p", welch.pValue)
        out.set("welch_ci95", welch.interval())
        out.set("student_t", student.t)
        out.set("student_p", student.pValue)
        out.set("cohens_d", effect.d)
        out.set("hedges_correction_exact", StandardisedDifference.correction(df: Double(effect.df)))
        out.set("hedges_g", effect.g)
        out.set("hedges_g_metafor", effect.g)
        out.set("hedges_g_ci95_noncentral_t", effect.correctedInterval())
        out.set("cohens_d_ci95_noncentral_t", effect.interval())
        out.set("hedges_g_variance_metafor", effect.largeSampleVariance)
        out.set("mann_whitney_W", ranks.statistic)
        out.set("mann_whitney_p", ranks.pValue)
        out.set("probability_of_superiority", ranks.statistic / Double(a.count * b.count))
        return out
    }

    private func pairs(_ item: GoldenCase) throws -> (before: [Double], after: [Double]) {
        var data = try GoldenData(of: item)
        let names = [item.string("before"), item.string("after")]
        data.keepComplete(names)
        return (data.complete(names[0]), data.complete(names[1]))
    }

    private func paired(_ item: GoldenCase) throws -> Figures {
        let (before, after) = try pairs(item)
        let change = try PairedChange.fit(before: before, after: after).get()
        let test = try change.test.get()
        let effect = try change.standardised.get()
        let ranks = try RankTest.signedRank(before: before, after: after).get()
        let threshold = try #require(
            change.reliableChange(reliability: item.double("reliability_for_rci") ?? .nan))
        let changes = zip(before, after).map { $1 - $0 }
        var out = Figures()
        out.set("n", count: change.n)
        out.set("mean_before", change.before)
        out.set("mean_after", change.after)
        out.set("mean_change", change.change)
        out.set("sd_change", change.changeVariance.squareRoot())
        out.set("t", test.t)
        out.set("df", test.df)
        out.set("p", test.pValue)
        out.set("ci95", test.interval())
        out.set("correlation", change.correlation)
        out.set("d_z", effect.d)
        out.set("d_z_ci95_noncentral_t", effect.interval())
        out.set("g_z", effect.g)
        out.set("d_av", change.averageStandardised)
        out.set("d_rm", change.repeatedStandardised)
        out.set("wilcoxon_V", ranks.statistic)
        out.set("wilcoxon_p", ranks.pValue)
        out.set("reliable_change_threshold", threshold)
        out.set("reliable_up", count: changes.count { $0 > threshold })
        out.set("reliable_down", count: changes.count { $0 < -threshold })
        return out
    }

    private func overlapping(_ item: GoldenCase) throws -> Figures {
        let data = try GoldenData(of: item)
        let (before, after) = (
            Summary(data.complete(item.string("before"))), Summary(data.complete(item.string("after")))
        )
        let both = try pairs(item)
        let change = try PairedChange.fit(before: both.before, after: both.after).get()
        let test = try MeanDifference.overlapping(
            after, before, both: change.n, covariance: change.covariance
        ).get()
        var out = Figures()
        out.set("n_before", count: before.n)
        out.set("n_after", count: after.n)
        out.set("n_both", count: change.n)
        out.set("difference", test.difference)
        out.set("se_overlap", test.standardError)
        out.set("se_if_treated_independent", try MeanDifference.welch(after, before).get().standardError)
        out.set("se_paired_only", try change.test.get().standardError)
        out.set("difference_paired_only", change.change)
        return out
    }

    private func mcNemar(_ item: GoldenCase) throws -> Figures {
        let rows = (item.input["table_rows_before_cols_after"] as? [Any] ?? []).map { row in
            (row as? [Any] ?? []).compactMap { ($0 as? Double).map { Int($0) } }
        }
        let table = try #require(
            McNemar(stayedYes: rows[0][0], lost: rows[0][1], gained: rows[1][0], stayedNo: rows[1][1]))
        var out = Figures()
        out.set("chisq", table.chiSquared())
        out.set("p", table.pValue())
        out.set("chisq_corrected", table.chiSquared(corrected: true))
        out.set("p_corrected", table.pValue(corrected: true))
        out.set("exact_p", table.exactPValue)
        out.set("difference", table.difference)
        return out
    }

    private func adjusted(_ item: GoldenCase) -> Figures {
        var out = Figures()
        for method in MultipleComparisons.Method.allCases {
            for (i, value) in MultipleComparisons.adjusted(item.doubles("p"), by: method).enumerated() {
                out.set("\(method.rawValue).\(i)", value)
            }
        }
        return out
    }
}
