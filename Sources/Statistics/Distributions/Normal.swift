/// The standard normal distribution.
public enum Normal {
    /// The share below z. Nil when z is no number.
    public static func cdf(_ z: Double) -> Double? { upperTail(-z) }

    /// The share above z, with all its digits far out. Nil when z is no number.
    public static func upperTail(_ z: Double) -> Double? {
        guard !z.isNaN else { return nil }
        return Elementary.exp(logUpperTail(z))
    }

    /// The error function, `erf x = 2 Φ(x √2) - 1`. Nil when x is no number.
    public static func erf(_ x: Double) -> Double? {
        guard !x.isNaN else { return nil }
        guard x != 0 else { return 0 }
        let share = Elementary.exp(GammaFunction.logTails(0.5, Swift.min(x * x, 1e6)).lower)
        return x < 0 ? -share : share
    }

    /// The z with a share p below it. Nil unless 0 < p < 1.
    public static func quantile(_ p: Double) -> Double? {
        guard p > 0, p < 1 else { return nil }
        return p > 0.5 ? upperQuantile(1 - p) : -upperQuantile(p)
    }

    /// The z that leaves (1 - level)/2 on either side: 1.96 for 0.95. Nil unless 0 < level < 1.
    static func critical(_ level: Double) -> Double? {
        if level == 0.95 { return 1.9599639845400542355 }
        guard level > 0, level < 1 else { return nil }
        return upperQuantile((1 - level) / 2)
    }

    /// ln of the share above z, through `Q(½, z²/2) / 2`.
    private static func logUpperTail(_ z: Double) -> Double {
        let half = Elementary.log(0.5)
        guard z != 0 else { return half }
        let x = Swift.min(0.5 * z * z, 1e6)
        guard x > 0 else { return half }
        let tails = GammaFunction.logTails(0.5, x)
        if z > 0 { return half + tails.upper }
        return Elementary.log1p(-0.5 * Elementary.exp(tails.upper))
    }

    /// The z with a share p ≤ ½ above it, by Newton's method on the logarithm of the share.
    ///
    /// The share above z is at most ½ exp(-z²/2): the start lies beyond the root, and since the logarithm is
    /// concave every step falls short of it.
    private static func upperQuantile(_ p: Double) -> Double {
        let target = Elementary.log(p)
        let doubled = Elementary.log(2 * p)
        var z = Swift.max(-2 * doubled, 0).squareRoot()
        for _ in 0..<100 {
            let tail = logUpperTail(z)
            let slope = Elementary.exp(-0.5 * z * z - 0.5 * Elementary.log(GammaFunction.twoPi) - tail)
            let step = (tail - target) / slope
            z += step
            if step.magnitude <= 1e-10 * (1 + z.magnitude) { break }
        }
        return z
    }
}
