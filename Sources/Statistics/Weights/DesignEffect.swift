/// What unequal weights cost: `n Σ w² / (Σ w)²` (Kish 1965) times as many people would be needed for the same precision. It
/// knows the weights only; the design effect of an estimate is `WeightedMean.designEffect`.
public struct DesignEffect: Sendable, Hashable {
    /// People, also those of weight 0.
    public let n: Int
    /// `Σ w`.
    public let sum: Double
    /// `Σ w²`.
    public let squares: Double

    /// Of `counts[i]` people with weight `weights[i]`. Fails where the weights sum to nothing (`noVariance`) or one is
    /// negative (`badInput`).
    public static func of(weights: [Double], counts: [Int]) -> Result<DesignEffect, Undefined> {
        guard weights.count == counts.count, weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
            return .failure(.badInput)
        }
        let sum = CompensatedSum.of(weights.indices) { Double(counts[$0]) * weights[$0] }
        guard sum > 0 else { return .failure(.noVariance) }
        let squares = CompensatedSum.of(weights.indices) { Double(counts[$0]) * weights[$0] * weights[$0] }
        return .success(DesignEffect(n: counts.reduce(0, +), sum: sum, squares: squares))
    }

    /// Kish's factor, 1 for equal weights.
    public var kish: Double { Double(n) * squares / (sum * sum) }

    /// `(Σ w)² / Σ w²`: so many people with equal weights would carry as much.
    public var effectiveSize: Double { sum * sum / squares }
}
