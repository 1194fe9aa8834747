/// Intervals from replicates of a statistic (Davison & Hinkley 1997).
public struct BootstrapIntervals: Sendable, Hashable {
    /// The statistic of the people who answered.
    public let estimate: Double
    private let sorted: [Double]
    private let summary: Summary

    /// Fails below 99 replicates (`tooFew`) and where all are equal (`noVariance`).
    public static func of(_ replicates: [Double], estimate: Double) -> Result<BootstrapIntervals, Undefined> {
        let sorted = replicates.filter(\.isFinite).sorted()
        guard sorted.count >= 99, estimate.isFinite, let low = sorted.first, let high = sorted.last else {
            return .failure(.tooFew)
        }
        guard low < high else { return .failure(.noVariance) }
        return .success(BootstrapIntervals(estimate: estimate, sorted: sorted, summary: Summary(sorted)))
    }

    /// The standard deviation of the replicates.
    public var standardError: Double { summary.sd ?? 0 }

    /// The normal quantile of the share of replicates strictly below the estimate: how far they are off centre. Fails with
    /// `noVariance` where all lie on one side.
    public var bias: Result<Double, Undefined> {
        let below = sorted.count { $0 < estimate }
        let z = Normal.quantile(Double(below) / Double(sorted.count))
        return z.map { $0.isFinite ? .success($0) : .failure(.noVariance) } ?? .failure(.noVariance)
    }

    /// Quantiles of the replicates.
    public func percentile(level: Double = 0.95) -> Interval {
        Interval(low: quantile((1 - level) / 2), high: quantile((1 + level) / 2))
    }

    /// The same, reflected at the estimate.
    public func basic(level: Double = 0.95) -> Interval {
        Interval(low: 2 * estimate - quantile((1 + level) / 2), high: 2 * estimate - quantile((1 - level) / 2))
    }

    /// Normal limits about the estimate less the replicates' bias.
    public func normal(level: Double = 0.95) -> Interval? {
        guard let z = Normal.critical(level), let mean = summary.mean else { return nil }
        return Interval(centre: 2 * estimate - mean, half: z * standardError)
    }

    /// BCa (Efron 1987): quantiles moved for bias and for the acceleration of the jackknife, which carries no chance of its
    /// own (a regression on the replicates would). Fails as `bias`.
    public func bca(acceleration a: Double, level: Double = 0.95) -> Result<Interval, Undefined> {
        bias.flatMap { w in
            func moved(_ p: Double) -> Double? {
                Normal.quantile(p).flatMap { z in Normal.cdf(w + (w + z) / (1 - a * (w + z))) }
            }
            guard let low = moved((1 - level) / 2), let high = moved((1 + level) / 2) else {
                return .failure(.badInput)
            }
            return .success(Interval(low: quantile(low), high: quantile(high)))
        }
    }

    /// `Σ L³ / (6 (Σ L²)^1.5)` of the jackknife's influences; fails where none moves the statistic.
    public static func acceleration(_ influence: [Double]) -> Result<Double, Undefined> {
        let squares = CompensatedSum.of(influence) { $0 * $0 }
        guard squares > 0 else { return .failure(.noVariance) }
        let cubes = CompensatedSum.of(influence) { $0 * $0 * $0 }
        return .success(cubes / (6 * squares * squares.squareRoot()))
    }

    /// `√(Σ L² / (n (n - 1)))`, the standard error by the jackknife; nil below two units.
    public static func jackknifeError(_ influence: [Double]) -> Double? {
        let n = Double(influence.count)
        guard influence.count > 1 else { return nil }
        return (CompensatedSum.of(influence) { $0 * $0 } / (n * (n - 1))).squareRoot()
    }

    /// Between two order statistics at rank `(R + 1) p`, interpolated on the normal scale.
    private func quantile(_ p: Double) -> Double {
        let count = sorted.count
        let rank = Double(count + 1) * p
        let k = Int(rank)
        if k < 1 { return sorted[0] }
        if k >= count { return sorted[count - 1] }
        if rank == Double(k) { return sorted[k - 1] }
        let steps = Double(count + 1)
        guard let at = Normal.quantile(p), let below = Normal.quantile(Double(k) / steps),
            let above = Normal.quantile(Double(k + 1) / steps)
        else { return sorted[k - 1] }
        return sorted[k - 1] + (at - below) / (above - below) * (sorted[k] - sorted[k - 1])
    }
}
