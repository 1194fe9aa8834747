/// Fisher's F distribution with `d1`, `d2` > 0 degrees of freedom, through the beta distribution of
/// `x = d1 F / (d1 F + d2)` with shapes d1/2 and d2/2.
public enum FDistribution {
    /// The share below f. Nil when f is no number or a degree of freedom is not positive and finite.
    public static func cdf(_ f: Double, d1: Double, d2: Double) -> Double? {
        tails(f, d1, d2).map { $0.lower }
    }

    /// The share above f, with all its digits far out. Undefined as `cdf`.
    public static func upperTail(_ f: Double, d1: Double, d2: Double) -> Double? {
        tails(f, d1, d2).map { $0.upper }
    }

    /// The f with a share p below it. Nil unless 0 < p < 1 and the degrees of freedom are positive and
    /// finite.
    public static func quantile(_ p: Double, d1: Double, d2: Double) -> Double? {
        guard p > 0, p < 1 else { return nil }
        return quantile(lower: p, upper: 1 - p, d1: d1, d2: d2)
    }

    /// The same with both shares given, for upper tails that `1 - p` cannot hold.
    static func quantile(lower p: Double, upper q: Double, d1: Double, d2: Double) -> Double? {
        guard BetaDistribution.valid(d1, d2), p > 0, q > 0 else { return nil }
        let w = BetaDistribution.logitQuantile(lower: p, upper: q, 0.5 * d1, 0.5 * d2)
        let f = d2 / d1 * Elementary.exp(w)
        return f.isFinite ? f : nil
    }

    private static func tails(_ f: Double, _ d1: Double, _ d2: Double) -> (lower: Double, upper: Double)? {
        guard BetaDistribution.valid(d1, d2), !f.isNaN else { return nil }
        if f <= 0 { return (0, 1) }
        let ratio = d1 / d2 * f
        guard ratio.isFinite else { return (1, 0) }
        let y = 1 / (1 + ratio)
        let x = ratio * y
        guard x > 0, y > 0 else { return x > 0 ? (1, 0) : (0, 1) }
        let logs = BetaDistribution.logTails(0.5 * d1, 0.5 * d2, x, y)
        return (Elementary.exp(logs.lower), Elementary.exp(logs.upper))
    }
}
