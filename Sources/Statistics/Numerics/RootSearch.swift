/// Where a continuous function crosses zero.
enum RootSearch {
    /// The root between two ends at which the function has opposite signs, by inverse interpolation with bisection as the
    /// guard (Brent 1973); nil when the signs do not differ or a value is not finite.
    static func between(
        _ low: Double, _ high: Double, tolerance: Double = 1e-13, _ function: (Double) -> Double
    ) -> Double? {
        var (a, b) = (low, high)
        var (fa, fb) = (function(a), function(b))
        guard fa.isFinite, fb.isFinite else { return nil }
        if fa == 0 { return a }
        if fb == 0 { return b }
        guard (fa < 0) != (fb < 0) else { return nil }
        var (c, fc) = (a, fa)
        var step = b - a
        var before = step
        for _ in 0..<300 {
            if (fb < 0) == (fc < 0) {
                (c, fc) = (a, fa)
                step = b - a
                before = step
            }
            if fc.magnitude < fb.magnitude {
                (a, b, c) = (b, c, b)
                (fa, fb, fc) = (fb, fc, fb)
            }
            let least = 2e-16 * b.magnitude + 0.5 * tolerance
            let half = 0.5 * (c - b)
            if half.magnitude <= least || fb == 0 { return b }
            if let next = interpolated(a, b, c, fa, fb, fc, half: half, before: before, least: least) {
                before = step
                step = next
            } else {
                step = half
                before = half
            }
            (a, fa) = (b, fb)
            b += step.magnitude > least ? step : (half < 0 ? -least : least)
            fb = function(b)
            guard fb.isFinite else { return nil }
        }
        return b
    }

    /// The interpolated step; nil where bisection is safer.
    private static func interpolated(
        _ a: Double, _ b: Double, _ c: Double, _ fa: Double, _ fb: Double, _ fc: Double,
        half: Double, before: Double, least: Double
    ) -> Double? {
        guard before.magnitude >= least, fa.magnitude > fb.magnitude else { return nil }
        let s = fb / fa
        var (p, q): (Double, Double)
        if a == c {
            p = 2 * half * s
            q = 1 - s
        } else {
            let (r, t) = (fb / fc, fa / fc)
            p = s * (2 * half * t * (t - r) - (b - a) * (r - 1))
            q = (t - 1) * (r - 1) * (s - 1)
        }
        if p > 0 { q = -q } else { p = -p }
        let fits = 2 * p < min(3 * half * q - (least * q).magnitude, (before * q).magnitude)
        return fits ? p / q : nil
    }

    /// The root of a function that falls, or one that rises, everywhere; the ends are moved outward until they enclose it,
    /// at most `widenings` times.
    static func monotone(
        from low: Double, to high: Double, tolerance: Double = 1e-13, widenings: Int = 60,
        _ function: (Double) -> Double
    ) -> Double? {
        var (a, b) = (low, high)
        for _ in 0..<widenings {
            let (fa, fb) = (function(a), function(b))
            guard fa.isFinite, fb.isFinite else { return nil }
            if fa == 0 || fb == 0 || (fa < 0) != (fb < 0) { break }
            let width = b - a
            a -= width
            b += width
        }
        return between(a, b, tolerance: tolerance, function)
    }
}
