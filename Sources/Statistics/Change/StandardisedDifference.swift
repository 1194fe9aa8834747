/// A difference of means in standard deviations.
public struct StandardisedDifference: Sendable, Hashable {
    /// The difference over the standard deviation, overstated in small groups.
    public let d: Double
    /// Degrees of freedom of that standard deviation.
    public let df: Int
    /// `√(1/n1 + 1/n2)`, or `√(1/n)` for pairs: what turns d into t.
    public let scale: Double

    /// d times the correction that takes its bias away (Hedges 1981).
    public var g: Double { d * Self.correction(df: Double(df)) }

    /// Two groups of different people, over their pooled standard deviation. Fails as `MeanDifference.student`.
    public static func between(_ first: Summary, _ second: Summary) -> Result<StandardisedDifference, Undefined> {
        MeanDifference.pooledVariance(first, second).flatMap { pool in
            guard let a = first.mean, let b = second.mean else { return .failure(.tooFew) }
            let scale = (1 / Double(first.n) + 1 / Double(second.n)).squareRoot()
            return .success(
                StandardisedDifference(d: (a - b) / pool.variance.squareRoot(), df: pool.df, scale: scale))
        }
    }

    /// Hedges' factor `Γ(df/2) / (√(df/2) Γ((df - 1)/2))`, exact (not `1 - 3/(4 df - 1)`); 0 for one degree of freedom or less.
    public static func correction(df: Double) -> Double {
        guard df > 1 else { return 0 }
        let logs = GammaFunction.logGamma(df / 2) - GammaFunction.logGamma((df - 1) / 2)
        return Elementary.exp(logs - 0.5 * Elementary.log(df / 2))
    }

    /// The interval of d from the noncentral t distribution; nil for a level outside 0…1.
    public func interval(level: Double = 0.95) -> Interval? {
        NoncentralT.interval(d / scale, df: Double(df), level: level)?.scaled(by: scale)
    }

    /// The interval of g: that of d, corrected like g.
    public func correctedInterval(level: Double = 0.95) -> Interval? {
        interval(level: level)?.scaled(by: Self.correction(df: Double(df)))
    }

    /// The large-sample variance of g, `1/n1 + 1/n2 + g² / (2 (n1 + n2))`, which meta-analyses use.
    public var largeSampleVariance: Double { scale * scale + g * g / (2 * Double(df + 2)) }
}
