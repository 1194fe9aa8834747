import Foundation
import Statistics
import Testing

@Suite("golden reliability", .enabled(if: GoldenTables.present, Comment(rawValue: GoldenTables.absence)))
struct GoldenReliabilityTests {
    @Test func everyNumber() throws {
        let skips = [
            Skip("a second method of fitting, minimum residuals, for comparison only") { _, path in
                path == "omega_total_minres_correlations"
            }
        ]
        let outcome = try GoldenCheck.run(
            GoldenTables.cases(of: "reliability"), skips: skips, compute: compute)
        outcome.report("reliability")
        #expect(outcome.failures == [])
        #expect(outcome.unusedSkips == [])
        #expect(outcome.passed > 400)
    }

    private func compute(_ item: GoldenCase) throws -> [Figures] {
        let scale = try GoldenScale(item)
        if item.has("omega_total_model") { return [try omega(scale, item.strings("items"))] }
        if item.has("odd_even_r") { return [try halves(scale)] }
        if item.input["missing"] as? String == "pairwise" {
            return [try figures(scale, scale.pairwise(), n: scale.rows.count)]
        }
        let ways = [try figures(scale, scale.matrix(), n: scale.complete.count)]
        return ways + (scale.tally.map { [exact($0)] } ?? [])
    }

    private func omega(_ scale: GoldenScale, _ items: [String]) throws -> Figures {
        let model = try FactorModel.fit(scale.matrix(), n: scale.complete.count).get()
        var out = Figures()
        for (i, name) in items.enumerated() {
            out.set("loadings.\(name)", model.loadings[i])
            out.set("residual_variances.\(name)", model.residualVariances[i])
            out.set("standardised_loadings.\(name)", model.standardisedLoadings[i])
        }
        out.set("omega_total_model", model.omega)
        out.set("omega_total_observed_variance", model.omegaOfObservedVariance)
        out.set("omega_total_standardised", model.standardisedOmega)
        return out
    }

    private func halves(_ scale: GoldenScale) throws -> Figures {
        let matrix = try scale.matrix()
        let split = try SplitHalf.oddEven(matrix).get()
        var out = Figures()
        out.set("odd_even_r", split.r)
        out.set("spearman_brown", split.spearmanBrown)
        out.set("guttman_rulon", split.guttmanRulon)
        out.set("lambda2", Reliability.lambda2(matrix))
        if matrix.items % 2 == 0 {
            let splits = try SplitHalf.all(matrix.correlations.get()).get()
            out.set("all_splits_correlation_metric.min", splits.lowest)
            out.set("all_splits_correlation_metric.max", splits.highest)
            out.set("all_splits_correlation_metric.mean", splits.mean)
            out.set("all_splits_correlation_metric.count", count: splits.count)
        }
        return out
    }

    /// What exact sums give without a detour over a matrix of doubles.
    private func exact(_ tally: CrossTally) -> Figures {
        var out = Figures()
        out.set("n_complete", count: Int(tally.n))
        out.set("alpha_raw", Reliability.alpha(tally))
        for i in 0..<tally.items {
            out.set("items.\(i).mean", tally.mean(i))
            out.set("items.\(i).sd", tally.covariance(i, i)?.squareRoot())
            out.set("items.\(i).r_drop", Reliability.itemRest(tally, item: i))
            out.set("items.\(i).alpha_if_dropped", Reliability.alphaIfDropped(tally, item: i))
        }
        return out
    }

    private func figures(_ scale: GoldenScale, _ matrix: CovarianceMatrix, n: Int) throws -> Figures {
        let alpha = try Reliability.alpha(matrix).get()
        let scores = Summary(scale.scores.compactMap { $0 })
        var out = Figures()
        out.set("n_rows", count: scale.rows.count)
        out.set("n_complete", count: scale.complete.count)
        out.set("k", count: matrix.items)
        out.set("alpha_raw", alpha)
        out.set("alpha_standardised", Reliability.standardisedAlpha(matrix))
        out.set("guttman_lambda6_smc", Reliability.lambda6(matrix))
        out.set("average_r", Reliability.averageCorrelation(matrix))
        out.set("median_r", Reliability.medianCorrelation(matrix))
        out.set("signal_noise", Reliability.signalToNoise(matrix))
        out.set("alpha_se_duhachek", Reliability.standardError(matrix, n: n))
        out.set("feldt_ci95", Reliability.feldt(alpha: alpha, n: n, items: matrix.items))
        out.set("score_mean", scores.mean)
        out.set("score_sd", scores.sd)
        for i in 0..<matrix.items {
            let summary = Summary(scale.rows.compactMap { $0[i] })
            let path = "items.\(i)."
            out.set(path + "n", count: summary.n)
            out.set(path + "mean", summary.mean)
            out.set(path + "sd", summary.sd)
            out.set(path + "r_raw_total", try scale.withTotal(i, matrix))
            out.set(path + "r_drop", Reliability.itemRest(matrix, item: i))
            out.set(path + "alpha_if_dropped", Reliability.alphaIfDropped(matrix, item: i))
            out.set(path + "std_alpha_if_dropped", Reliability.standardisedAlphaIfDropped(matrix, item: i))
        }
        return out
    }
}

/// The answers behind a case, turned, filtered, and complete if the case says so.
private struct GoldenScale {
    let rows: [[Double?]]
    let complete: [[Double]]
    private let listwise: Bool

    init(_ item: GoldenCase) throws {
        let data = try GoldenData(of: item)
        let turned = Set(item.strings("reversed"))
        let ends = (item.double("scale_min") ?? .nan) + (item.double("scale_max") ?? .nan)
        let columns = item.strings("items").map { name in
            data.column(name).map { answer in answer.map { turned.contains(name) ? ends - $0 : $0 } }
        }
        let all = (0..<data.rows).map { row in columns.map { $0[row] } }
        let complete = all.filter { !$0.contains(nil) }
        listwise = item.input["missing"] as? String != "pairwise"
        rows = listwise ? complete : all
        self.complete = complete.map { $0.compactMap { $0 } }
    }

    /// Person means over answered items.
    var scores: [Double?] {
        rows.map { row in
            let answers = row.compactMap { $0 }
            return answers.isEmpty ? nil : answers.reduce(0, +) / Double(answers.count)
        }
    }

    /// Exact sums, where the answers are codes.
    var tally: CrossTally? {
        guard complete.allSatisfy({ $0.allSatisfy { $0 == $0.rounded() && (0...255).contains($0) } }) else {
            return nil
        }
        var tally = CrossTally(items: rows.first?.count ?? 1)
        for row in complete {
            row.map { UInt8($0) }.withUnsafeBufferPointer { tally.add(row: $0) }
        }
        return tally
    }

    func matrix() throws -> CovarianceMatrix {
        if let tally { return try #require(CovarianceMatrix(tally)) }
        let moments = try JointMoments.of(columns: complete[0].indices.map { i in complete.map { $0[i] } }).get()
        return try #require(CovarianceMatrix((0..<moments.means.count).map(moments.covariances.row)))
    }

    func pairwise() throws -> CovarianceMatrix {
        let k = rows.first?.count ?? 0
        let entries = try (0..<k).map { i in
            try (0..<k).map { j in
                let both = rows.compactMap { row in row[i].flatMap { a in row[j].map { (a, $0) } } }
                return try #require(CoMoments(x: both.map { $0.0 }, y: both.map { $0.1 })?.covariance)
            }
        }
        return try #require(CovarianceMatrix(entries))
    }

    /// The correlation of an item with the person mean over the answered items.
    func withTotal(_ i: Int, _ matrix: CovarianceMatrix) throws -> Double {
        if listwise { return try Reliability.itemTotal(matrix, item: i).get() }
        let both = zip(rows, scores).compactMap { row, score in row[i].flatMap { a in score.map { (a, $0) } } }
        return try Correlation.pearson(both.map { $0.0 }, both.map { $0.1 }).get()
    }
}
