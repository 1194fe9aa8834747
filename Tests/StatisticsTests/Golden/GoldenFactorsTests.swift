import Foundation
import Statistics
import Testing

@Suite("golden cfa", .enabled(if: GoldenTables.present, Comment(rawValue: GoldenTables.absence)))
struct GoldenFactorsTests {
    @Test func everyNumber() throws {
        let outcome = try GoldenCheck.run(GoldenTables.cases(of: "cfa"), skips: [], compute: compute)
        outcome.report("cfa")
        #expect(outcome.failures == [])
        #expect(outcome.passed > 100)
    }

    private func compute(_ item: GoldenCase) throws -> [Figures] {
        [item.has("fits") ? try invariance(item) : try oneGroup(item)]
    }

    /// The factors in the order of the file: that of the loadings, which are listed factor by factor.
    private struct Setup {
        var data: GoldenData
        let names: [String]
        let factors: [[Int]]
        let columns: [[Double]]
        let items: [String]

        init(_ item: GoldenCase) throws {
            data = try GoldenData(of: item)
            let given = item.input["factors"] as? [String: Any] ?? [:]
            let shown = item.objects("loadings").map { $0.label("factor") }
            let listed =
                shown.isEmpty ? given.keys.sorted() : shown.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
            names = listed
            let members = listed.map { (given[$0] as? [Any] ?? []).compactMap { $0 as? String } }
            items = members.flatMap { $0 }
            data.keepComplete(items + [item.string("group")].filter { !$0.isEmpty })
            let turned = Set(item.strings("reversed"))
            columns = items.map { [data] name in data.complete(name).map { turned.contains(name) ? -$0 : $0 } }
            var next = 0
            factors = members.map { list in
                defer { next += list.count }
                return Array(next..<(next + list.count))
            }
        }
    }

    private func set(_ out: inout Figures, _ path: String, _ fit: FitIndices) {
        out.set(path + ".chisq", fit.chiSquared)
        out.set(path + ".df", count: fit.df)
        out.set(path + ".pvalue", fit.pValue)
        out.set(path + ".cfi", fit.cfi)
        out.set(path + ".tli", fit.tli)
        out.set(path + ".rmsea", fit.rmsea)
        out.set(path + ".rmsea_ci_lower", fit.rmseaInterval?.low)
        out.set(path + ".rmsea_ci_upper", fit.rmseaInterval?.high)
        out.set(path + ".srmr", fit.srmr)
        out.set(path + ".aic", fit.aic)
        out.set(path + ".bic", fit.bic)
        out.set(path + ".logl", fit.logLikelihood)
    }

    private func oneGroup(_ item: GoldenCase) throws -> Figures {
        let setup = try Setup(item)
        let moments = try JointMoments.of(columns: setup.columns).get()
        let model = try ConfirmatoryFactors.fit([moments], FactorStructure(factors: setup.factors)).get()
        let one = try ConfirmatoryFactors.fit([moments], FactorStructure(factors: [setup.factors.flatMap { $0 }])).get()
        var out = Figures()
        out.set("n", count: moments.n)
        set(&out, "fit", model.fit)
        set(&out, "one_factor_fit", one.fit)
        out.set("chisq_difference", one.fit.chiSquared - model.fit.chiSquared)
        out.set(
            "htmt",
            setup.factors.count == 2
                ? try? ConfirmatoryFactors.heterotraitRatio(moments, setup.factors[0], setup.factors[1]).get() : nil)
        for (i, loading) in model.loadings().enumerated() {
            out.set("loadings.\(i).estimate", loading.estimate)
            out.set("loadings.\(i).se", loading.standardError)
            out.set("loadings.\(i).standardised", loading.standardised)
        }
        for (name, value) in zip(setup.items, model.residualVariances()) {
            out.set("residual_variances.\(name)", value)
        }
        for (name, value) in zip(setup.names, model.averageVarianceExtracted) {
            out.set("average_variance_extracted.\(name)", value)
        }
        for (name, value) in zip(setup.names, model.compositeReliability) {
            out.set("composite_reliability.\(name)", value)
        }
        for (i, pair) in item.objects("factor_correlations").enumerated() {
            guard let a = setup.names.firstIndex(of: pair.label("a")),
                let b = setup.names.firstIndex(of: pair.label("b")),
                let correlation = model.factorCorrelation(a, b)
            else { continue }
            out.set("factor_correlations.\(i).estimate", correlation.estimate)
            out.set("factor_correlations.\(i).se", correlation.standardError)
            out.set("factor_correlations.\(i).ci95", correlation.interval)
        }
        return out
    }

    private func invariance(_ item: GoldenCase) throws -> Figures {
        let setup = try Setup(item)
        let labels = setup.data.texts(item.string("group")).compactMap { $0 }
        let order = labels.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let groups = try order.map { label in
            try JointMoments.of(
                columns: setup.columns.map { column in column.indices.filter { labels[$0] == label }.map { column[$0] }
                }
            )
            .get()
        }
        var out = Figures()
        for (label, group) in zip(order, groups) { out.set("group_sizes.\(label)", count: group.n) }
        var fits: [FactorStructure.Equality: ConfirmatoryFactors] = [:]
        for equality in [FactorStructure.Equality.configural, .metric, .scalar] {
            let fit = try ConfirmatoryFactors.fit(groups, FactorStructure(factors: setup.factors, equality: equality))
                .get()
            set(&out, "fits.\(equality.rawValue)", fit.fit)
            fits[equality] = fit
        }
        let steps: [(String, FactorStructure.Equality, FactorStructure.Equality)] = [
            ("metric_vs_configural", .configural, .metric), ("scalar_vs_metric", .metric, .scalar),
        ]
        for (path, looser, stricter) in steps {
            guard let a = fits[looser]?.fit, let b = fits[stricter]?.fit else { continue }
            let step = InvarianceStep(from: a, to: b)
            out.set(path + ".chisq", step.chiSquared)
            out.set(path + ".df", count: step.df)
            out.set(path + ".p", step.pValue)
            out.set(path + ".delta_cfi", step.cfi)
            out.set(path + ".delta_rmsea", step.rmsea)
        }
        for (name, value) in zip(setup.names, fits[.scalar]?.latentMeanDifferences(group: 1) ?? []) {
            out.set("latent_mean_difference_second_minus_first.\(name)", value)
        }
        return out
    }
}
