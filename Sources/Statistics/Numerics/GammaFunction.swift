/// The gamma function's logarithm and the regularised incomplete gamma integrals, from which the normal and
/// the chi-squared distribution follow. Source: Abramowitz & Stegun 1964, chapter 6.
enum GammaFunction {
    static let twoPi = 6.283185307179586

    /// What Stirling's formula leaves over: `ln Γ(z) - [(z - ½) ln z - z + ½ ln 2π]`, for z > 0.
    ///
    /// By its asymptotic series from 10 up, below that by `D(z) = D(z + 1) + (z + ½) ln(1 + 1/z) - 1`.
    static func stirlingRemainder(_ z: Double) -> Double {
        var z = z
        var carried = 0.0
        while z < 10 {
            carried += (z + 0.5) * Elementary.log1p(1 / z) - 1
            z += 1
        }
        let r = 1 / (z * z)
        let tail = r * (-691.0 / 360360 + r * (1.0 / 156))
        let series =
            1.0 / 12 + r * (-1.0 / 360 + r * (1.0 / 1260 + r * (-1.0 / 1680 + r * (1.0 / 1188 + tail))))
        return carried + series / z
    }

    /// ln Γ(z) for z > 0; absolute error a few units of 1e-16 times max(1, |ln Γ|).
    static func logGamma(_ z: Double) -> Double {
        (z - 0.5) * Elementary.log(z) - z + 0.5 * Elementary.log(twoPi) + stirlingRemainder(z)
    }

    /// ln B(a, b) = ln Γ(a) + ln Γ(b) - ln Γ(a + b), arranged so that large arguments keep their digits.
    static func logBeta(_ a: Double, _ b: Double) -> Double {
        let sum = a + b
        let powers = a * Elementary.log(a / sum) + b * Elementary.log(b / sum)
        let root = 0.5 * Elementary.log(twoPi * (sum / a) / b)
        return powers + root + stirlingRemainder(a) + stirlingRemainder(b) - stirlingRemainder(sum)
    }

    /// ln of `x^a e^-x / Γ(a)`, the slope of P(a, x) in ln x.
    static func logKernel(_ a: Double, _ x: Double) -> Double {
        let u = (x - a) / a
        let logRatio = u > -0.29 && u < 0.41 ? Elementary.log1p(u) : Elementary.log(x / a)
        return a * (logRatio - u) + 0.5 * Elementary.log(a / twoPi) - stirlingRemainder(a)
    }

    /// ln P(a, x) and ln Q(a, x), the shares of the gamma integral below and above x; a > 0, x > 0.
    static func logTails(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
        let kernel = logKernel(a, x)
        if x < a + 1 {
            let lower = Swift.min(kernel + Elementary.log(lowerSeries(a, x)), 0)
            return (lower, Elementary.log1p(-Elementary.exp(lower)))
        }
        let upper = Swift.min(kernel + Elementary.log(upperFraction(a, x)), 0)
        return (Elementary.log1p(-Elementary.exp(upper)), upper)
    }

    /// Σ x^i / (a (a+1) … (a+i)), the series of P without its kernel.
    private static func lowerSeries(_ a: Double, _ x: Double) -> Double {
        var term = 1 / a
        var sum = term
        var denominator = a
        for _ in 0..<100_000 {
            denominator += 1
            term *= x / denominator
            sum += term
            if term < sum * 1e-17 { break }
        }
        return sum
    }

    /// The continued fraction of Q without its kernel, by Lentz's method.
    private static func upperFraction(_ a: Double, _ x: Double) -> Double {
        var b = x + 1 - a
        var c = 1e300
        var d = 1 / b
        var value = d
        for i in 1..<100_000 {
            let numerator = -Double(i) * (Double(i) - a)
            b += 2
            d = 1 / keptFromZero(numerator * d + b)
            c = keptFromZero(b + numerator / c)
            let step = d * c
            value *= step
            if (step - 1).magnitude < 2e-16 { break }
        }
        return value
    }

    /// A divisor that is never zero, as Lentz's method asks.
    static func keptFromZero(_ x: Double) -> Double { x.magnitude < 1e-300 ? 1e-300 : x }
}
