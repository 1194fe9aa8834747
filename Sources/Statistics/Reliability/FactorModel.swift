/// One common factor behind the items of a scale, fitted by maximum likelihood: covariance = λ λᵀ + diag(θ),
/// factor variance 1, uncorrelated errors (Jöreskog 1969).
public struct FactorModel: Sendable, Hashable {
    /// λ, in the unit of the answers; their sum is not negative.
    public let loadings: [Double]
    /// θ, the variances that the factor does not explain, in squared units.
    public let residualVariances: [Double]
    /// Rounds that the fit took.
    public let rounds: Int
    private let observedTotal: Double

    /// λ over the item's standard deviation in the model, `√(λ² + θ)`.
    public var standardisedLoadings: [Double] {
        zip(loadings, residualVariances).map { $0 / ($0 * $0 + $1).squareRoot() }
    }

    /// Omega total (McDonald 1999), `(Σ λ)² / ((Σ λ)² + Σ θ)`.
    public var omega: Double {
        let common = loadings.reduce(0, +)
        return common * common / (common * common + residualVariances.reduce(0, +))
    }

    /// The same over the observed variance of the sum instead of the model's.
    public var omegaOfObservedVariance: Double {
        let common = loadings.reduce(0, +)
        return common * common / observedTotal
    }

    /// Omega of the standardised items.
    public var standardisedOmega: Double {
        let standard = standardisedLoadings
        let common = standard.reduce(0, +)
        return common * common / (common * common + standard.reduce(0) { $0 + (1 - $1 * $1) })
    }

    /// Fits the model to the covariances of n people (taken with divisor n, as maximum likelihood does): the one-factor case
    /// of `ConfirmatoryFactors`.
    ///
    /// Fails below three items, which do not identify the model (`oneItem`, `tooFewItems`), for fewer people than items plus
    /// one (`tooFew`), for a constant item (`noVariance`), for an item that others say together (`singular`), for an error
    /// share below 1e-4 (`improperFit`), and where the fit does not settle (`noConvergence`).
    public static func fit(_ matrix: CovarianceMatrix, n: Int) -> Result<FactorModel, Undefined> {
        guard matrix.items > 2 else { return .failure(matrix.items < 2 ? .oneItem : .tooFewItems) }
        guard n > matrix.items else { return .failure(.tooFew) }
        guard matrix.constantItems.isEmpty else { return .failure(.noVariance) }
        let items = Array(0..<matrix.items)
        let moments = JointMoments(
            n: n, means: items.map { _ in 0 },
            covariances: Matrix(rows: matrix.items, columns: matrix.items) { matrix[$0, $1] })
        return ConfirmatoryFactors.fit([moments], FactorStructure(factors: [items])).flatMap { fit in
            let variances = items.map { matrix[$0, $0] * Double(n - 1) / Double(n) }
            let residuals = fit.residualVariances()
            guard zip(residuals, variances).allSatisfy({ $0 > 1e-4 * $1 }) else { return .failure(.improperFit) }
            let loadings = fit.loadings().map(\.estimate)
            let sign = loadings.reduce(0, +) < 0 ? -1.0 : 1.0
            return .success(
                FactorModel(
                    loadings: loadings.map { sign * $0 }, residualVariances: residuals, rounds: fit.rounds,
                    observedTotal: matrix.total * Double(n - 1) / Double(n)))
        }
    }
}
