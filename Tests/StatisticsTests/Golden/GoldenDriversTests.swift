import Foundation
import Statistics
import Testing

@Suite("golden drivers", .enabled(if: GoldenTables.present, Comment(rawValue: GoldenTables.absence)))
struct GoldenDriversTests {
    @Test func everyNumber() throws {
        let outcome = try GoldenCheck.run(GoldenTables.cases(of: "drivers"), skips: [], compute: compute)
        outcome.report("drivers")
        #expect(outcome.failures == [])
        #expect(outcome.passed > 100)
    }

    private func compute(_ item: GoldenCase) throws -> [Figures] {
        var data = try GoldenData(of: item)
        let names = item.strings("x") + [item.string("y")]
        data.keepComplete(names)
        let columns = names.map(data.complete)
        var ways = [try figures(columns)]
        // Whole numbers take the way of the pipeline, exact sums, as well.
        if columns.allSatisfy({ $0.allSatisfy { $0 == $0.rounded() && $0.magnitude < 1000 } }) {
            var tally = CrossTally(items: columns.count)
            for row in 0..<data.rows { tally.add(row: columns.map { Int($0[row]) }) }
            ways.append(try figures(columns, moments: JointMoments.of(tally).get()))
        }
        return ways
    }

    private func figures(_ columns: [[Double]], moments given: JointMoments? = nil) throws -> Figures {
        let p = columns.count - 1
        let moments = try given ?? JointMoments.of(columns: columns).get()
        let fit = try Regression.fit(moments, outcome: p, predictors: Array(0..<p)).get()
        let weights = try RelativeImportance.relativeWeights(among: fit.correlations, with: fit.outcomeCorrelations)
            .get()
        let dominance = try RelativeImportance.dominance(among: fit.correlations, with: fit.outcomeCorrelations).get()
        let robust = try errors(fit, columns)
        var out = Figures()
        out.set("n", count: fit.n)
        out.set("r_squared", fit.rSquared)
        out.set("adj_r_squared", fit.adjustedRSquared)
        out.set("sigma", fit.residualDeviation)
        out.set("F", fit.f)
        out.set("p_model", fit.pValue)
        out.set("intercept", fit.intercept)
        out.set("condition_number_R", fit.conditionNumber)
        let (total, sum) = (weights.reduce(0, +), dominance.general.reduce(0, +))
        for i in 0..<p {
            let path = "drivers.\(i)."
            let test = fit.test(i)
            out.set(path + "b", fit.coefficients[i])
            out.set(path + "se", fit.standardErrors[i])
            out.set(path + "se_HC3", robust[i])
            out.set(path + "t", test.t)
            out.set(path + "p", test.pValue)
            out.set(path + "ci95", test.interval())
            out.set(path + "beta", fit.standardised[i])
            out.set(path + "beta_se", fit.standardisedTest(i).standardError)
            out.set(path + "beta_ci95", fit.standardisedTest(i).interval())
            out.set(path + "r_with_y", fit.outcomeCorrelations[i])
            out.set(path + "vif", fit.inflation[i])
            out.set(path + "relative_weight", weights[i])
            out.set(path + "relative_weight_pct", 100 * weights[i] / total)
            out.set(path + "lmg", dominance.general[i])
            out.set(path + "lmg_pct", 100 * dominance.general[i] / sum)
            out.set(path + "conditional_dominance_by_size", list: dominance.conditional[i])
            out.set(path + "unique_r2_last_in", dominance.unique[i])
        }
        return out
    }

    /// The second pass in two parts, merged: the split must not matter.
    private func errors(_ fit: Regression, _ columns: [[Double]]) throws -> [Double] {
        let p = columns.count - 1
        var parts = [RobustErrors(fit), RobustErrors(fit)]
        for row in columns[0].indices {
            parts[row % 2].add((0..<p).map { columns[$0][row] }, outcome: columns[p][row])
        }
        parts[0].merge(parts[1])
        return try parts[0].standardErrors.get()
    }
}
