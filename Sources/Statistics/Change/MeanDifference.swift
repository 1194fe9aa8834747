/// The difference between the means of two groups of different people, first minus second, in the unit of the score.
public struct MeanDifference: Sendable, Hashable {
    /// First minus second.
    public let difference: Double
    /// Its standard error.
    public let standardError: Double
    /// Degrees of freedom of t.
    public let df: Double

    /// The difference over its standard error.
    public var t: Double { difference / standardError }
    /// The probability of a t as far from zero, on both sides, if there were no difference.
    public var pValue: Double? { StudentT.twoSided(t, df: df) }

    /// `difference ± t(df) se`; nil for a level outside 0…1.
    public func interval(level: Double = 0.95) -> Interval? {
        StudentT.critical(level, df: df).flatMap { Interval(centre: difference, half: $0 * standardError) }
    }

    /// With each group's own variance and Satterthwaite's degrees of freedom (Welch 1947). Fails for fewer than two people in
    /// either (`tooFew`) and where neither varies (`noVariance`).
    public static func welch(_ first: Summary, _ second: Summary) -> Result<MeanDifference, Undefined> {
        parts(first, second).flatMap { parts in
            let (a, b) = (parts.variances.0 / Double(first.n), parts.variances.1 / Double(second.n))
            guard a + b > 0 else { return .failure(.noVariance) }
            let df = (a + b) * (a + b) / (a * a / Double(first.n - 1) + b * b / Double(second.n - 1))
            return .success(
                MeanDifference(difference: parts.difference, standardError: (a + b).squareRoot(), df: df))
        }
    }

    /// With one variance for both (Student 1908). Fails as `welch`.
    public static func student(_ first: Summary, _ second: Summary) -> Result<MeanDifference, Undefined> {
        pooledVariance(first, second).flatMap { pool in
            pooled(first, second, variance: pool.variance, df: pool.df)
        }
    }

    /// With a variance pooled over more groups than these two, so that a group too small for one of its own has an interval.
    /// Fails for an empty group (`tooFew`) and a pool without variance.
    public static func pooled(
        _ first: Summary, _ second: Summary, variance: Double, df: Int
    ) -> Result<MeanDifference, Undefined> {
        guard let a = first.mean, let b = second.mean else { return .failure(.tooFew) }
        guard variance > 0, df > 0 else { return .failure(.noVariance) }
        let error = (variance * (1 / Double(first.n) + 1 / Double(second.n))).squareRoot()
        return .success(MeanDifference(difference: a - b, standardError: error, df: Double(df)))
    }

    /// A group against the rest of the whole that it is part of. The whole's mean m holds the group's own, so that
    /// `m_group - m = (1 - n/N) (m_group - m_rest)`: the rest is compared, and the result is scaled back to the distance from
    /// the whole. Fails as `pooled`, and where the group is the whole (`tooFew`).
    public static func againstWhole(
        _ part: Summary, whole: Summary, variance: Double, df: Int
    ) -> Result<MeanDifference, Undefined> {
        guard let a = part.mean, let b = whole.mean, part.n > 0, whole.n > part.n else { return .failure(.tooFew) }
        guard variance > 0, df > 0 else { return .failure(.noVariance) }
        let share = 1 / Double(part.n) - 1 / Double(whole.n)
        return .success(
            MeanDifference(difference: a - b, standardError: (variance * share).squareRoot(), df: Double(df)))
    }

    /// A group against a fixed figure, such as a target: no error of its own.
    public static func againstFigure(
        _ group: Summary, _ figure: Double, variance: Double, df: Int
    ) -> Result<MeanDifference, Undefined> {
        guard let mean = group.mean else { return .failure(.tooFew) }
        guard variance > 0, df > 0 else { return .failure(.noVariance) }
        let error = (variance / Double(group.n)).squareRoot()
        return .success(MeanDifference(difference: mean - figure, standardError: error, df: Double(df)))
    }

    /// Two waves of which some people answered both: `v1/n1 + v2/n2 - 2 n12 c / (n1 n2)`, c the covariance over those
    /// people. The normal distribution carries its interval (`df` is without limit); fails as `welch`.
    public static func overlapping(
        _ after: Summary, _ before: Summary, both: Int, covariance: Double
    ) -> Result<MeanDifference, Undefined> {
        parts(after, before).flatMap { parts in
            let (n1, n2) = (Double(after.n), Double(before.n))
            let shared = 2 * Double(both) * covariance / (n1 * n2)
            let variance = parts.variances.0 / n1 + parts.variances.1 / n2 - shared
            guard variance > 0, both <= min(after.n, before.n) else { return .failure(.noVariance) }
            return .success(
                MeanDifference(
                    difference: parts.difference, standardError: variance.squareRoot(),
                    df: Double(max(after.n + before.n - both - 2, 1))))
        }
    }

    /// `((n1 - 1) v1 + (n2 - 1) v2) / (n1 + n2 - 2)`. Fails as `welch`.
    static func pooledVariance(
        _ first: Summary, _ second: Summary
    ) -> Result<(variance: Double, df: Int), Undefined> {
        parts(first, second).flatMap { parts in
            let df = first.n + second.n - 2
            let sum = Double(first.n - 1) * parts.variances.0 + Double(second.n - 1) * parts.variances.1
            return sum > 0 ? .success((sum / Double(df), df)) : .failure(.noVariance)
        }
    }

    private static func parts(
        _ first: Summary, _ second: Summary
    ) -> Result<(difference: Double, variances: (Double, Double)), Undefined> {
        guard let a = first.mean, let b = second.mean, let u = first.variance, let v = second.variance else {
            return .failure(.tooFew)
        }
        return .success((a - b, (u, v)))
    }
}
