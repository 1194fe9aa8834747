import Score
import Statistics
import Study

/// Engine: may means of teams be printed at all? How much of the variance lies between the cells of the pooled cut, how
/// reliable their means are, and how far their members agree. Respondent set: people in released cells of that cut;
/// disclosure class: company. What enters is what the cells say anyway: numbers, means, the pooled variance, and for
/// agreement the spread of cells whose own spread may be said.
package enum AggregationEvidence {
    /// Fewest cells from which any of this is told.
    static let fewestCells = 3

    package static func findings(_ sums: PermittedSums, _ pool: Pool) -> [CompanyFinding] {
        let sets = FavourableSets(sums.study, sums.layout, sums.measures)
        var findings: [CompanyFinding] = []
        for wave in 0..<sums.waves {
            for (number, index) in sums.study.indices.enumerated() where index.kind.isMeanOfScores {
                let measure = 1 + number
                let cells = pool.groups.compactMap { sums.quantity(wave, measure, $0, sets) }.filter { $0.n > 0 }
                findings += correlations(cells, pool.share(wave, measure), wave, measure)
                if index.scores == .points, !index.parts.isEmpty, index.parts.allSatisfy({ $0.scores == nil }) {
                    findings += agreement(sums, pool, wave, number)
                }
            }
        }
        return findings
    }

    private static func correlations(
        _ cells: [Summary], _ share: Pool.Share?, _ wave: Int, _ measure: Int
    ) -> [CompanyFinding] {
        let n = cells.reduce(0) { $0 + $1.n }
        var first = CompanyFinding(wave: wave, measure: measure, statistic: "icc1", n: n, note: .tooFew)
        var second = CompanyFinding(wave: wave, measure: measure, statistic: "icc2", n: n, note: .tooFew)
        guard cells.count >= fewestCells else { return [first, second] }
        guard let share else {
            (first.note, second.note) = (.noPool, .noPool)
            return [first, second]
        }
        // Every cell with the pooled spread: its own is not said.
        let level = cells.map { Summary(n: $0.n, mean: $0.mean, variance: share.variance) }
        guard case .success(let table) = OneWay.fit(level), case .success(let icc1) = table.icc1 else {
            (first.note, second.note) = (.noVariance, .noVariance)
            return [first, second]
        }
        let limits = try? table.icc1Interval().get()
        (first.value, first.low, first.high, first.note) = (icc1, limits?.low, limits?.high, nil)
        if case .success(let icc2) = table.icc2 {
            let limits = try? table.icc2Interval().get()
            (second.value, second.low, second.high, second.note) = (icc2, limits?.low, limits?.high, nil)
        } else {
            second.note = .noVariance
        }
        return [first, second]
    }

    /// The median of rwg(j) over cells whose spread may be said, for every item; and in how many of them it reaches .70.
    private static func agreement(
        _ sums: PermittedSums, _ pool: Pool, _ wave: Int, _ number: Int
    ) -> [CompanyFinding] {
        let index = sums.study.indices[number]
        let items = index.parts.map { 1 + sums.study.indices.count + $0.item }
        var n = 0
        let values = pool.groups.compactMap { group -> Double? in
            guard items.allSatisfy({ sums.permission(wave, $0, group).ownSD }) else { return nil }
            let ratios = zip(items, index.parts).compactMap { measure, part -> Double? in
                let points = sums.study.scales[sums.study.items[part.item].scale].points
                guard let null = NullDistribution.uniform.variance(codes: points) else { return nil }
                return sums.summary(wave, measure, group)?.variance.map { $0 / null }
            }
            guard ratios.count == items.count else { return nil }
            n += sums.summary(wave, 1 + number, group)?.n ?? 0
            let mean = ratios.reduce(0, +) / Double(ratios.count)
            return try? WithinGroupAgreement.rwgJ(meanVariance: mean, items: ratios.count, null: 1).get()
        }
        var median = CompanyFinding(wave: wave, measure: 1 + number, statistic: "rwg_median", n: n, note: .tooFew)
        var share = CompanyFinding(wave: wave, measure: 1 + number, statistic: "rwg_reaching_70", n: n, note: .tooFew)
        guard values.count >= fewestCells else { return [median, share] }
        (median.value, median.note) = (Quantile.median(values), nil)
        let reached = values.count { $0 >= 0.7 }
        (share.value, share.note) = (100 * Double(reached) / Double(values.count), nil)
        return [median, share]
    }
}
