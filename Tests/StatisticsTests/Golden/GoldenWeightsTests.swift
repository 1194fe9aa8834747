import Foundation
import Statistics
import Testing

@Suite("golden weights", .enabled(if: GoldenTables.present, Comment(rawValue: GoldenTables.absence)))
struct GoldenWeightsTests {
    @Test func everyNumber() throws {
        let skips = [
            Skip("what another package leaves at its default tolerance; not a target") { _, path in
                path.hasPrefix("package_default_")
            }
        ]
        let outcome = try GoldenCheck.run(GoldenTables.cases(of: "weights"), skips: skips, compute: compute)
        outcome.report("weights")
        #expect(outcome.failures == [])
        #expect(outcome.unusedSkips == [])
        #expect(outcome.passed > 100)
    }

    private func compute(_ item: GoldenCase) throws -> [Figures] {
        if item.input["start"] != nil { return [try trimmed(item)] }
        if item.input["margins"] != nil { return [try Survey(item).raked(item)] }
        if item.input["post_strata"] != nil { return [try Survey(item).postStratified(item)] }
        if item.input["indicator"] != nil { return [try Survey(item).proportion(item)] }
        if item.input["domain"] != nil { return [try Survey(item).domains(item)] }
        if item.dataset != nil { return [try Survey(item).mean()] }
        return [kish(item)]
    }

    private func kish(_ item: GoldenCase) -> Figures {
        let weights = item.doubles("weights").compactMap { $0 }
        let y = item.doubles("y").compactMap { $0 }
        let effect = try? DesignEffect.of(weights: weights, counts: weights.map { _ in 1 }).get()
        let cells = zip(weights, y).map { WeightedCell(values: Summary([$1]), weight: $0, stratum: 0) }
        let moments = WeightedMoments(cells)
        var out = Figures()
        out.set("mean", moments?.mean)
        out.set("kish_deff", effect?.kish)
        out.set("n_eff", effect?.effectiveSize)
        out.set("variance_population", moments?.populationVariance)
        out.set("variance_reliability_weights", moments?.unbiasedVariance)
        return out
    }

    private func trimmed(_ item: GoldenCase) throws -> Figures {
        let start = try #require(GoldenTables.cases(of: "weights").first { $0.id == item.string("start") })
        let survey = try Survey(start)
        let weights = try survey.rakedWeights(start)
        let counts = weights.map { _ in 1 }
        let ceiling = item.double("upper") ?? .nan
        let once = try Trimming.once(weights: weights, counts: counts, ceiling: ceiling).get()
        let strict = try Trimming.strict(weights: weights, counts: counts, ceiling: ceiling).get()
        var out = Figures()
        out.set("trimmed", count: weights.count { $0 > ceiling })
        out.set("sum_weights", once.reduce(0, +))
        out.set("max_weight_one_pass", once.max())
        out.set("max_weight_strict", strict.max())
        out.set("first_10_one_pass", list: Array(once.prefix(10)))
        out.set("first_10_strict", list: Array(strict.prefix(10)))
        out.set("mean_one_pass", try survey.estimate(once).mean)
        out.set("mean_strict", try survey.estimate(strict).mean)
        out.set("kish_deff_strict", try DesignEffect.of(weights: strict, counts: counts).get().kish)
        return out
    }
}

/// The people of a case, one weighting cell each: what cells do to sums is tested elsewhere.
private struct Survey {
    let data: GoldenData
    let y: [Double]
    let weights: [Double]
    let strata: [Int]
    let population: [Int: Double]?

    init(_ item: GoldenCase) throws {
        data = try GoldenData(of: item)
        y = data.complete(item.string("y"))
        let name = item.input["weights"] as? String ?? item.string("base_weights")
        weights = data.complete(name)
        try #require(y.count == data.rows && weights.count == data.rows)
        let labels = (item.input["strata"] as? String).map(data.texts) ?? data.texts(name).map { _ in "" }
        let order = Set(labels.compactMap { $0 }).sorted()
        let strata = labels.map { label in order.firstIndex { $0 == label } ?? 0 }
        self.strata = strata
        let sizes = (item.input["fpc"] as? String ?? item.input["base_fpc"] as? String).map(data.column)
        population = sizes.map { sizes in
            Dictionary(zip(strata, sizes.compactMap { $0 }), uniquingKeysWith: { first, _ in first })
        }
    }

    private func cells(_ weights: [Double], _ values: [Double], inDomain: [Bool]? = nil) -> [WeightedCell] {
        weights.indices.map { i in
            WeightedCell(
                values: Summary([values[i]]), weight: weights[i], stratum: strata[i], isInDomain: inDomain?[i] ?? true)
        }
    }

    func estimate(_ weights: [Double]) throws -> WeightedMean { try WeightedMean.estimate(cells(weights, y)).get() }

    func mean() throws -> Figures {
        let cells = cells(weights, y)
        let estimate = try WeightedMean.estimate(cells, population: population).get()
        let effect = try DesignEffect.of(weights: weights, counts: weights.map { _ in 1 }).get()
        var out = Figures()
        out.set("n", count: estimate.n)
        out.set("sum_weights", estimate.weightSum)
        out.set("mean", estimate.mean)
        out.set("se_linearised_fpc", estimate.standardError)
        out.set("se_linearised_no_fpc", try WeightedMean.estimate(cells).get().standardError)
        out.set("total", estimate.total)
        out.set("total_se", estimate.totalVariance.squareRoot())
        out.set("design_df", count: estimate.df)
        out.set("ci95_t", estimate.interval())
        out.set("survey_deff", estimate.designEffect)
        out.set("kish_deff", effect.kish)
        out.set("kish_n_eff", effect.effectiveSize)
        out.set("unweighted_mean", Summary(y).mean)
        return out
    }

    func domains(_ item: GoldenCase) throws -> Figures {
        let labels = data.texts(item.string("domain"))
        var out = Figures()
        for (i, shown) in item.objects("domains").enumerated() {
            let inside = labels.map { $0 == shown.label("domain") }
            let estimate = try WeightedMean.estimate(cells(weights, y, inDomain: inside), population: population).get()
            out.set("domains.\(i).mean", estimate.mean)
            out.set("domains.\(i).se", estimate.standardError)
            out.set("domains.\(i).n", count: estimate.n)
        }
        return out
    }

    func proportion(_ item: GoldenCase) throws -> Figures {
        let hits = try RExpression.value(item.string("indicator"), data.columns).flags
        let values = hits.map { $0 == true ? 1.0 : 0 }
        let estimate = try WeightedMean.estimate(cells(weights, values), population: population).get()
        var out = Figures()
        out.set("p", estimate.mean)
        out.set("se", estimate.standardError)
        out.set("ci95_logit", try estimate.logitInterval().get())
        out.set("ci95_xlogit", try estimate.logitInterval().get())
        out.set("ci95_beta", try estimate.betaInterval().get())
        return out
    }

    private func categories(_ name: String, _ population: [String: Any]) -> (categories: [Int], population: [Double]) {
        let labels = population.keys.sorted()
        let own = data.texts(name).map { label in labels.firstIndex { $0 == label } ?? -1 }
        return (own, labels.map { population[$0] as? Double ?? .nan })
    }

    private func calibrated(_ out: inout Figures, _ weights: [Double], _ estimate: WeightedMean) throws {
        let effect = try DesignEffect.of(weights: weights, counts: weights.map { _ in 1 }).get()
        out.set("sum_weights", estimate.weightSum)
        out.set("mean", estimate.mean)
        out.set("se", estimate.standardError)
        out.set("kish_deff", effect.kish)
        out.set("kish_n_eff", effect.effectiveSize)
    }

    func postStratified(_ item: GoldenCase) throws -> Figures {
        let counts = item.input["population"] as? [String: Any] ?? [:]
        let name = item.string("post_strata")
        let (own, heads) = categories(name, counts)
        var sums = heads.map { _ in 0.0 }
        for (category, weight) in zip(own, weights) { sums[category] += weight }
        let factors = try Calibration.postStratify(sums: sums, population: heads).get()
        let after = zip(own, weights).map { factors[$0] * $1 }
        let estimate = try WeightedMean.estimate(
            cells(after, y), population: population, calibration: .postStratified(cells: own, before: weights)
        ).get()
        var out = Figures()
        try calibrated(&out, after, estimate)
        out.set("unweighted_mean", Summary(y).mean)
        let labels = data.texts(name)
        for label in counts.keys {
            out.set("cell_weights.\(label)", labels.firstIndex { $0 == label }.map { after[$0] })
        }
        return out
    }

    private func margins(_ item: GoldenCase) -> [(name: String, margin: Calibration.Margin)] {
        (item.input["margins"] as? [Any] ?? []).compactMap { $0 as? [String: Any] }.map { margin in
            let name = margin["variable"] as? String ?? ""
            let (own, heads) = categories(name, margin["population"] as? [String: Any] ?? [:])
            return (name, Calibration.Margin(categories: own, population: heads))
        }
    }

    func rakedWeights(_ item: GoldenCase) throws -> [Double] {
        let margins = margins(item).map(\.margin)
        let raked = try Calibration.rake(sums: weights, margins: margins).get()
        let other = try Calibration.rake(sums: weights, margins: margins.reversed()).get()
        for (a, b) in zip(raked.factors, other.factors) { #expect((a - b).magnitude < 1e-9 * a) }
        return zip(weights, raked.factors).map { $0 * $1 }
    }

    func raked(_ item: GoldenCase) throws -> Figures {
        let margins = margins(item)
        let after = try rakedWeights(item)
        let estimate = try WeightedMean.estimate(
            cells(after, y), population: population, calibration: .raked(margins: margins.map(\.margin.categories))
        ).get()
        var out = Figures()
        try calibrated(&out, after, estimate)
        out.set("first_10_weights", list: Array(after.prefix(10)))
        out.set("min_weight", after.min())
        out.set("max_weight", after.max())
        let labels = margins.map { data.texts($0.name) }
        out.set("cell_weights", nil as Double?)
        for (row, weight) in after.enumerated() {
            out.set("cell_weights." + labels.map { $0[row] ?? "" }.joined(separator: "|"), weight)
        }
        return out
    }
}
