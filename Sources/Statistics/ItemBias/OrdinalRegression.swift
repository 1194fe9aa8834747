/// Ordered answers on predictors: `P(answer ≤ k) = logistic(ζ_k - x β)`, the proportional odds model (McCullagh 1980),
/// fitted by Newton's method to counts.
public struct OrdinalRegression: Sendable, Hashable {
    /// β.
    public let coefficients: [Double]
    /// ζ, rising; one fewer than the answers that occur.
    public let thresholds: [Double]
    /// The log-likelihood.
    public let logLikelihood: Double
    /// People.
    public let n: Int

    /// People with equal predictors: how many gave each answer.
    public struct Cell: Sendable, Hashable {
        /// The predictors.
        public let predictors: [Double]
        /// By answer, how many.
        public let counts: [Int]

        /// - Parameters:
        ///   - predictors: the values of all predictors.
        ///   - counts: by answer, how many people.
        public init(predictors: [Double], counts: [Int]) {
            self.predictors = predictors
            self.counts = counts
        }
    }

    /// Answers that nobody gave are left out. Fails where one answer occurs (`noVariance`), for predictors that do not vary or
    /// overlap fully (`singular`) and after 200 rounds, as where a predictor separates the answers (`noConvergence`).
    public static func fit(_ cells: [Cell]) -> Result<OrdinalRegression, Undefined> {
        let width = cells.map(\.counts.count).max() ?? 0
        let used = (0..<width).filter { k in cells.contains { $0.counts[k] > 0 } }
        guard used.count > 1 else { return .failure(.noVariance) }
        let kept = cells.map { cell in Cell(predictors: cell.predictors, counts: used.map { cell.counts[$0] }) }
        var climb = OrdinalClimb(kept)
        for _ in 0..<200 {
            guard let size = climb.step() else { return .failure(.singular) }
            if size < 1e-11 {
                return .success(
                    OrdinalRegression(
                        coefficients: climb.coefficients, thresholds: climb.thresholds,
                        logLikelihood: climb.likelihood, n: cells.reduce(0) { $0 + $1.counts.reduce(0, +) }))
            }
        }
        return .failure(.noConvergence)
    }

    /// Nagelkerke's R² (1991) against a model without predictors, 0…1.
    public func nagelkerke(over empty: OrdinalRegression) -> Double {
        let size = 2 / Double(n)
        let explained = -Elementary.expm1(size * (empty.logLikelihood - logLikelihood))
        return explained / -Elementary.expm1(size * empty.logLikelihood)
    }
}

/// Newton's method on thresholds and coefficients.
private struct OrdinalClimb {
    let cells: [OrdinalRegression.Cell]
    var thresholds: [Double]
    var coefficients: [Double]
    private(set) var likelihood: Double

    init(_ cells: [OrdinalRegression.Cell]) {
        self.cells = cells
        let width = cells.first?.counts.count ?? 0
        let totals = (0..<width).map { k in cells.reduce(0) { $0 + $1.counts[k] } }
        let n = Double(totals.reduce(0, +))
        var below = 0
        thresholds = totals.dropLast().map { count in
            below += count
            return Elementary.log(Double(below) / (n - Double(below)))
        }
        coefficients = [Double](repeating: 0, count: cells.first?.predictors.count ?? 0)
        likelihood = 0
        likelihood = value(thresholds, coefficients) ?? 0
    }

    private static func logistic(_ x: Double) -> Double { 1 / (1 + Elementary.exp(-x)) }

    private func value(_ thresholds: [Double], _ coefficients: [Double]) -> Double? {
        var sum = CompensatedSum()
        for cell in cells {
            let shift = dot(cell.predictors, coefficients)
            for (k, count) in cell.counts.enumerated() where count > 0 {
                let upper = k < thresholds.count ? Self.logistic(thresholds[k] - shift) : 1
                let lower = k > 0 ? Self.logistic(thresholds[k - 1] - shift) : 0
                guard upper > lower else { return nil }
                sum.add(Double(count) * Elementary.log(upper - lower))
            }
        }
        return sum.value
    }

    /// One step; gives its size in standard errors, nil where the second derivatives are singular.
    mutating func step() -> Double? {
        let (gradient, information) = derivatives()
        guard let root = Cholesky(information, tolerance: 1e-12) else { return nil }
        let step = root.solve(gradient)
        let size = zip(step, information.diagonal).reduce(0) { max($0, $1.0.magnitude * $1.1.squareRoot()) }
        var share = 1.0
        while share > 1e-10 {
            let next = zip(thresholds + coefficients, step).map { $0 + share * $1 }
            let (z, b) = (Array(next[..<thresholds.count]), Array(next[thresholds.count...]))
            if let value = value(z, b), value >= likelihood - 1e-13 * likelihood.magnitude {
                (thresholds, coefficients, likelihood) = (z, b, value)
                return size
            }
            share *= 0.5
        }
        return 0
    }

    /// First derivatives, and second ones, negative: those of each answer's probability by the two thresholds around it.
    private func derivatives() -> ([Double], Matrix) {
        let size = thresholds.count + coefficients.count
        var gradient = [Double](repeating: 0, count: size)
        var information = Matrix(rows: size, columns: size)
        for cell in cells {
            let shift = dot(cell.predictors, coefficients)
            let shares = thresholds.map { Self.logistic($0 - shift) }
            for (k, count) in cell.counts.enumerated() where count > 0 {
                let upper = k < shares.count ? shares[k] : 1
                let lower = k > 0 ? shares[k - 1] : 0
                let probability = upper - lower
                let (du, dl) = (upper * (1 - upper), lower * (1 - lower))
                var first = [Double](repeating: 0, count: size)
                if k < shares.count { first[k] += du }
                if k > 0 { first[k - 1] -= dl }
                for (j, x) in cell.predictors.enumerated() { first[thresholds.count + j] -= (du - dl) * x }
                let weight = Double(count) / probability
                for i in 0..<size where first[i] != 0 {
                    gradient[i] += weight * first[i]
                    for j in 0..<size { information[i, j] += weight / probability * first[i] * first[j] }
                }
                addSecond(&information, cell, k, weight, du * (1 - 2 * upper), dl * (1 - 2 * lower))
            }
        }
        return (gradient, information)
    }

    /// The part of the second derivatives from the curve of the logistic function itself.
    private func addSecond(
        _ information: inout Matrix, _ cell: OrdinalRegression.Cell, _ k: Int, _ weight: Double, _ upper: Double,
        _ lower: Double
    ) {
        func add(_ threshold: Int, _ curve: Double) {
            var along = [Double](repeating: 0, count: information.rows)
            along[threshold] = 1
            for (j, x) in cell.predictors.enumerated() { along[thresholds.count + j] = -x }
            for i in along.indices where along[i] != 0 {
                for j in along.indices { information[i, j] -= weight * curve * along[i] * along[j] }
            }
        }
        if k < thresholds.count { add(k, upper) }
        if k > 0 { add(k - 1, -lower) }
    }
}
