/// Weights that make the people who answered look like the population in what is known of both.
public enum Calibration {
    /// To the head count of every cell: `w N_c / Σ w` within the cell. `sums` holds the sum of weights before, by cell.
    ///
    /// - Returns: the factor of each cell.
    /// Fails for a cell with people and nobody who answered (`emptyCell`: merge it with another) and for answers where the
    /// head count is 0 (`badInput`).
    public static func postStratify(sums: [Double], population: [Double]) -> Result<[Double], Undefined> {
        guard sums.count == population.count, (sums + population).allSatisfy({ $0 >= 0 && $0.isFinite }) else {
            return .failure(.badInput)
        }
        for (sum, heads) in zip(sums, population) {
            if sum == 0, heads > 0 { return .failure(.emptyCell) }
            if sum > 0, heads == 0 { return .failure(.badInput) }
        }
        return .success(zip(sums, population).map { $0 > 0 ? $1 / $0 : 0 })
    }

    /// One known distribution: how many people each category has.
    public struct Margin: Sendable, Hashable {
        /// By cell: its category, counted from 0.
        public let categories: [Int]
        /// By category: people in the population.
        public let population: [Double]

        /// - Parameters:
        ///   - categories: by cell, its category, counted from 0.
        ///   - population: by category, people in the population.
        public init(categories: [Int], population: [Double]) {
            self.categories = categories
            self.population = population
        }
    }

    /// What raking settled on.
    public struct Raked: Sendable, Hashable {
        /// By cell: what its people's weight is multiplied by.
        public let factors: [Double]
        /// Rounds over all margins.
        public let rounds: Int
        /// The largest `|weights - population| / population` of a category.
        public let largestGap: Double
    }

    /// To several margins at once, when no head count of their crossing is known: each in turn, until all fit (Deming &
    /// Stephan 1940). Converged weights are unique, whatever the order of margins.
    ///
    /// - Parameters:
    ///   - sums: the sum of weights before, by cell.
    ///   - tolerance: the largest relative gap that counts as fitting.
    /// Fails as `postStratify`, for margins whose totals differ by more than 1e-9 of one another (`totalsDiffer`) and where the
    /// margins contradict what the cells allow (`noConvergence` after 1,000 rounds).
    public static func rake(
        sums: [Double], margins: [Margin], tolerance: Double = 1e-12, rounds: Int = 1000
    ) -> Result<Raked, Undefined> {
        guard !margins.isEmpty, sums.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return .failure(.badInput) }
        let totals = margins.map { $0.population.reduce(0, +) }
        guard let total = totals.first, totals.allSatisfy({ ($0 - total).magnitude <= 1e-9 * total }) else {
            return .failure(.totalsDiffer)
        }
        for margin in margins {
            guard margin.categories.count == sums.count,
                margin.categories.allSatisfy(margin.population.indices.contains)
            else { return .failure(.badInput) }
            if case .failure(let reason) = postStratify(sums: categorySums(sums, margin), population: margin.population)
            {
                return .failure(reason)
            }
        }
        var current = sums
        for round in 1...rounds {
            for margin in margins { fit(&current, margin) }
            let gap = margins.map { largestGap(current, $0) }.max() ?? 0
            if gap <= tolerance {
                let factors = zip(current, sums).map { $1 > 0 ? $0 / $1 : 0 }
                return .success(Raked(factors: factors, rounds: round, largestGap: gap))
            }
        }
        return .failure(.noConvergence)
    }

    private static func categorySums(_ sums: [Double], _ margin: Margin) -> [Double] {
        var totals = [CompensatedSum](repeating: CompensatedSum(), count: margin.population.count)
        for (sum, category) in zip(sums, margin.categories) { totals[category].add(sum) }
        return totals.map(\.value)
    }

    private static func fit(_ sums: inout [Double], _ margin: Margin) {
        let totals = categorySums(sums, margin)
        for i in sums.indices where totals[margin.categories[i]] > 0 {
            sums[i] *= margin.population[margin.categories[i]] / totals[margin.categories[i]]
        }
    }

    private static func largestGap(_ sums: [Double], _ margin: Margin) -> Double {
        zip(categorySums(sums, margin), margin.population).reduce(0) { largest, pair in
            pair.1 > 0 ? max(largest, (pair.0 - pair.1).magnitude / pair.1) : largest
        }
    }
}
