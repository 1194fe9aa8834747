/// The noncentral chi-squared distribution: a sum of `df` squared normals whose means have the squared length λ. It
/// carries the interval of RMSEA.
public enum NoncentralChiSquared {
    /// The share below x: central shares, weighted as Poisson counts with mean λ/2. Nil when an argument is no number, df
    /// not positive and finite, or λ negative.
    public static func cdf(_ x: Double, df: Double, noncentrality: Double) -> Double? {
        guard df > 0, df.isFinite, !x.isNaN, noncentrality >= 0, noncentrality.isFinite else { return nil }
        if x <= 0 { return 0 }
        let half = 0.5 * noncentrality
        guard half > 0 else { return ChiSquared.cdf(x, df: df) }
        func term(_ j: Int) -> Double {
            let log = Double(j) * Elementary.log(half) - half - GammaFunction.logGamma(Double(j) + 1)
            return Elementary.exp(log) * (ChiSquared.cdf(x, df: df + 2 * Double(j)) ?? 0)
        }
        let mode = Int(half)
        var sum = CompensatedSum()
        for j in stride(from: mode, through: 0, by: -1) {
            let value = term(j)
            sum.add(value)
            if value < 1e-18 * sum.value { break }
        }
        for j in (mode + 1)..<(mode + 100_000) {
            let value = term(j)
            sum.add(value)
            if value < 1e-18 * sum.value || value == 0 { break }
        }
        return min(sum.value, 1)
    }

    /// The λ at which a share p lies below x; nil when even λ = 0 leaves less than p there, or arguments are out of range.
    public static func noncentrality(_ x: Double, df: Double, below p: Double) -> Double? {
        guard p > 0, p < 1, x > 0, let central = ChiSquared.cdf(x, df: df), central >= p else { return nil }
        var high = max(x, 1)
        while (cdf(x, df: df, noncentrality: high) ?? 0) > p { high *= 2 }
        return RootSearch.between(0, high, tolerance: 1e-12) {
            (cdf(x, df: df, noncentrality: $0) ?? .nan) - p
        }
    }
}
