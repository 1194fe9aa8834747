/// Least squares of one column on others, from their joint moments: no row is needed.
///
/// In reports the coefficients are associations ("goes together with"), never effects.
public struct Regression: Sendable, Hashable {
    /// Rows.
    public let n: Int
    /// The value expected where all predictors are 0.
    public let intercept: Double
    /// b: units of the outcome for one unit of the predictor, others held.
    public let coefficients: [Double]
    /// The share of the outcome's variance that goes with the predictors, 0…1.
    public let rSquared: Double
    /// The residual variance, `RSS / (n - p - 1)`.
    public let residualVariance: Double
    /// b in standard deviations of both sides (β).
    public let standardised: [Double]
    /// `1 / (1 - R²)` of each predictor on the others.
    public let inflation: [Double]
    /// Correlations among predictors.
    public let correlations: Matrix
    /// Correlations of the predictors with the outcome.
    public let outcomeCorrelations: [Double]
    /// `(Xᵀ X)⁻¹` of the centred predictors.
    let inverse: Matrix
    let predictorMeans: [Double]

    /// Fails for too few rows (`tooFew`: n must exceed p + 1), a constant column (`noVariance`), and predictors of which one
    /// is a combination of others (`singular`).
    public static func fit(
        _ moments: JointMoments, outcome: Int, predictors: [Int]
    ) -> Result<Regression, Undefined> {
        let p = predictors.count
        guard p > 0 else { return .failure(.tooFewItems) }
        guard moments.n > p + 1 else { return .failure(.tooFew) }
        return moments.correlations.flatMap { r in
            let among = r.selecting(rows: predictors, columns: predictors)
            let with = predictors.map { r[$0, outcome] }
            guard let root = Cholesky(among, tolerance: 1e-10) else { return .failure(.singular) }
            let beta = root.solve(with)
            let inverse = root.inverse
            let spread = predictors.map { moments.covariances[$0, $0].squareRoot() }
            let own = moments.covariances[outcome, outcome].squareRoot()
            let b = beta.indices.map { beta[$0] * own / spread[$0] }
            let means = predictors.map { moments.means[$0] }
            let explained = min(max(dot(beta, with), 0), 1)
            let degrees = Double(moments.n - 1)
            return .success(
                Regression(
                    n: moments.n, intercept: moments.means[outcome] - dot(b, means), coefficients: b,
                    rSquared: explained,
                    residualVariance: (1 - explained) * own * own * degrees / Double(moments.n - p - 1),
                    standardised: beta, inflation: inverse.diagonal, correlations: among, outcomeCorrelations: with,
                    inverse: Matrix(rows: p, columns: p) { inverse[$0, $1] / (spread[$0] * spread[$1] * degrees) },
                    predictorMeans: means))
        }
    }

    /// `n - p - 1`.
    public var df: Int { n - coefficients.count - 1 }

    /// R² corrected for the number of predictors, `1 - (1 - R²)(n - 1)/df`.
    public var adjustedRSquared: Double { 1 - (1 - rSquared) * Double(n - 1) / Double(df) }

    /// The square root of the residual variance.
    public var residualDeviation: Double { residualVariance.squareRoot() }

    /// F of the whole model with p and `df` degrees of freedom; fails with `noVariance` for a perfect fit.
    public var f: Result<Double, Undefined> {
        guard rSquared < 1 else { return .failure(.noVariance) }
        return .success(rSquared / Double(coefficients.count) / ((1 - rSquared) / Double(df)))
    }

    /// The probability of such an F without any association. Fails as `f`.
    public var pValue: Result<Double, Undefined> {
        f.flatMap { f in
            FDistribution.upperTail(f, d1: Double(coefficients.count), d2: Double(df)).map { .success($0) }
                ?? .failure(.badInput)
        }
    }

    /// Standard errors of the coefficients, for errors of equal variance.
    public var standardErrors: [Double] { inverse.diagonal.map { (residualVariance * $0).squareRoot() } }

    /// The t test and interval of one coefficient.
    public func test(_ predictor: Int) -> MeanDifference {
        MeanDifference(
            difference: coefficients[predictor], standardError: standardErrors[predictor], df: Double(df))
    }

    /// The same in standard deviations; takes both deviations for known.
    public func standardisedTest(_ predictor: Int) -> MeanDifference {
        let scale = coefficients[predictor] == 0 ? 0 : standardised[predictor] / coefficients[predictor]
        return MeanDifference(
            difference: standardised[predictor], standardError: standardErrors[predictor] * scale.magnitude,
            df: Double(df))
    }

    /// The root of the largest over the smallest eigenvalue of the predictors' correlations: beyond 30 they say much the same.
    public var conditionNumber: Double? {
        guard let values = SymmetricEigen(correlations)?.values, let high = values.first, let low = values.last, low > 0
        else { return nil }
        return (high / low).squareRoot()
    }
}
