import Foundation
import Statistics
import Testing

@Suite("golden mixed", .enabled(if: GoldenTables.present, Comment(rawValue: GoldenTables.absence)))
struct GoldenMixedTests {
    @Test func everyNumber() throws {
        let outcome = try GoldenCheck.run(GoldenTables.cases(of: "mixed"), skips: [], compute: compute)
        outcome.report("mixed")
        #expect(outcome.failures == [])
        #expect(outcome.passed > 100)
    }

    private let terms: [String: TwoLevelTerm] = [
        "(Intercept)": .intercept, "xw": .within, "mz": .moderator, "xbz": .between, "xw:mz": .withinByModerator,
    ]

    private func compute(_ item: GoldenCase) throws -> [Figures] {
        item.has("groups_shown") ? [try empiricalBayes(item)] : [try model(item)]
    }

    private func model(_ item: GoldenCase) throws -> Figures {
        var data = try GoldenData(of: item)
        let (x, y, m) = (item.string("x"), item.string("y"), item.string("moderator"))
        data.keepComplete([x, y, item.string("group")])
        let (xs, ys, ms) = (data.column(x), data.column(y), data.column(m))
        let teams = try data.groups(by: item.string("group")).map { _, rows -> TeamMoments in
            let moderator = Summary(rows.compactMap { ms[$0] }).mean ?? .nan
            let columns = [rows.compactMap { xs[$0] }, rows.compactMap { ys[$0] }]
            guard rows.count > 1 else {
                return TeamMoments(n: 1, meanX: columns[0][0], meanY: columns[1][0], meanModerator: moderator)
            }
            return TeamMoments(try JointMoments.of(columns: columns).get(), meanModerator: moderator)
        }
        let names = item.objects("fixed").map { $0.label("term") }
        let design = try names.map { try #require(terms[$0]) }
        let hasSlope = item.has("tau2_slope")
        let restricted = (item.call.contains("REML = TRUE"))
        let varying = hasSlope ? [0, try #require(design.firstIndex(of: .within))] : [0]
        let fit = try MixedModel.fit(
            TwoLevelTerm.clusters(teams, terms: design), varying: varying, method: restricted ? .restricted : .full
        ).get()
        #expect(!fit.isSingular)
        var out = Figures()
        out.set("n", count: fit.n)
        out.set("groups", count: fit.clusters)
        out.set("logLik", fit.logLikelihood)
        out.set("deviance_or_reml_criterion", -2 * fit.logLikelihood)
        out.set("tau2_intercept", fit.between[0, 0])
        out.set("sigma2", fit.within)
        for i in names.indices {
            out.set("fixed.\(i).estimate", fit.fixed[i])
            out.set("fixed.\(i).se", fit.standardErrors[i])
            out.set("fixed.\(i).z", fit.fixed[i] / fit.standardErrors[i])
        }
        if hasSlope {
            out.set("tau2_slope", fit.between[1, 1])
            out.set("tau_covariance", fit.between[0, 1])
        }
        if item.has("satterthwaite_df") {
            for (name, df) in zip(names, try fit.satterthwaite.get()) { out.set("satterthwaite_df.\(name)", df) }
        }
        return out
    }

    private func empiricalBayes(_ item: GoldenCase) throws -> Figures {
        // Rows are those of the models of the same data: complete on the predictor too.
        let stem = item.id.replacingOccurrences(of: "_empirical_bayes_means", with: "_null_REML")
        let model = try GoldenTables.cases(of: "mixed").first { $0.id == stem }
        var data = try GoldenData(of: item)
        data.keepComplete([item.string("y"), item.string("group")] + (model.map { [$0.string("x")] } ?? []))
        let y = data.column(item.string("y"))
        let groups = data.groups(by: item.string("group"))
        let cells = groups.map { Summary($0.rows.compactMap { y[$0] }) }
        let shrinkage = try Shrinkage.fit(cells).get()
        var out = Figures()
        out.set("mu", shrinkage.mean)
        out.set("tau2", shrinkage.between)
        out.set("sigma2", shrinkage.within)
        for (i, shown) in item.objects("groups_shown").enumerated() {
            guard let place = groups.firstIndex(where: { $0.label == shown.label("group") }),
                let mean = cells[place].mean
            else { continue }
            let n = cells[place].n
            out.set("groups_shown.\(i).n", count: n)
            out.set("groups_shown.\(i).raw_mean", mean)
            out.set("groups_shown.\(i).reliability_lambda", shrinkage.weight(n: n))
            out.set("groups_shown.\(i).eb_mean", shrinkage.shrunken(mean, n: n))
            out.set("groups_shown.\(i).posterior_sd", shrinkage.deviation(n: n))
        }
        return out
    }
}
