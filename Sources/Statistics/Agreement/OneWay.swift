/// One-way analysis of variance of a score over groups, and what it says of their means: ICC(1), how much of the variance
/// of one person's score lies between groups, and ICC(2), how reliable a group's mean is.
///
/// Bartko 1976; Bliese 2000. With unequal groups ICC(1) here divides by the plain mean size, as the R package multilevel
/// does; `icc1Unbalanced` uses the size of the unbalanced design, which differs in the third decimal. A fit by restricted
/// maximum likelihood (`MixedModel`) can differ by more: name the estimator beside the number.
public struct OneWay: Sendable, Hashable {
    /// People in all groups.
    public let n: Int
    /// Groups with at least one person.
    public let groups: Int
    /// The mean over all people, in the unit of the score.
    public let grandMean: Double
    /// `Σ n_j (m_j - m)²`.
    public let betweenSquares: Double
    /// `Σ (n_j - 1) s_j²`.
    public let withinSquares: Double
    private let squaredSizes: Double
    private let inverseSizes: Double

    /// From number, mean and variance (divisor n - 1) of each group; groups without people are passed over. Fails for
    /// fewer than two groups, and for groups of one only (`tooFew`).
    public static func fit(_ cells: [Summary]) -> Result<OneWay, Undefined> {
        let cells = cells.filter { $0.n > 0 }
        let n = cells.reduce(0) { $0 + $1.n }
        guard cells.count > 1, n > cells.count else { return .failure(.tooFew) }
        let means = cells.compactMap(\.mean)
        guard means.count == cells.count else { return .failure(.badInput) }
        let origin = means[0]
        let shift = CompensatedSum.of(cells.indices) { Double(cells[$0].n) * (means[$0] - origin) } / Double(n)
        let between = CompensatedSum.of(cells.indices) {
            let distance = means[$0] - origin - shift
            return Double(cells[$0].n) * distance * distance
        }
        let within = CompensatedSum.of(cells.indices) {
            Double(cells[$0].n - 1) * (cells[$0].variance ?? 0)
        }
        return .success(
            OneWay(
                n: n, groups: cells.count, grandMean: origin + shift, betweenSquares: between, withinSquares: within,
                squaredSizes: cells.reduce(0) { $0 + Double($1.n) * Double($1.n) },
                inverseSizes: cells.reduce(0) { $0 + 1 / Double($1.n) }))
    }

    /// `groups - 1`.
    public var betweenDF: Int { groups - 1 }
    /// `n - groups`.
    public var withinDF: Int { n - groups }
    /// Mean square between groups.
    public var betweenMeanSquare: Double { betweenSquares / Double(betweenDF) }
    /// Mean square within groups: the pooled variance.
    public var withinMeanSquare: Double { withinSquares / Double(withinDF) }
    /// `n / groups`.
    public var meanSize: Double { Double(n) / Double(groups) }
    /// `(n - Σ n_j² / n) / (groups - 1)`, the size that counts in an unbalanced design.
    public var unbalancedSize: Double { (Double(n) - squaredSizes / Double(n)) / Double(groups - 1) }
    /// `groups / Σ (1 / n_j)`.
    public var harmonicSize: Double { Double(groups) / inverseSizes }
    /// The share of the sum of squares that lies between groups.
    public var etaSquared: Result<Double, Undefined> {
        quotient(betweenSquares, betweenSquares + withinSquares)
    }

    /// Mean square between over mean square within; fails with `noVariance` where everybody agrees with their group.
    public var f: Result<Double, Undefined> { quotient(betweenMeanSquare, withinMeanSquare) }

    /// The probability of such an F if the groups' means were equal. Fails as `f`.
    public var pValue: Result<Double, Undefined> {
        f.flatMap { f in
            FDistribution.upperTail(f, d1: Double(betweenDF), d2: Double(withinDF)).map { .success($0) }
                ?? .failure(.badInput)
        }
    }

    /// ICC(1) = `(MSB - MSW) / (MSB + (k̄ - 1) MSW)`, k̄ the plain mean size; below 0 where groups differ less than chance
    /// would have it. Fails with `noVariance`.
    public var icc1: Result<Double, Undefined> { icc1(size: meanSize) }

    /// The same with the size of the unbalanced design.
    public var icc1Unbalanced: Result<Double, Undefined> { icc1(size: unbalancedSize) }

    private func icc1(size: Double) -> Result<Double, Undefined> {
        quotient(
            betweenMeanSquare - withinMeanSquare, betweenMeanSquare + (size - 1) * withinMeanSquare)
    }

    /// ICC(2) = `(MSB - MSW) / MSB = 1 - 1/F`. Fails with `noVariance` where all groups have the same mean.
    public var icc2: Result<Double, Undefined> {
        quotient(betweenMeanSquare - withinMeanSquare, betweenMeanSquare)
    }

    /// The interval of ICC(1) from the limits of F at the mean size (Shrout & Fleiss 1979). Fails as `f`.
    public func icc1Interval(level: Double = 0.95) -> Result<Interval, Undefined> {
        limits(level).map { limits in
            Interval(
                low: (limits.low - 1) / (limits.low + meanSize - 1),
                high: (limits.high - 1) / (limits.high + meanSize - 1))
        }
    }

    /// The interval of ICC(2). Fails as `f`.
    public func icc2Interval(level: Double = 0.95) -> Result<Interval, Undefined> {
        limits(level).map { Interval(low: 1 - 1 / $0.low, high: 1 - 1 / $0.high) }
    }

    private func limits(_ level: Double) -> Result<(low: Double, high: Double), Undefined> {
        f.flatMap { f in
            let (d1, d2, p) = (Double(betweenDF), Double(withinDF), (1 + level) / 2)
            guard f > 0, let lower = FDistribution.quantile(lower: p, upper: 1 - p, d1: d1, d2: d2),
                let upper = FDistribution.quantile(lower: p, upper: 1 - p, d1: d2, d2: d1)
            else { return .failure(.noVariance) }
            return .success((f / lower, f * upper))
        }
    }

    private func quotient(_ a: Double, _ b: Double) -> Result<Double, Undefined> {
        let value = a / b
        return b > 0 && value.isFinite ? .success(value) : .failure(.noVariance)
    }

    /// The reliability of the mean of n people given an ICC(1), `n ρ / (1 + (n - 1) ρ)` (Spearman 1910; Brown 1910).
    public static func reliabilityOfMean(icc1: Double, n: Int) -> Double? {
        let divisor = 1 + Double(n - 1) * icc1
        return n > 0 && divisor > 0 ? Double(n) * icc1 / divisor : nil
    }
}
