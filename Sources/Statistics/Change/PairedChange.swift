/// The change of people who answered twice, after minus before, in the unit of the score.
public struct PairedChange: Sendable, Hashable {
    /// People with both answers.
    public let n: Int
    /// Mean before.
    public let before: Double
    /// Mean after.
    public let after: Double
    /// Variance before, divisor n - 1.
    public let varianceBefore: Double
    /// Variance after.
    public let varianceAfter: Double
    /// Covariance of the two, divisor n - 1.
    public let covariance: Double

    /// From a cross tally of two columns, before and after. Fails for fewer than two pairs.
    public static func fit(_ pairs: CrossTally) -> Result<PairedChange, Undefined> {
        guard pairs.items == 2, let before = pairs.mean(0), let after = pairs.mean(1),
            let first = pairs.covariance(0, 0), let second = pairs.covariance(1, 1),
            let both = pairs.covariance(0, 1)
        else { return .failure(.tooFew) }
        return .success(
            PairedChange(
                n: Int(pairs.n), before: before, after: after, varianceBefore: first, varianceAfter: second,
                covariance: both))
    }

    /// From two columns of equal length. Fails for fewer than two pairs or values that are not finite.
    public static func fit(before x: [Double], after y: [Double]) -> Result<PairedChange, Undefined> {
        let (first, second) = (Summary(x), Summary(y))
        guard let a = first.mean, let b = second.mean, let u = first.variance, let v = second.variance,
            let both = CoMoments(x: x, y: y)?.covariance
        else { return .failure(.tooFew) }
        return .success(
            PairedChange(n: x.count, before: a, after: b, varianceBefore: u, varianceAfter: v, covariance: both))
    }

    /// After minus before.
    public var change: Double { after - before }
    /// The variance of the differences.
    public var changeVariance: Double { max(varianceBefore + varianceAfter - 2 * covariance, 0) }

    /// The paired t test. Fails with `noVariance` where everybody changed alike.
    public var test: Result<MeanDifference, Undefined> {
        guard changeVariance > 0 else { return .failure(.noVariance) }
        return .success(
            MeanDifference(
                difference: change, standardError: (changeVariance / Double(n)).squareRoot(), df: Double(n - 1)))
    }

    /// The correlation of before and after.
    public var correlation: Result<Double, Undefined> {
        let root = varianceBefore.squareRoot() * varianceAfter.squareRoot()
        return root > 0 ? .success(min(max(covariance / root, -1), 1)) : .failure(.noVariance)
    }

    /// d_z, the change over the standard deviation of the changes: it speaks of the power of the design, not of the size of
    /// the change. Fails as `test`.
    public var standardised: Result<StandardisedDifference, Undefined> {
        guard changeVariance > 0 else { return .failure(.noVariance) }
        return .success(
            StandardisedDifference(
                d: change / changeVariance.squareRoot(), df: n - 1, scale: (1 / Double(n)).squareRoot()))
    }

    /// d_av, the change over the mean of both variances' root (Cumming 2012): the size of the change.
    public var averageStandardised: Result<Double, Undefined> {
        let pooled = ((varianceBefore + varianceAfter) / 2).squareRoot()
        return pooled > 0 ? .success(change / pooled) : .failure(.noVariance)
    }

    /// d_rm, `d_z √(2 (1 - r))` (Morris & DeShon 2002).
    public var repeatedStandardised: Result<Double, Undefined> {
        correlation.flatMap { r in standardised.map { $0.d * (2 * (1 - r)).squareRoot() } }
    }

    /// How far one person has to move before it is more than error of measurement: `z sd √2 √(1 - reliability)`, sd before
    /// (Jacobson & Truax 1991). A diagnosis of persons: for counts in large groups, never for one. Nil for a reliability
    /// outside 0…1.
    public func reliableChange(reliability: Double, z: Double = 1.96) -> Double? {
        guard reliability >= 0, reliability <= 1 else { return nil }
        return z * varianceBefore.squareRoot() * 2.0.squareRoot() * (1 - reliability).squareRoot()
    }
}
