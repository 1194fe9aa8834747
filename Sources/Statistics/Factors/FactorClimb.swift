/// The way to the best fit: Fisher's scoring, with shorter steps where a whole one would fit worse.
struct FactorClimb {
    /// By group, covariances with divisor n.
    let samples: [JointMoments]
    let structure: FactorStructure
    let parameters: [FactorStructure.Parameter]

    init(samples: [JointMoments], structure: FactorStructure) {
        self.samples = samples
        self.structure = structure
        parameters = structure.parameters(groups: samples.count)
    }

    struct End {
        let states: [FactorState]
        let errors: [Double]
        let rounds: Int
    }

    private static let mostRounds = 500

    func run() -> Result<End, Undefined> {
        var states = samples.map { FactorState($0, local) }
        shareStarts(&states)
        guard var misfit = misfit(states) else { return .failure(.singular) }
        for round in 1...Self.mostRounds {
            guard let here = derivatives(states), let root = Cholesky(here.information, tolerance: 1e-13) else {
                return .failure(.singular)
            }
            let step = root.solve(here.score)
            guard let next = moved(states, by: step, from: misfit) else { return .failure(.improperFit) }
            let size = zip(step, here.information.diagonal).reduce(0) { max($0, $1.0.magnitude * $1.1.squareRoot()) }
            states = next.states
            misfit = next.misfit
            guard states.allSatisfy({ isProper($0) }) else { return .failure(.improperFit) }
            // Steps are measured in standard errors.
            if size < 1e-9 {
                return .success(
                    End(states: states, errors: root.inverse.diagonal.map { $0.squareRoot() }, rounds: round))
            }
        }
        return .failure(.noConvergence)
    }

    /// The structure with items counted through the factors, as the samples hold them.
    private var local: FactorStructure {
        var next = 0
        return FactorStructure(
            factors: structure.factors.map { members in
                defer { next += members.count }
                return Array(next..<(next + members.count))
            }, equality: structure.equality)
    }

    /// Numbers held equal start equal.
    private func shareStarts(_ states: inout [FactorState]) {
        for parameter in parameters where parameter.groups.count > 1 {
            let value = states[parameter.groups.lowerBound][parameter.place]
            for g in parameter.groups { states[g][parameter.place] = value }
        }
    }

    private func isProper(_ state: FactorState) -> Bool {
        let variances = state.covariances.diagonal
        return zip(state.residuals, variances).allSatisfy { $0 > 1e-6 * $1 }
    }

    /// `Σ n (ln |Σ| + tr S Σ⁻¹ + d' Σ⁻¹ d)`; nil where a covariance matrix is not one.
    func misfit(_ states: [FactorState]) -> Double? {
        var sum = CompensatedSum()
        for (sample, state) in zip(samples, states) {
            guard let root = Cholesky(state.covariances) else { return nil }
            let distance = structure.hasMeans ? zip(sample.means, state.means).map { $0 - $1 } : []
            let shift = distance.isEmpty ? 0 : dot(distance, root.solve(distance))
            sum.add(Double(sample.n) * (root.logDeterminant + root.solve(sample.covariances).trace + shift))
        }
        return sum.value
    }

    /// The derivatives of the likelihood and their expected second ones, negative.
    private func derivatives(_ states: [FactorState]) -> (score: [Double], information: Matrix)? {
        var score = [Double](repeating: 0, count: parameters.count)
        var information = Matrix(rows: parameters.count, columns: parameters.count)
        for (g, (sample, state)) in zip(samples, states).enumerated() {
            guard let root = Cholesky(state.covariances) else { return nil }
            let inverse = root.inverse
            let distance = zip(sample.means, state.means).map { structure.hasMeans ? $0 - $1 : 0 }
            let pull = root.solve(distance)
            let residual = sample.covariances - state.covariances
            var weighted = inverse * residual * inverse
            for i in pull.indices { for j in pull.indices { weighted[i, j] += pull[i] * pull[j] } }
            let n = Double(sample.n)
            let active = parameters.indices.filter { parameters[$0].groups.contains(g) }
            let changes = active.map { state.derivative(parameters[$0].place) }
            let scaled = changes.map { inverse * $0.covariances }
            let drawn = changes.map { inverse * $0.means }
            for (a, k) in active.enumerated() {
                score[k] += n * (0.5 * weighted.dot(changes[a].covariances) + dot(pull, changes[a].means))
                for (b, l) in active.enumerated() where b <= a {
                    let value = n * (0.5 * scaled[a].dot(scaled[b].transposed) + dot(changes[a].means, drawn[b]))
                    information[k, l] += value
                    if a != b { information[l, k] += value }
                }
            }
        }
        return (score, information)
    }

    private func moved(
        _ states: [FactorState], by step: [Double], from misfit: Double
    ) -> (states: [FactorState], misfit: Double)? {
        var share = 1.0
        while share > 1e-8 {
            var next = states
            for (parameter, change) in zip(parameters, step) {
                for g in parameter.groups { next[g][parameter.place] += share * change }
            }
            if next.allSatisfy({ $0.residuals.allSatisfy { $0 > 0 } }), let value = self.misfit(next),
                value <= misfit + 1e-12 * misfit.magnitude
            {
                return (next, value)
            }
            share *= 0.5
        }
        return nil
    }
}
