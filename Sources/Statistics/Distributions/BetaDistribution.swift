/// The beta distribution on 0…1 with shapes a, b > 0, and through it Student's t, F and the exact binomial
/// limits.
///
/// Continued fraction: Abramowitz & Stegun 1964, 26.5.8, in its even form; its kernel is built from Stirling
/// remainders, so that shapes of many thousands lose no digits.
public enum BetaDistribution {
    /// The share below x: `I_x(a, b)`. Nil for shapes that are not positive and finite, or x that is no
    /// number.
    public static func cdf(_ x: Double, a: Double, b: Double) -> Double? {
        guard valid(a, b), !x.isNaN else { return nil }
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        return Elementary.exp(logTails(a, b, x, 1 - x).lower)
    }

    /// The share above x, exact where `1 - cdf` would have lost its digits. Undefined as `cdf`.
    public static func upperTail(_ x: Double, a: Double, b: Double) -> Double? {
        guard valid(a, b), !x.isNaN else { return nil }
        if x <= 0 { return 1 }
        if x >= 1 { return 0 }
        return Elementary.exp(logTails(a, b, x, 1 - x).upper)
    }

    /// The x with a share p below it. Nil for p outside 0…1 or shapes that are not positive.
    public static func quantile(_ p: Double, a: Double, b: Double) -> Double? {
        guard valid(a, b), p >= 0, p <= 1 else { return nil }
        if p == 0 { return 0 }
        if p == 1 { return 1 }
        return pair(logit: logitQuantile(lower: p, upper: 1 - p, a, b)).x
    }

    static func valid(_ a: Double, _ b: Double) -> Bool { a > 0 && b > 0 && a.isFinite && b.isFinite }

    /// The part of `logKernel` that does not depend on x.
    static func logConstant(_ a: Double, _ b: Double) -> Double {
        let sum = a + b
        let remainders = GammaFunction.stirlingRemainder(a) + GammaFunction.stirlingRemainder(b)
        let root = 0.5 * Elementary.log((a / sum) * b / GammaFunction.twoPi)
        return root + (GammaFunction.stirlingRemainder(sum) - remainders)
    }

    /// ln of `x^a y^b / B(a, b)`, the slope of the share in ln(x / y); x + y = 1.
    static func logKernel(
        _ a: Double, _ b: Double, _ x: Double, _ y: Double, constant: Double
    ) -> Double {
        let sum = a + b
        let u = x * b - a * y
        let first = (u / a).magnitude < 0.29 ? Elementary.log1p(u / a) : Elementary.log(x * (sum / a))
        let second = (u / b).magnitude < 0.29 ? Elementary.log1p(-u / b) : Elementary.log(y * (sum / b))
        return a * first + b * second + constant
    }

    /// ln of the shares below and above x, with y = 1 - x given beside it; both strictly inside 0…1.
    static func logTails(
        _ a: Double, _ b: Double, _ x: Double, _ y: Double
    ) -> (lower: Double, upper: Double) {
        logTails(a, b, x, y, kernel: logKernel(a, b, x, y, constant: logConstant(a, b)))
    }

    private static func logTails(
        _ a: Double, _ b: Double, _ x: Double, _ y: Double, kernel: Double
    ) -> (lower: Double, upper: Double) {
        if x * (b + 1) <= (a + 1) * y {
            let lower = Swift.min(kernel + Elementary.log(fraction(a, b, x) / a), 0)
            return (lower, Elementary.log1p(-Elementary.exp(lower)))
        }
        let upper = Swift.min(kernel + Elementary.log(fraction(b, a, y) / b), 0)
        return (Elementary.log1p(-Elementary.exp(upper)), upper)
    }

    /// The continued fraction without its kernel, by Lentz's method.
    private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
        var c = 1.0
        var d = 1 / GammaFunction.keptFromZero(1 - (a + b) * x / (a + 1))
        var value = d
        for i in 1..<100_000 {
            let m = Double(i)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / GammaFunction.keptFromZero(1 + even * d)
            c = GammaFunction.keptFromZero(1 + even / c)
            value *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / GammaFunction.keptFromZero(1 + odd * d)
            c = GammaFunction.keptFromZero(1 + odd / c)
            let step = d * c
            value *= step
            if (step - 1).magnitude < 2e-16 { break }
        }
        return value
    }

    /// ln(x / (1 - x)) of the quantile. Both shares are given so that neither tail loses digits.
    ///
    /// In this variable the logarithm of the share is concave, so that Newton's method, after its first step,
    /// approaches from one side and cannot run away; it squares its error at each step, so that a step of
    /// 1e-10 is the last. The smaller of the two shares is solved for.
    static func logitQuantile(lower p: Double, upper q: Double, _ a: Double, _ b: Double) -> Double {
        if p > q { return -logitQuantile(lower: q, upper: p, b, a) }
        let target = Elementary.log(p)
        let constant = logConstant(a, b)
        var w = Elementary.log(a / b)
        for _ in 0..<200 {
            let point = pair(logit: w)
            let kernel = logKernel(a, b, point.x, point.y, constant: constant)
            let tail = logTails(a, b, point.x, point.y, kernel: kernel).lower
            let slope = Elementary.exp(kernel - tail)
            guard slope > 0 else { break }
            let step = Swift.min(Swift.max((tail - target) / slope, w - 700), w + 700)
            w -= step
            if step.magnitude <= 1e-10 * (1 + w.magnitude) { break }
        }
        return w
    }

    /// x and 1 - x from ln(x / (1 - x)), both with all their digits.
    static func pair(logit w: Double) -> (x: Double, y: Double) {
        let small = Elementary.exp(-w.magnitude)
        let minor = small / (1 + small)
        let major = 1 / (1 + small)
        return w < 0 ? (minor, major) : (major, minor)
    }
}
