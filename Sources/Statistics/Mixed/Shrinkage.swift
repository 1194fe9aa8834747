/// Team means drawn towards the mean of all teams, the more the less they rest on (empirical Bayes: Efron & Morris 1977;
/// Morris 1983): the best guess of a team's lasting level, where the raw mean tells what these people answered.
public struct Shrinkage: Sendable, Hashable {
    /// The mean of teams, μ, in the unit of the score.
    public let mean: Double
    /// Variance between teams, τ²; 0 when no difference between teams can be told from chance.
    public let between: Double
    /// Variance within teams, σ².
    public let within: Double

    /// From values known elsewhere.
    public init(mean: Double, between: Double, within: Double) {
        (self.mean, self.between, self.within) = (mean, between, within)
    }

    /// By restricted maximum likelihood over the teams given. Fails as `MixedModel.fit`.
    public static func fit(_ teams: [Summary]) -> Result<Shrinkage, Undefined> {
        let present = teams.filter { $0.n > 0 }
        guard present.count > 1, let origin = present[0].mean else { return .failure(.tooFew) }
        return MixedModel.fit(present.compactMap { ClusterSums($0, origin: origin) }).map {
            Shrinkage(mean: $0.fixed[0] + origin, between: $0.between[0, 0], within: $0.within)
        }
    }

    /// By restricted maximum likelihood over means whose variance within is known from elsewhere, so that nothing but the
    /// means and numbers of the groups enters. Fails for fewer than two groups (`tooFew`) and a variance that is not positive
    /// (`noVariance`).
    public static func fit(_ cells: [(n: Int, mean: Double)], within: Double) -> Result<Shrinkage, Undefined> {
        let cells = cells.filter { $0.n > 0 && $0.mean.isFinite }
        guard cells.count > 1 else { return .failure(.tooFew) }
        guard within > 0, within.isFinite else { return .failure(.noVariance) }
        func centre(_ between: Double) -> (mean: Double, score: Double) {
            var (sum, squares, weighted) = (0.0, 0.0, 0.0)
            for cell in cells {
                let weight = 1 / (between + within / Double(cell.n))
                sum += weight
                squares += weight * weight
                weighted += weight * (cell.mean - cells[0].mean)
            }
            let shift = weighted / sum
            var distances = 0.0
            for cell in cells {
                let weight = 1 / (between + within / Double(cell.n))
                let distance = cell.mean - cells[0].mean - shift
                distances += weight * weight * distance * distance
            }
            // Twice the derivative of the restricted likelihood by τ².
            return (cells[0].mean + shift, distances - sum + squares / sum)
        }
        let none = centre(0)
        guard none.score > 0 else { return .success(Shrinkage(mean: none.mean, between: 0, within: within)) }
        var high = within
        while centre(high).score > 0, high < 1e12 * within { high *= 4 }
        let between = RootSearch.between(0, high, tolerance: 1e-12 * within) { centre($0).score } ?? 0
        return .success(Shrinkage(mean: centre(between).mean, between: between, within: within))
    }

    /// λ = `τ² / (τ² + σ²/n)`, the weight of the team's own mean: the reliability of a mean of n answers.
    public func weight(n: Int) -> Double {
        guard n > 0, between > 0 else { return 0 }
        return between / (between + within / Double(n))
    }

    /// `μ + λ (mean - μ)`.
    public func shrunken(_ mean: Double, n: Int) -> Double { self.mean + weight(n: n) * (mean - self.mean) }

    /// The standard deviation of the level given the answers, `√(λ σ²/n)`; takes μ and the variances for known.
    public func deviation(n: Int) -> Double {
        n > 0 ? (weight(n: n) * within / Double(n)).squareRoot() : between.squareRoot()
    }
}
