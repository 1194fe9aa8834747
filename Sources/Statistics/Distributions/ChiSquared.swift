/// The chi-squared distribution with `df` > 0 degrees of freedom: the gamma integral P(df/2, x/2).
public enum ChiSquared {
    /// The share below x. Nil when x is no number or df not positive and finite.
    public static func cdf(_ x: Double, df: Double) -> Double? {
        tails(x, df).map { $0.lower }
    }

    /// The share above x: the p value of a chi-squared test. Undefined as `cdf`.
    public static func upperTail(_ x: Double, df: Double) -> Double? {
        tails(x, df).map { $0.upper }
    }

    /// The x with a share p below it. Nil unless 0 < p < 1 and df is positive and finite.
    ///
    /// Newton's method in ln x on the logarithm of the smaller share, which is concave in that variable.
    public static func quantile(_ p: Double, df: Double) -> Double? {
        guard p > 0, p < 1, df > 0, df.isFinite else { return nil }
        let a = 0.5 * df
        let below = p <= 0.5
        let target = Elementary.log(below ? p : 1 - p)
        var w = Elementary.log(a)
        for _ in 0..<200 {
            let x = Elementary.exp(w)
            guard x > 0 else { return 0 }
            let tails = GammaFunction.logTails(a, x)
            let tail = below ? tails.lower : tails.upper
            let slope = Elementary.exp(GammaFunction.logKernel(a, x) - tail)
            guard slope > 0 else { break }
            let step = (tail - target) / slope
            w += below ? -step : step
            if step.magnitude <= 1e-10 * (1 + w.magnitude) { break }
        }
        let x = 2 * Elementary.exp(w)
        return x.isFinite ? x : nil
    }

    private static func tails(_ x: Double, _ df: Double) -> (lower: Double, upper: Double)? {
        guard df > 0, df.isFinite, !x.isNaN else { return nil }
        if x <= 0 { return (0, 1) }
        let logs = GammaFunction.logTails(0.5 * df, 0.5 * Swift.min(x, 1e300))
        return (Elementary.exp(logs.lower), Elementary.exp(logs.upper))
    }
}
