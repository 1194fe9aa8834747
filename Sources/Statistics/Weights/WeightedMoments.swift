/// Mean and variance of weighted values, apart from how they were sampled.
public struct WeightedMoments: Sendable, Hashable {
    /// `Σ w y / Σ w`.
    public let mean: Double
    /// `Σ w (y - m)² / Σ w`: of a population that these are.
    public let populationVariance: Double
    /// The same over `1 - Σ w² / (Σ w)²`: unbiased where weights tell reliability; nil for a single weight.
    public let unbiasedVariance: Double?

    /// Nil where the weights sum to nothing.
    public init?(_ cells: [WeightedCell]) {
        let used = cells.filter { $0.weight > 0 && $0.values.n > 0 }
        let sum = CompensatedSum.of(used) { Double($0.values.n) * $0.weight }
        guard sum > 0 else { return nil }
        let mean = CompensatedSum.of(used) { Double($0.values.n) * $0.weight * ($0.values.mean ?? 0) } / sum
        let spread = CompensatedSum.of(used) { $0.weight * $0.squares(about: mean) } / sum
        let squares = CompensatedSum.of(used) { Double($0.values.n) * $0.weight * $0.weight }
        let left = 1 - squares / (sum * sum)
        self.mean = mean
        populationVariance = spread
        unbiasedVariance = used.reduce(0) { $0 + $1.values.n } > 1 && left > 0 ? spread / left : nil
    }
}
