/// The variance within groups, shared by all groups of one partition: `Σ (n_i - 1) s_i² / Σ (n_i - 1)`.
///
/// It lends small groups an interval that their own two or three answers could not carry. Assumes that groups
/// differ in their means only.
public struct PooledVariance: Sendable, Hashable {
    /// The pooled variance, in the squared unit of the values.
    public let variance: Double
    /// Its degrees of freedom, Σ (n_i - 1).
    public let df: Int

    /// Groups with fewer than two observations carry nothing and are passed over. Nil when no degree of
    /// freedom is left, or when a variance is negative or not finite.
    public init?(cells: [(n: Int, variance: Double)]) {
        var weighted = CompensatedSum()
        var df = 0
        for cell in cells where cell.n > 1 {
            guard cell.variance >= 0, cell.variance.isFinite else { return nil }
            weighted.add(Double(cell.n - 1) * cell.variance)
            df += cell.n - 1
        }
        guard df > 0, weighted.value.isFinite else { return nil }
        variance = weighted.value / Double(df)
        self.df = df
    }
}
