/// One item's answers by group and by the score on the other items: all that the tests for differential functioning need. A
/// cross tally: counts add.
public struct ItemBiasTable: Sendable, Hashable {
    /// Answers of one rest score.
    public struct Row: Sendable, Hashable {
        /// The sum of the other items.
        public let rest: Int
        /// By answer, how many of the reference group and of the focal group.
        public var reference: [Int], focal: [Int]

        var total: Int { reference.reduce(0, +) + focal.reduce(0, +) }
    }

    /// The answer at position 0.
    public let lowest: Int
    /// By rest score, rising.
    public let rows: [Row]

    /// From counts; rows are put in order.
    public init(lowest: Int, rows: [Row]) {
        self.lowest = lowest
        self.rows = rows.sorted { $0.rest < $1.rest }
    }

    /// From people complete on all items: the item's answer, the sum of the others, and whether of the reference group.
    public init(answers: [(answer: Int, rest: Int, isReference: Bool)], bounds: ScaleBounds) {
        let codes = bounds.high - bounds.low + 1
        var rows: [Int: Row] = [:]
        for person in answers where bounds.contains(person.answer) {
            let zeros = [Int](repeating: 0, count: codes)
            var row = rows[person.rest] ?? Row(rest: person.rest, reference: zeros, focal: zeros)
            if person.isReference {
                row.reference[person.answer - bounds.low] += 1
            } else {
                row.focal[person.answer - bounds.low] += 1
            }
            rows[person.rest] = row
        }
        self.init(lowest: bounds.low, rows: Array(rows.values))
    }

    /// People.
    public var n: Int { rows.reduce(0) { $0 + $1.total } }

    /// Rest scores put together at the quantiles of their distribution (smallest score with at least that share at or below
    /// it), equal break points merged, the upper end of a stratum included.
    public func strata(_ count: Int) -> [Row] {
        let n = n
        guard n > 0, count > 0 else { return [] }
        let breaks = (0...count).map { quantile(Double($0) / Double(count), of: n) }
        let ends = Set(breaks.dropFirst()).sorted().filter { $0 > breaks[0] || count == 1 }
        let uppers = ends.isEmpty ? [breaks[count]] : ends
        var strata: [Row] = []
        for row in rows {
            let upper = uppers.first { row.rest <= $0 } ?? row.rest
            if let last = strata.indices.last, strata[last].rest == upper {
                for i in row.reference.indices {
                    strata[last].reference[i] += row.reference[i]
                    strata[last].focal[i] += row.focal[i]
                }
            } else {
                strata.append(Row(rest: upper, reference: row.reference, focal: row.focal))
            }
        }
        return strata
    }

    private func quantile(_ p: Double, of n: Int) -> Int {
        // The order statistic at the ceiling of n p, with the allowance for rounding that quantile type 1 uses.
        let place = max(Int((Double(n) * p - 4e-16 * Double(n)).rounded(.up)), 1)
        var seen = 0
        for row in rows {
            seen += row.total
            if seen >= place { return row.rest }
        }
        return rows.last?.rest ?? 0
    }
}

extension ItemBiasTable {
    /// Proportional odds of the answer without a predictor; and on the standardised rest score, on it and the group (0
    /// reference, 1 focal), on these and their product: a gain from the second is uniform bias, from the third bias that
    /// depends on the level. Fails as `OrdinalRegression.fit`.
    public func ordinalModels() -> Result<(empty: OrdinalRegression, fits: [OrdinalRegression]), Undefined> {
        let summary = Summary(points: rows.map { Double($0.rest) }, counts: rows.map(\.total))
        guard let mean = summary.mean, let sd = summary.sd, sd > 0 else { return .failure(.noVariance) }
        func cells(_ predictors: (_ rest: Double, _ group: Double) -> [Double]) -> [OrdinalRegression.Cell] {
            rows.flatMap { row in
                let rest = (Double(row.rest) - mean) / sd
                return [
                    OrdinalRegression.Cell(predictors: predictors(rest, 0), counts: row.reference),
                    OrdinalRegression.Cell(predictors: predictors(rest, 1), counts: row.focal),
                ]
            }
        }
        let models: [[OrdinalRegression.Cell]] = [
            cells { _, _ in [] }, cells { rest, _ in [rest] }, cells { [$0, $1] }, cells { [$0, $1, $0 * $1] },
        ]
        var fits: [OrdinalRegression] = []
        for model in models {
            switch OrdinalRegression.fit(model) {
            case .failure(let reason): return .failure(reason)
            case .success(let fit): fits.append(fit)
            }
        }
        return .success((fits[0], Array(fits.dropFirst())))
    }
}
