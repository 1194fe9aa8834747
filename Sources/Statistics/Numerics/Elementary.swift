/// Logarithm, exponential and arc tangent in plain additions, multiplications and divisions.
///
/// A C library may choose another code path for another processor, and with it other last bits. These
/// functions use no fused multiply-add and no table that depends on the machine: the same argument gives the
/// same bits everywhere. Errors stay within about one unit in the last place.
enum Elementary {
    /// ln 2 in two parts; the first has 32 significant bits, so that its product with an exponent is exact.
    private static let ln2High = 0x1.62e42feep-1
    private static let ln2Low = 0x1.a39ef35793c76p-33

    /// Natural logarithm of a positive finite number.
    ///
    /// `x = 2^e m` with `m` in √½…√2, then `ln x = e ln 2 + ln m`. For zero and below, the logarithm of the
    /// smallest positive number: a finite stand-in that callers exclude beforehand.
    static func log(_ x: Double) -> Double {
        guard x > 0 else { return log(Double.leastNonzeroMagnitude) }
        guard x.isFinite else { return log(Double.greatestFiniteMagnitude) }
        var exponent = Double(x.exponent)
        var m = x.significand
        if m > 1.4142135623730951 {
            m *= 0.5
            exponent += 1
        }
        return exponent * ln2High + (exponent * ln2Low + logNearOne(m - 1))
    }

    /// ln(1 + x) without the loss of digits near zero; x above -1.
    static func log1p(_ x: Double) -> Double {
        if x > -0.29 && x < 0.41 { return logNearOne(x) }
        let sum = 1 + x
        guard sum > 0 else { return log(0) }
        return log(sum) + (x - (sum - 1)) / sum
    }

    /// ln(1 + f) for f between √½ - 1 and √2 - 1, by the series of 2 artanh(f / (2 + f)).
    private static func logNearOne(_ f: Double) -> Double {
        let s = f / (2 + f)
        let z = s * s
        var series = 0.0
        var k = 25.0
        while k > 1 {
            series = z * (2 / k + series)
            k -= 2
        }
        let half = 0.5 * f * f
        return f - (half - s * (half + series))
    }

    /// e to the x; 0 below the range of a double, its largest finite number above.
    static func exp(_ x: Double) -> Double {
        if x > 709.782712893384 { return .greatestFiniteMagnitude }
        if x < -745.2 { return 0 }
        let k = nearest(x * 1.4426950408889634)
        let r = (x - k * ln2High) - k * ln2Low
        return Double(sign: .plus, exponent: Int(k), significand: 1 + expMinusOneNearZero(r))
    }

    /// The whole number nearest to x (of two, the even one), for |x| up to 2^51; larger numbers come back as
    /// they are.
    static func nearest(_ x: Double) -> Double {
        guard x.magnitude < 2_251_799_813_685_248 else { return x }
        let shift = 6_755_399_441_055_744.0
        return (x + shift) - shift
    }

    /// e to the x, less one, without the loss of digits near zero.
    static func expm1(_ x: Double) -> Double {
        x > -0.35 && x < 0.35 ? expMinusOneNearZero(x) : exp(x) - 1
    }

    /// Taylor series of e^r - 1 for |r| up to 0.35.
    private static func expMinusOneNearZero(_ r: Double) -> Double {
        var series = 0.0
        var k = 14.0
        while k >= 3 {
            series = (series + 1) * r / k
            k -= 1
        }
        return r + 0.5 * r * r * (1 + series)
    }

    /// Arc tangent in radians; the angle is halved twice before the series.
    static func arcTangent(_ t: Double) -> Double {
        if t < 0 { return -arcTangent(-t) }
        if t > 1 { return 1.5707963267948966 - arcTangent(1 / t) }
        let once = t / (1 + (1 + t * t).squareRoot())
        let twice = once / (1 + (1 + once * once).squareRoot())
        let z = twice * twice
        var series = 0.0
        var k = 27.0
        while k > 1 {
            series = -z * (1 / k + series)
            k -= 2
        }
        return 4 * (twice + twice * series)
    }
}
