/// Two independent shares compared: x1 of n1 against x2 of n2. The difference is p1 - p2, in fractions of 1.
public struct ProportionDifference: Sendable, Hashable {
    private let x1: Int
    private let n1: Int
    private let x2: Int
    private let n2: Int

    /// Nil when a base is below 1 or a count outside its base.
    public init?(_ x1: Int, of n1: Int, against x2: Int, of n2: Int) {
        guard Proportion.possible(x1, n1), Proportion.possible(x2, n2) else { return nil }
        (self.x1, self.n1, self.x2, self.n2) = (x1, n1, x2, n2)
    }

    /// x1/n1.
    public var p1: Double { Double(x1) / Double(n1) }

    /// x2/n2.
    public var p2: Double { Double(x2) / Double(n2) }

    /// p1 - p2.
    public var difference: Double { p1 - p2 }

    /// The hybrid score interval of Newcombe 1998 (his method 10), from the two Wilson intervals (l, u):
    /// `d - √((p1-l1)² + (u2-p2)²)` to `d + √((u1-p1)² + (p2-l2)²)`. Nil for a level outside 0…1.
    public func newcombe(level: Double = 0.95) -> Interval? {
        guard let a = Proportion.wilson(x1, of: n1, level: level),
            let b = Proportion.wilson(x2, of: n2, level: level)
        else { return nil }
        let down = hypotenuse(p1 - a.low, b.high - p2)
        let up = hypotenuse(a.high - p1, p2 - b.low)
        return Interval(low: difference - down, high: difference + up)
    }

    /// The normal interval with separate variances, cut to -1…1; for comparison with other software only.
    public func wald(level: Double = 0.95) -> Interval? {
        guard let z = Normal.critical(level) else { return nil }
        let error = (p1 * (1 - p1) / Double(n1) + p2 * (1 - p2) / Double(n2)).squareRoot()
        return Interval(centre: difference, half: z * error)?.clipped(to: -1...1)
    }

    /// Pearson's chi-squared of the 2×2 table, one degree of freedom. With the continuity correction, every
    /// distance from its expected count is first shortened by ½, or to zero.
    /// Fails with `noVariance` when nobody or everybody counts in both groups.
    public func chiSquared(corrected: Bool = false) -> Result<Double, Undefined> {
        let (hits, people) = (x1 + x2, n1 + n2)
        guard hits > 0, hits < people else { return .failure(.noVariance) }
        let pooled = Double(hits) / Double(people)
        let spread = 1 / Double(n1) + 1 / Double(n2)
        let distance = difference.magnitude / spread
        let kept = corrected ? max(distance - 0.5, 0) : distance
        return .success(kept * kept * spread / (pooled * (1 - pooled)))
    }

    /// The two-sided p value of `chiSquared`.
    public func pValue(corrected: Bool = false) -> Result<Double, Undefined> {
        chiSquared(corrected: corrected).flatMap { statistic in
            ChiSquared.upperTail(statistic, df: 1).map { .success($0) } ?? .failure(.badInput)
        }
    }

    /// The signed root of the uncorrected chi-squared.
    public var z: Result<Double, Undefined> {
        chiSquared().map { difference < 0 ? -$0.squareRoot() : $0.squareRoot() }
    }

    /// Fisher's exact test of the same table, two-sided.
    public var fisher: Double? {
        FisherExact.twoSided(x1, n1 - x1, x2, n2 - x2)
    }

    /// Cohen's h, `2 asin √p1 - 2 asin √p2`, in radians (Cohen 1988).
    public var cohensH: Double { angle(x1, n1) - angle(x2, n2) }

    private func angle(_ x: Int, _ n: Int) -> Double {
        x == n ? 3.141592653589793 : 2 * Elementary.arcTangent((Double(x) / Double(n - x)).squareRoot())
    }

    private func hypotenuse(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
}

extension Proportion {
    /// The interval of Newcombe 1998 for x1/n1 - x2/n2; nil for impossible counts. See
    /// `ProportionDifference`.
    public static func newcombe(
        difference x1: Int, of n1: Int, against x2: Int, of n2: Int, level: Double = 0.95
    ) -> Interval? {
        ProportionDifference(x1, of: n1, against: x2, of: n2)?.newcombe(level: level)
    }
}
