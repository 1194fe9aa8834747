/// Student's t distribution with `df` > 0 degrees of freedom (whole or not). Source: Student 1908; tail
/// through the incomplete beta integral, `P(|T| > t) = I_x(df/2, ½)` at `x = df / (df + t²)`.
public enum StudentT {
    /// The share below t. Nil when t is no number or df not positive and finite.
    public static func cdf(_ t: Double, df: Double) -> Double? { upperTail(-t, df: df) }

    /// The share above t, with all its digits far out. Undefined as `cdf`.
    public static func upperTail(_ t: Double, df: Double) -> Double? {
        guard df > 0, df.isFinite, !t.isNaN else { return nil }
        if t == 0 { return 0.5 }
        if df > 1e8 { return Normal.upperTail(t * (1 - 0.25 / df) / (1 + 0.5 * t / df * t).squareRoot()) }
        let ratio = Swift.min(t.magnitude, 1e150) / df.squareRoot()
        let sum = 1 + ratio * ratio
        let x = 1 / sum
        let y = ratio / sum * ratio
        guard x > 0, y > 0 else { return y > 0 ? (t > 0 ? 0 : 1) : 0.5 }
        let outside = BetaDistribution.logTails(0.5 * df, 0.5, x, y).lower
        return t > 0 ? 0.5 * Elementary.exp(outside) : 1 - 0.5 * Elementary.exp(outside)
    }

    /// The probability of a value at least as far from zero as t, on both sides. Undefined as `cdf`.
    public static func twoSided(_ t: Double, df: Double) -> Double? {
        upperTail(t.magnitude, df: df).map { 2 * $0 }
    }

    /// The t with a share p below it. Nil unless 0 < p < 1 and df is positive and finite.
    public static func quantile(_ p: Double, df: Double) -> Double? {
        guard p > 0, p < 1, df > 0, df.isFinite else { return nil }
        return p > 0.5 ? upperQuantile(1 - p, df) : upperQuantile(p, df).map { -$0 }
    }

    /// The t that leaves (1 - level)/2 on either side. Nil unless 0 < level < 1 and df is positive and
    /// finite.
    static func critical(_ level: Double, df: Double) -> Double? {
        guard level > 0, level < 1, df > 0, df.isFinite else { return nil }
        return upperQuantile((1 - level) / 2, df)
    }

    /// The t with a share p ≤ ½ above it; beyond 1e8 degrees by the normal quantile and two terms in 1/df
    /// (Abramowitz & Stegun 1964, 26.7.5).
    private static func upperQuantile(_ p: Double, _ df: Double) -> Double? {
        if p == 0.5 { return 0 }
        guard df > 1e8 else {
            let w = BetaDistribution.logitQuantile(lower: 2 * p, upper: 1 - 2 * p, 0.5 * df, 0.5)
            let t = df.squareRoot() * Elementary.exp(-0.5 * w)
            return t.isFinite ? t : nil
        }
        return Normal.quantile(p).map { negative in
            let z = -negative
            let z2 = z * z
            return z + z * (z2 + 1) / (4 * df) + z * ((5 * z2 + 16) * z2 + 3) / (96 * df) / df
        }
    }
}
