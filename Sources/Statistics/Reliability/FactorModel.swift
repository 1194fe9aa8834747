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

    /// Fits the model to the covariances of n people (taken with divisor n, as maximum likelihood does).
    ///
    /// The EM algorithm (Rubin & Thayer 1982) on the correlations, until no loading moves by more than 1e-13.
    /// Fails below three items, which do not identify the model (`oneItem`, `tooFewItems`), for fewer people
    /// than items plus one (`tooFew`), for a constant item (`noVariance`), for an error share below 1e-4
    /// (`improperFit`), and after 50,000 rounds (`noConvergence`).
    public static func fit(_ matrix: CovarianceMatrix, n: Int) -> Result<FactorModel, Undefined> {
        guard matrix.items > 2 else { return .failure(matrix.items < 2 ? .oneItem : .tooFewItems) }
        guard n > matrix.items else { return .failure(.tooFew) }
        return matrix.correlations.flatMap { r in
            var state = start(r)
            for round in 1...50_000 {
                let (next, moved) = improved(state, r)
                state = next
                guard state.errors.allSatisfy({ $0 > 1e-4 }) else { return .failure(.improperFit) }
                if moved < 1e-13 { return .success(FactorModel(state, matrix, n: n, rounds: round)) }
            }
            return .failure(.noConvergence)
        }
    }

    private typealias State = (loadings: [Double], errors: [Double])

    /// Half of each item's variance, with the sign of its correlation with the others.
    private static func start(_ r: CovarianceMatrix) -> State {
        let loadings = (0..<r.items).map { r.rowSum($0) < 1 ? -0.5.squareRoot() : 0.5.squareRoot() }
        return (loadings, [Double](repeating: 0.5, count: r.items))
    }

    /// One round: the factor's regression weights on the items, then loadings and errors given the factor.
    private static func improved(_ state: State, _ r: CovarianceMatrix) -> (State, moved: Double) {
        let ratios = zip(state.loadings, state.errors).map { $0 / $1 }
        let information = zip(ratios, state.loadings).reduce(1) { $0 + $1.0 * $1.1 }
        let weights = ratios.map { $0 / information }
        let shared = (0..<r.items).map { i in (0..<r.items).reduce(0) { $0 + r[i, $1] * weights[$1] } }
        let spread = 1 / information + zip(weights, shared).reduce(0) { $0 + $1.0 * $1.1 }
        let loadings = shared.map { $0 / spread }
        let errors = (0..<r.items).map { r[$0, $0] - loadings[$0] * shared[$0] }
        let moved = zip(loadings, state.loadings).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
        return ((loadings, errors), moved)
    }

    /// From correlations back to the unit of the answers.
    private init(_ state: State, _ matrix: CovarianceMatrix, n: Int, rounds: Int) {
        let scale = Double(n - 1) / Double(n)
        let sign = state.loadings.reduce(0, +) < 0 ? -1.0 : 1.0
        let variances = (0..<matrix.items).map { matrix[$0, $0] * scale }
        loadings = zip(state.loadings, variances).map { sign * $0 * $1.squareRoot() }
        residualVariances = zip(state.errors, variances).map { $0 * $1 }
        observedTotal = matrix.total * scale
        self.rounds = rounds
    }
}
