/// A linear model with coefficients that vary from cluster to cluster: `y = X β + Z u + e`, u ~ N(0, T) for each cluster,
/// e ~ N(0, σ²), Z some of the columns of X (the intercept, one slope). Fitted by restricted or full maximum likelihood from
/// the sums of each cluster (Laird & Ware 1982; Pinheiro & Bates 2000).
public struct MixedModel: Sendable {
    /// What is maximised: restricted likelihood for variances, full for comparing fixed parts.
    public enum Method: Sendable { case restricted, full }

    /// Rows and clusters.
    public let n: Int, clusters: Int
    /// β, in the order of the columns.
    public let fixed: [Double]
    /// The covariances of β.
    public let fixedCovariances: Matrix
    /// T, the covariances of the coefficients that vary.
    public let between: Matrix
    /// σ².
    public let within: Double
    /// The logarithm of what was maximised.
    public let logLikelihood: Double
    /// Whether a variance is zero to working accuracy (or T close to singular): fall back to fewer varying coefficients.
    public let isSingular: Bool
    /// Rounds of the fit.
    public let rounds: Int
    let likelihood: MixedLikelihood

    /// The standard error of each coefficient.
    public var standardErrors: [Double] { fixedCovariances.diagonal.map { $0.squareRoot() } }

    /// The share of the variance that lies between clusters, `τ² / (τ² + σ²)`, of a model with a varying intercept alone.
    public var icc: Double { between[0, 0] / (between[0, 0] + within) }

    /// Fits by Fisher's scoring with shorter steps where a whole one would go down; the scores are exact, so what it settles
    /// on is the maximum. `varying` are the columns whose coefficients vary.
    ///
    /// Fails for a single cluster or no more rows than columns (`tooFew`), an outcome that the fixed part explains fully
    /// (`noVariance`), columns that are combinations of others (`singular`) and after 500 rounds (`noConvergence`).
    public static func fit(
        _ clusters: [ClusterSums], varying: [Int] = [0], method: Method = .restricted
    ) -> Result<MixedModel, Undefined> {
        guard clusters.count > 1, let columns = clusters.first.map({ $0.products.rows - 1 }), columns > 0,
            clusters.allSatisfy({ $0.products.rows == columns + 1 })
        else { return .failure(.tooFew) }
        let likelihood = MixedLikelihood(clusters: clusters, varying: varying, method: method)
        guard likelihood.n > columns else { return .failure(.tooFew) }
        guard let start = likelihood.start() else { return .failure(.singular) }
        guard start.within > 0 else { return .failure(.noVariance) }
        return likelihood.maximise(from: start)
    }
}

/// The variances of a mixed model: T, row by row of its lower triangle, then σ².
struct VarianceParameters {
    var between: Matrix
    var within: Double

    /// Positions of the lower triangle.
    static func triangle(_ size: Int) -> [(Int, Int)] {
        (0..<size).flatMap { i in (0...i).map { (i, $0) } }
    }

    var isAllowed: Bool {
        within > 0 && between.diagonal.allSatisfy { $0 >= 0 }
            && (between.rows == 1 || between[0, 0] * between[1, 1] >= between[0, 1] * between[0, 1])
    }

    func moved(by step: [Double], _ share: Double) -> VarianceParameters {
        var moved = self
        for (k, (i, j)) in Self.triangle(between.rows).enumerated() {
            moved.between[i, j] += share * step[k]
            if i != j { moved.between[j, i] += share * step[k] }
        }
        moved.within += share * (step.last ?? 0)
        return moved
    }
}
