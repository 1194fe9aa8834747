/// Intervals of a mean, in the unit of the values.
public enum MeanInterval {
    /// Student's interval, `mean ± t(n - 1) √(variance / n)`.
    ///
    /// Nil for n < 2, a level outside 0…1, and a variance of 0: equal answers say nothing about their spread,
    /// and an interval without width would claim certainty.
    public static func t(mean: Double, variance: Double, n: Int, level: Double = 0.95) -> Interval? {
        guard n > 1, variance > 0, let t = StudentT.critical(level, df: Double(n - 1)) else { return nil }
        return Interval(centre: mean, half: t * (variance / Double(n)).squareRoot())
    }

    /// Student's interval with a variance pooled over groups, `mean ± t(df) √(pooled variance / n)`; the
    /// degrees of freedom are the pool's. Nil for n < 1, a pool without variance or a level outside 0…1.
    public static func pooled(mean: Double, n: Int, pool: PooledVariance, level: Double = 0.95) -> Interval? {
        guard n > 0, pool.variance > 0, let t = StudentT.critical(level, df: Double(pool.df)) else {
            return nil
        }
        return Interval(centre: mean, half: t * (pool.variance / Double(n)).squareRoot())
    }

    /// Student's interval for the mean of the `population` people of whom n answered: the standard error
    /// shrinks by `√(1 - n/N)`, to nothing when everybody answered. Nil for n < 2, n > N, variance 0 or a
    /// level outside 0…1.
    public static func t(
        mean: Double, variance: Double, n: Int, population: Int, level: Double = 0.95
    ) -> Interval? {
        guard n > 1, variance > 0, let t = StudentT.critical(level, df: Double(n - 1)),
            let error = FinitePopulation.standardError(variance: variance, n: n, population: population)
        else { return nil }
        return Interval(centre: mean, half: t * error)
    }
}
