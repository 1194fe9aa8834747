/// Intervals of a weighted share from the linearised error of its mean; unlike `p ± t se` they stay within 0…1.
extension WeightedMean {
    /// On the logit scale: `logit p ± t(df) se / (p (1 - p))`. Fails at 0 and 1 (`noVariance`).
    public func logitInterval(level: Double = 0.95) -> Result<Interval, Undefined> {
        guard mean > 0, mean < 1, variance > 0, let t = StudentT.critical(level, df: Double(df)) else {
            return .failure(.noVariance)
        }
        let centre = Elementary.log(mean / (1 - mean))
        let half = t * standardError / (mean * (1 - mean))
        func share(_ x: Double) -> Double { 1 / (1 + Elementary.exp(-x)) }
        return .success(Interval(low: share(centre - half), high: share(centre + half)))
    }

    /// As exact limits of as many people as carry the same error (Korn & Graubard 1998). Fails as `logitInterval`.
    public func betaInterval(level: Double = 0.95) -> Result<Interval, Undefined> {
        guard mean > 0, mean < 1, variance > 0, let own = StudentT.critical(level, df: Double(df)),
            let simple = StudentT.critical(level, df: Double(n - 1))
        else { return .failure(.noVariance) }
        let size = mean * (1 - mean) / variance * (simple / own) * (simple / own)
        let tail = (1 - level) / 2
        guard let low = BetaDistribution.quantile(tail, a: size * mean, b: size * (1 - mean) + 1),
            let high = BetaDistribution.quantile(1 - tail, a: size * mean + 1, b: size * (1 - mean))
        else { return .failure(.noVariance) }
        return .success(Interval(low: low, high: high))
    }
}
