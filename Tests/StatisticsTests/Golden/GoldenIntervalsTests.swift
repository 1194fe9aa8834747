import Foundation
import Statistics
import Testing

@Suite("golden intervals", .enabled(if: GoldenTables.present, Comment(rawValue: GoldenTables.absence)))
struct GoldenIntervalsTests {
    @Test func everyNumber() throws {
        let outcome = try GoldenCheck.run(GoldenTables.cases(of: "intervals"), skips: [], compute: compute)
        outcome.report("intervals")
        #expect(outcome.failures == [])
        #expect(outcome.passed > 300)
    }

    private func compute(_ item: GoldenCase) throws -> [Figures] {
        let kinds: [(String, (GoldenCase) throws -> Figures)] = [
            ("favourable", finite), ("successes", proportion), ("x1", difference), ("column", mean),
            ("columns", correlation), ("respondents", representativeness), ("table", independence),
        ]
        guard let kind = kinds.first(where: { item.input[$0.0] != nil }) else { return [] }
        return [try kind.1(item)]
    }

    private func proportion(_ item: GoldenCase) -> Figures {
        let (x, n) = (item.int("successes") ?? -1, item.int("n") ?? -1)
        var out = Figures()
        out.set("p", Proportion.share(x, of: n))
        out.set("wilson90", Proportion.wilson(x, of: n, level: 0.9))
        out.set("wilson95", Proportion.wilson(x, of: n))
        out.set("wilson99", Proportion.wilson(x, of: n, level: 0.99))
        out.set("clopper_pearson95", Proportion.clopperPearson(x, of: n))
        out.set("jeffreys95", Proportion.jeffreys(x, of: n))
        out.set("agresti_coull95", Proportion.agrestiCoull(x, of: n))
        out.set("wald_se", Proportion.standardError(x, of: n))
        return out
    }

    private func finite(_ item: GoldenCase) -> Figures {
        let (x, n, heads) = (
            item.int("favourable") ?? -1, item.int("respondents") ?? -1, item.int("headcount") ?? -1
        )
        let variance = FinitePopulation.variance(x, of: n)
        var out = Figures()
        out.set("participation", Proportion.share(n, of: heads))
        out.set("participation_wilson95", Proportion.wilson(n, of: heads))
        out.set("p", Proportion.share(x, of: n))
        out.set(
            "se_srs_fpc",
            variance.flatMap { FinitePopulation.standardError(variance: $0, n: n, population: heads) })
        out.set("se_srs_nofpc", Summary(n: n, mean: 0, variance: variance).standardError)
        out.set("wilson_fpc95", FinitePopulation.wilson(x, of: n, population: heads))
        return out
    }

    private func difference(_ item: GoldenCase) throws -> Figures {
        let counts = ["x1", "n1", "x2", "n2"].map { item.int($0) ?? -1 }
        let pair = try #require(
            ProportionDifference(counts[0], of: counts[1], against: counts[2], of: counts[3]))
        var out = Figures()
        out.set("difference", pair.difference)
        out.set("chisq_uncorrected", pair.chiSquared())
        out.set("chisq_corrected", pair.chiSquared(corrected: true))
        out.set("p_uncorrected", pair.pValue())
        out.set("p_corrected", pair.pValue(corrected: true))
        out.set("z_uncorrected", pair.z)
        out.set("wald_ci95", pair.wald())
        out.set(
            "newcombe_ci95",
            Proportion.newcombe(difference: counts[0], of: counts[1], against: counts[2], of: counts[3]))
        out.set("fisher_p_two_sided", pair.fisher)
        out.set("cohens_h", pair.cohensH)
        return out
    }

    private func mean(_ item: GoldenCase) throws -> Figures {
        let column = try GoldenData(of: item).column(item.input["column"] as? String ?? "")
        let values = column.compactMap { $0 }
        let summary = Summary(values)
        let (mean, variance) = (try #require(summary.mean), try #require(summary.variance))
        let shape = RealMoments(values).shape
        var out = Figures()
        out.set("n", count: summary.n)
        out.set("missing", count: column.count - summary.n)
        out.set("mean", mean)
        out.set("variance", variance)
        out.set("sd", summary.sd)
        out.set("se", summary.standardError)
        out.set("t_ci95", MeanInterval.t(mean: mean, variance: variance, n: summary.n))
        out.set("t_ci90", MeanInterval.t(mean: mean, variance: variance, n: summary.n, level: 0.9))
        out.set("min", Quantile.type7(values, 0))
        out.set("max", Quantile.type7(values, 1))
        out.set("median", Quantile.median(values))
        out.set("mad_constant_1", Quantile.medianAbsoluteDeviation(values))
        out.set("skewness_g1", shape.g1)
        out.set("skewness_G1", shape.adjustedG1)
        out.set("excess_kurtosis_g2", shape.g2)
        out.set("excess_kurtosis_G2", shape.adjustedG2)
        if let heads = item.int("headcount") {
            out.set("headcount", count: heads)
            out.set(
                "se_fpc", FinitePopulation.standardError(variance: variance, n: summary.n, population: heads))
            out.set(
                "t_ci95_fpc", MeanInterval.t(mean: mean, variance: variance, n: summary.n, population: heads))
        }
        return out
    }

    private func correlation(_ item: GoldenCase) throws -> Figures {
        let data = try GoldenData(of: item)
        let columns = item.strings("columns").map(data.column)
        var (x, y): ([Double], [Double]) = ([], [])
        for (a, b) in zip(columns[0], columns[1]) {
            guard let a, let b else { continue }
            x.append(a)
            y.append(b)
        }
        let r = try Correlation.pearson(x, y).get()
        let rho = try Correlation.spearman(x, y).get()
        var out = Figures()
        out.set("n", count: x.count)
        out.set("pearson", r)
        out.set("t", Correlation.t(r, n: x.count))
        out.set("df", count: x.count - 2)
        out.set("p", Correlation.pValue(r, n: x.count))
        out.set("fisher_z_ci95", Correlation.fisherInterval(r, n: x.count))
        out.set("spearman", rho)
        out.set("spearman_p_t_approx", Correlation.pValue(rho, n: x.count))
        out.set("kendall_tau_b", Correlation.kendall(x, y))
        out.set("covariance", CoMoments(x: x, y: y)?.covariance)
        return out
    }

    private func representativeness(_ item: GoldenCase) throws -> Figures {
        let (observed, heads) = (item.ints("respondents"), item.ints("population"))
        let test = try ChiSquaredTest.representativeness(observed: observed, population: heads).get()
        var out = Figures()
        out.set("chisq", test.statistic)
        out.set("df", count: test.df)
        out.set("p", test.pValue)
        out.set("expected_counts", list: test.expected[0])
        out.set("std_residuals", list: test.residuals[0])
        out.set("response_rates", list: zip(observed, heads).compactMap { Proportion.share($0, of: $1) })
        return out
    }

    private func independence(_ item: GoldenCase) throws -> Figures {
        let table = (item.input["table"] as? [[Any]] ?? []).map { row in
            row.compactMap { ($0 as? Double).map { Int($0) } }
        }
        let test = try ChiSquaredTest.independence(table).get()
        var out = Figures()
        out.set("n", count: table.joined().reduce(0, +))
        out.set("chisq", test.statistic)
        out.set("df", count: test.df)
        out.set("p", test.pValue)
        out.set("cramers_v", test.cramersV)
        for (i, row) in test.residuals.enumerated() { out.set("adjusted_residuals.\(i)", list: row) }
        return out
    }
}
