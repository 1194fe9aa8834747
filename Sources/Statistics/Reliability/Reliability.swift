/// How well the items of a scale agree: coefficients without unit, at most 1, possibly negative.
///
/// Every function of a `CrossTally` reads exact sums of the people complete on all items; the forms that take
/// a `CovarianceMatrix` serve pairwise data as well. No function drops an item without variance by itself:
/// see `CovarianceMatrix.constantItems`.
public enum Reliability {
    /// Cronbach's alpha (Cronbach 1951), `k/(k-1) (1 - Σ variances / variance of the sum)`; from integers,
    /// with one division. Fails for one item (`oneItem`), fewer than two people (`tooFew`) and a sum that
    /// does not vary (`noVariance`).
    public static func alpha(_ tally: CrossTally) -> Result<Double, Undefined> {
        guard tally.items > 1 else { return .failure(.oneItem) }
        guard tally.n > 1 else { return .failure(.tooFew) }
        var trace: Int128 = 0
        var total: Int128 = 0
        for i in 0..<tally.items {
            let variance = tally.scaledCovariance(i, i)
            trace += variance
            total += variance
            for j in (i + 1)..<tally.items { total += 2 * tally.scaledCovariance(i, j) }
        }
        guard total > 0 else { return .failure(.noVariance) }
        let k = Double(tally.items)
        return .success(k * ExactQuotient.double(total - trace) / ((k - 1) * ExactQuotient.double(total)))
    }

    /// Cronbach's alpha of a covariance matrix. Fails for one item or a sum that does not vary.
    public static func alpha(_ matrix: CovarianceMatrix) -> Result<Double, Undefined> {
        guard matrix.items > 1 else { return .failure(.oneItem) }
        let total = matrix.total
        guard total > 0 else { return .failure(.noVariance) }
        let k = Double(matrix.items)
        return .success(k / (k - 1) * (1 - matrix.trace / total))
    }

    /// Alpha of the correlation matrix, `k r̄ / (1 + (k - 1) r̄)`: as if all items had the same variance.
    /// Fails as `alpha`, and with `noVariance` for a constant item.
    public static func standardisedAlpha(_ matrix: CovarianceMatrix) -> Result<Double, Undefined> {
        guard matrix.items > 1 else { return .failure(.oneItem) }
        return matrix.correlations.flatMap { alpha($0) }
    }

    /// The mean correlation between items, r̄. Fails as `standardisedAlpha`.
    public static func averageCorrelation(_ matrix: CovarianceMatrix) -> Result<Double, Undefined> {
        guard matrix.items > 1 else { return .failure(.oneItem) }
        return matrix.correlations.map {
            $0.belowDiagonal.reduce(0, +) / Double($0.items * ($0.items - 1) / 2)
        }
    }

    /// The median correlation between items. Fails as `standardisedAlpha`.
    public static func medianCorrelation(_ matrix: CovarianceMatrix) -> Result<Double, Undefined> {
        guard matrix.items > 1 else { return .failure(.oneItem) }
        return matrix.correlations.flatMap { r in
            Quantile.median(r.belowDiagonal).map { .success($0) } ?? .failure(.oneItem)
        }
    }

    /// Signal over noise, `k r̄ / (1 - r̄)`. Fails as `standardisedAlpha`, and at r̄ = 1 with `noVariance`.
    public static func signalToNoise(_ matrix: CovarianceMatrix) -> Result<Double, Undefined> {
        averageCorrelation(matrix).flatMap { r in
            r < 1 ? .success(Double(matrix.items) * r / (1 - r)) : .failure(.noVariance)
        }
    }
}

extension Reliability {
    /// Feldt's interval of alpha (Feldt 1965): `1 - (1 - α) F` at the upper and the lower quantile of F with
    /// n - 1 and (n - 1)(k - 1) degrees of freedom; assumes normal scores. n is the number of people complete
    /// on all items. Nil for n < 2, k < 2, alpha ≥ 1 or an impossible level.
    public static func feldt(alpha: Double, n: Int, items k: Int, level: Double = 0.95) -> Interval? {
        guard n > 1, k > 1, alpha < 1, alpha.isFinite, level > 0, level < 1 else { return nil }
        let d1 = Double(n - 1)
        let d2 = d1 * Double(k - 1)
        let (tail, rest) = ((1 - level) / 2, (1 + level) / 2)
        guard let upper = FDistribution.quantile(lower: rest, upper: tail, d1: d1, d2: d2),
            let lower = FDistribution.quantile(lower: tail, upper: rest, d1: d1, d2: d2)
        else { return nil }
        return Interval(low: 1 - (1 - alpha) * upper, high: 1 - (1 - alpha) * lower)
    }

    /// The standard error of alpha after Duhachek & Iacobucci 2004, with C the covariances and t its sum:
    /// `√(Q / n)`, `Q = 2 k² / ((k-1)² t³) (t (tr C² + (tr C)²) - 2 tr C Σ C²)`; assumes normal scores.
    /// Fails as `alpha`, and for n < 2 with `tooFew`.
    public static func standardError(_ matrix: CovarianceMatrix, n: Int) -> Result<Double, Undefined> {
        guard matrix.items > 1 else { return .failure(.oneItem) }
        guard n > 1 else { return .failure(.tooFew) }
        let (k, t, trace) = (Double(matrix.items), matrix.total, matrix.trace)
        guard t > 0 else { return .failure(.noVariance) }
        var traceOfSquare = 0.0
        var sumOfSquare = 0.0
        for i in 0..<matrix.items {
            let row = matrix.rowSum(i)
            sumOfSquare += row * row
            for j in 0..<matrix.items { traceOfSquare += matrix[i, j] * matrix[i, j] }
        }
        let inner = t * (traceOfSquare + trace * trace) - 2 * trace * sumOfSquare
        let q = 2 * k * k / ((k - 1) * (k - 1) * t * t * t) * max(inner, 0)
        return .success((q / Double(n)).squareRoot())
    }

    /// The correlation of item i with the sum of the others: `(Σ_j c_ij - c_ii) / √(c_ii v)`, v the variance
    /// of that sum. Fails for one item, and with `noVariance` when either does not vary.
    public static func itemRest(_ matrix: CovarianceMatrix, item i: Int) -> Result<Double, Undefined> {
        guard matrix.items > 1 else { return .failure(.oneItem) }
        guard i >= 0, i < matrix.items else { return .failure(.badInput) }
        let shared = matrix.rowSum(i) - matrix[i, i]
        let rest = matrix.total - matrix[i, i] - 2 * shared
        guard matrix[i, i] > 0, rest > 0 else { return .failure(.noVariance) }
        return .success(shared / (matrix[i, i] * rest).squareRoot())
    }

    /// The same from exact sums: numerator and denominator are integers until the root.
    public static func itemRest(_ tally: CrossTally, item i: Int) -> Result<Double, Undefined> {
        guard tally.items > 1 else { return .failure(.oneItem) }
        guard i >= 0, i < tally.items else { return .failure(.badInput) }
        guard tally.n > 1 else { return .failure(.tooFew) }
        let own = tally.scaledCovariance(i, i)
        var shared: Int128 = 0
        var rest: Int128 = 0
        for a in 0..<tally.items where a != i {
            shared += tally.scaledCovariance(i, a)
            for b in 0..<tally.items where b != i { rest += tally.scaledCovariance(a, b) }
        }
        guard own > 0, rest > 0 else { return .failure(.noVariance) }
        let roots = ExactQuotient.double(own).squareRoot() * ExactQuotient.double(rest).squareRoot()
        return .success(ExactQuotient.double(shared) / roots)
    }

    /// The correlation of item i with the sum of all items, itself included (so higher than `itemRest`).
    /// Fails as `itemRest`.
    public static func itemTotal(_ matrix: CovarianceMatrix, item i: Int) -> Result<Double, Undefined> {
        guard i >= 0, i < matrix.items else { return .failure(.badInput) }
        guard matrix[i, i] > 0, matrix.total > 0 else { return .failure(.noVariance) }
        return .success(matrix.rowSum(i) / (matrix[i, i] * matrix.total).squareRoot())
    }

    /// Alpha of the scale without item i. Fails with `tooFewItems` below three items: one item has no alpha.
    public static func alphaIfDropped(_ matrix: CovarianceMatrix, item i: Int) -> Result<Double, Undefined> {
        rest(matrix, i).flatMap { alpha($0) }
    }

    /// The same from exact sums, over the same people: those complete on all items.
    public static func alphaIfDropped(_ tally: CrossTally, item i: Int) -> Result<Double, Undefined> {
        guard tally.items > 2 else { return .failure(tally.items < 2 ? .oneItem : .tooFewItems) }
        guard i >= 0, i < tally.items, let rest = tally.selecting((0..<tally.items).filter({ $0 != i }))
        else {
            return .failure(.badInput)
        }
        return alpha(rest)
    }

    /// Standardised alpha of the scale without item i. Fails as `alphaIfDropped`.
    public static func standardisedAlphaIfDropped(
        _ matrix: CovarianceMatrix, item i: Int
    ) -> Result<Double, Undefined> {
        rest(matrix, i).flatMap { standardisedAlpha($0) }
    }

    private static func rest(_ matrix: CovarianceMatrix, _ i: Int) -> Result<CovarianceMatrix, Undefined> {
        guard matrix.items > 2 else { return .failure(matrix.items < 2 ? .oneItem : .tooFewItems) }
        return matrix.dropping(i).map { .success($0) } ?? .failure(.badInput)
    }
}

extension Reliability {
    /// Guttman's lambda 2 (Guttman 1945), never below alpha:
    /// `(Σ off-diagonal + √(k/(k-1) Σ off-diagonal²)) / variance of the sum`. Fails as `alpha`.
    public static func lambda2(_ matrix: CovarianceMatrix) -> Result<Double, Undefined> {
        guard matrix.items > 1 else { return .failure(.oneItem) }
        guard matrix.total > 0 else { return .failure(.noVariance) }
        let k = Double(matrix.items)
        let squares = 2 * matrix.belowDiagonal.reduce(0) { $0 + $1 * $1 }
        return .success((matrix.total - matrix.trace + (squares * k / (k - 1)).squareRoot()) / matrix.total)
    }

    /// Guttman's lambda 6 of the correlations: `1 - Σ (1 - smc) / Σ r`, where 1 - smc of an item, the part
    /// that the others do not predict, is one over its entry in the inverse's diagonal. Fails as
    /// `standardisedAlpha`, and with `singular` when an item is a combination of others.
    public static func lambda6(_ matrix: CovarianceMatrix) -> Result<Double, Undefined> {
        guard matrix.items > 1 else { return .failure(.oneItem) }
        return matrix.correlations.flatMap { r in
            guard let diagonal = r.inverseDiagonal, diagonal.allSatisfy({ $0 > 0 }) else {
                return .failure(.singular)
            }
            guard r.total > 0 else { return .failure(.noVariance) }
            return .success(1 - diagonal.reduce(0) { $0 + 1 / $1 } / r.total)
        }
    }
}
