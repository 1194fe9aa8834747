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
