/// A share x/n and its intervals, as fractions of 1. The normal interval p ± 1.96 SE is not among them: at 0
/// of 5 it has no width.
public enum Proportion {
    /// Wilson's score interval (Wilson 1927), valid at 0 and n, never outside 0…1:
    /// `(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)`.
    /// Nil for n < 1, x outside 0…n or a level outside 0…1.
    public static func wilson(_ x: Int, of n: Int, level: Double = 0.95) -> Interval? {
        guard possible(x, n) else { return nil }
        guard let interval = wilson(share: Double(x) / Double(n), n: Double(n), level: level) else {
            return nil
        }
        return Interval(low: x == 0 ? 0 : interval.low, high: x == n ? 1 : interval.high)
    }

    /// Wilson's interval for a share that comes from an effective number of answers, whole or not: weighted
    /// answers, a design effect, a finite population. Nil unless 0 ≤ share ≤ 1, n > 0, 0 < level < 1.
    public static func wilson(share p: Double, n: Double, level: Double = 0.95) -> Interval? {
        guard p >= 0, p <= 1, n > 0, n.isFinite, let z = Normal.critical(level) else { return nil }
        let z2 = z * z
        let spread = z * (p * (1 - p) / n + z2 / (4 * n * n)).squareRoot()
        let centre = p + z2 / (2 * n)
        let scale = 1 + z2 / n
        guard scale.isFinite, centre.isFinite, spread.isFinite else { return nil }
        return Interval(low: (centre - spread) / scale, high: (centre + spread) / scale).clipped(to: 0...1)
    }

    /// The exact binomial interval (Clopper & Pearson 1934), never narrower than its level; through beta
    /// quantiles: `B(α/2; x, n-x+1)` and `B(1-α/2; x+1, n-x)`. Nil as `wilson`.
    public static func clopperPearson(_ x: Int, of n: Int, level: Double = 0.95) -> Interval? {
        guard possible(x, n), level > 0, level < 1 else { return nil }
        let (a, b) = (Double(x), Double(n - x))
        let low = x == 0 ? 0 : betaLimit(lower: (1 - level) / 2, upper: (1 + level) / 2, a, b + 1)
        let high = x == n ? 1 : betaLimit(lower: (1 + level) / 2, upper: (1 - level) / 2, a + 1, b)
        return Interval(low: low, high: high)
    }

    /// The equal-tailed posterior interval under Jeffreys' prior, beta(½, ½); its low limit is 0 at x = 0 and
    /// its high limit 1 at x = n (Brown, Cai & DasGupta 2001). Nil as `wilson`.
    public static func jeffreys(_ x: Int, of n: Int, level: Double = 0.95) -> Interval? {
        guard possible(x, n), level > 0, level < 1 else { return nil }
        let (a, b) = (Double(x) + 0.5, Double(n - x) + 0.5)
        let low = x == 0 ? 0 : betaLimit(lower: (1 - level) / 2, upper: (1 + level) / 2, a, b)
        let high = x == n ? 1 : betaLimit(lower: (1 + level) / 2, upper: (1 - level) / 2, a, b)
        return Interval(low: low, high: high)
    }

    /// The interval of Agresti & Coull 1998: the normal one after adding z²/2 to x and z² to n. It may leave
    /// 0…1, as its formula does. Nil as `wilson`.
    public static func agrestiCoull(_ x: Int, of n: Int, level: Double = 0.95) -> Interval? {
        guard possible(x, n), let z = Normal.critical(level) else { return nil }
        let total = Double(n) + z * z
        let p = (Double(x) + z * z / 2) / total
        return Interval(centre: p, half: z * (p * (1 - p) / total).squareRoot())
    }

    /// `√(p (1 - p) / n)`. Nil for n < 1 or x outside 0…n.
    public static func standardError(_ x: Int, of n: Int) -> Double? {
        guard possible(x, n) else { return nil }
        let p = Double(x) / Double(n)
        return (p * (1 - p) / Double(n)).squareRoot()
    }

    /// x/n; nil for n < 1 or x outside 0…n.
    public static func share(_ x: Int, of n: Int) -> Double? {
        possible(x, n) ? Double(x) / Double(n) : nil
    }

    static func possible(_ x: Int, _ n: Int) -> Bool { n > 0 && x >= 0 && x <= n }

    private static func betaLimit(lower p: Double, upper q: Double, _ a: Double, _ b: Double) -> Double {
        BetaDistribution.pair(logit: BetaDistribution.logitQuantile(lower: p, upper: q, a, b)).x
    }
}
