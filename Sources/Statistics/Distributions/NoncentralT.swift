/// The noncentral t distribution: `(Z + δ) / √(χ² / df)`, Z standard normal. It carries the interval of a standardised
/// difference (Hedges 1981).
public enum NoncentralT {
    /// The share below t. Nil when an argument is no number, or df not positive and finite.
    public static func cdf(_ t: Double, df: Double, noncentrality: Double) -> Double? {
        share(t, df, noncentrality) { t * $0 - noncentrality }
    }

    /// The share above t, with its digits where the share is small. Undefined as `cdf`.
    public static func upperTail(_ t: Double, df: Double, noncentrality: Double) -> Double? {
        share(t, df, noncentrality) { noncentrality - t * $0 }
    }

    /// The noncentralities at which a share `(1 - level)/2` lies above t, and below it: the interval of δ given t. Nil for
    /// arguments out of range.
    public static func interval(_ t: Double, df: Double, level: Double = 0.95) -> Interval? {
        guard t.isFinite, df > 0, df.isFinite, level > 0, level < 1 else { return nil }
        let tail = (1 - level) / 2
        let reach = 4 + 0.5 * t.magnitude
        let low = RootSearch.monotone(from: t - reach, to: t) {
            (upperTail(t, df: df, noncentrality: $0) ?? .nan) - tail
        }
        let high = RootSearch.monotone(from: t, to: t + reach) {
            (cdf(t, df: df, noncentrality: $0) ?? .nan) - tail
        }
        guard let low, let high else { return nil }
        return Interval(low: low, high: high)
    }

    /// `∫ Φ(limit(s)) f(s) ds` over the density f of `s = √(χ² / df)`, in the variable `ln s`, where the integrand is
    /// analytic and falls off at both ends: there the trapezoid rule gains digits faster than any power of its step.
    private static func share(
        _ t: Double, _ df: Double, _ noncentrality: Double, _ limit: (Double) -> Double
    ) -> Double? {
        guard df > 0, df.isFinite, !t.isNaN, noncentrality.isFinite else { return nil }
        let constant = 0.5 * df * Elementary.log(0.5 * df) - GammaFunction.logGamma(0.5 * df) + Elementary.log(2)
        func logDensity(_ w: Double) -> Double { constant + df * (w - 0.5 * Elementary.exp(2 * w)) }
        func integrand(_ w: Double) -> Double {
            Elementary.exp(logDensity(w)) * (Normal.cdf(limit(Elementary.exp(w))) ?? 0)
        }
        // The narrower of what the peak asks for and of what exp(e²ʷ), analytic within π/4 of the axis, allows.
        let step = min(0.35 / (2 * df + t * t + 1).squareRoot(), 0.13)
        var (peak, highest) = (0.0, integrand(0))
        var w = 0.0
        // The factor Φ moves the peak away from 0, to one side only.
        for direction in [-step, step] {
            w = direction
            var least = highest > 0 ? Elementary.log(highest) - 60 : -740
            while logDensity(w) > least {
                let value = integrand(w)
                if value > highest {
                    (peak, highest) = (w, value)
                    least = Elementary.log(highest) - 60
                }
                w += direction
            }
        }
        guard highest > 0 else { return 0 }
        var sum = CompensatedSum()
        sum.add(highest)
        for direction in [-step, step] {
            w = peak + direction
            while logDensity(w) > -740 {
                let value = integrand(w)
                sum.add(value)
                if value < 1e-19 * highest { break }
                w += direction
            }
        }
        return min(sum.value * step, 1)
    }
}
