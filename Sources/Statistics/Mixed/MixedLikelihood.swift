/// The likelihood of a mixed model over its variances, the fixed part profiled out.
///
/// With `V = σ² I + Z T Zᵀ` of one cluster and `M = (σ² I + T S)⁻¹ T`, `S = Zᵀ Z`: `V⁻¹ = (I - Z M Zᵀ) / σ²`, so that all that
/// follows needs sums of products only.
struct MixedLikelihood: Sendable {
    let clusters: [ClusterSums]
    let varying: [Int]
    let method: MixedModel.Method

    var n: Int { clusters.reduce(0) { $0 + $1.n } }
    private var columns: Int { clusters[0].products.rows - 1 }

    /// Everything at one point.
    struct Point {
        var logLikelihood: Double
        var fixed: [Double]
        var fixedCovariances: Matrix
        /// Derivatives by the parameters.
        var score: [Double]
        /// Their expected second derivatives, negative, without the part of the fixed coefficients.
        var information: Matrix
        /// `Xᵀ V⁻¹ (∂V) V⁻¹ X`, one for each parameter.
        var changes: [Matrix]
    }

    /// σ² from least squares, a tenth of it between clusters.
    func start() -> VarianceParameters? {
        let total = clusters.reduce(Matrix(rows: columns + 1, columns: columns + 1)) { $0 + $1.products }
        let design = Array(0..<columns)
        guard let root = Cholesky(total.selecting(rows: design, columns: design)) else { return nil }
        let shared = design.map { total[$0, columns] }
        let residual = (total[columns, columns] - dot(shared, root.solve(shared))) / Double(n - columns)
        guard residual > 1e-12 * total[columns, columns] / Double(n) else {
            return VarianceParameters(between: .identity(varying.count), within: 0)
        }
        let between = Matrix(rows: varying.count, columns: varying.count) { i, j in
            guard i == j else { return 0 }
            let size = total[varying[i], varying[i]] / Double(n)
            return 0.1 * residual / max(size, .leastNormalMagnitude)
        }
        return VarianceParameters(between: between, within: residual)
    }

    /// What one cluster adds.
    private struct Part {
        /// `[X y]ᵀ V⁻¹ [X y]` and the same with V⁻².
        let first: Matrix, second: Matrix
        /// `Zᵀ V⁻¹ [X y]`.
        let cross: Matrix
        /// `Zᵀ V⁻¹ Z` and `Zᵀ V⁻² Z`.
        let own: Matrix, ownSecond: Matrix
        /// Traces of V⁻¹ and V⁻².
        let trace: Double, traceSecond: Double
        let logDeterminant: Double
    }

    private func part(_ cluster: ClusterSums, _ at: VarianceParameters) -> Part? {
        let q = varying.count
        let s = cluster.products.selecting(rows: varying, columns: varying)
        let t = cluster.products.selecting(rows: varying, columns: Array(0...columns))
        guard let solved = Elimination.solve(at.within * .identity(q) + at.between * s, at.between) else { return nil }
        let m = solved.solution
        let ms = m * s
        let sms = s * ms
        let mt = m * t
        let tmt = t.transposed * mt
        let (one, two) = (1 / at.within, 1 / (at.within * at.within))
        return Part(
            first: one * (cluster.products - tmt),
            second: two * (cluster.products - 2 * tmt + mt.transposed * (s * mt)),
            cross: one * (t - s * mt),
            own: one * (s - sms), ownSecond: two * (s - 2 * sms + sms * ms),
            trace: one * (Double(cluster.n) - ms.trace),
            traceSecond: two * (Double(cluster.n) - 2 * ms.trace + (ms * ms).trace),
            logDeterminant: Double(cluster.n - q) * Elementary.log(at.within) + Elementary.log(solved.determinant))
    }

    /// All parts, and the fixed coefficients that they imply; nil where the fixed part is singular.
    private func profile(_ at: VarianceParameters) -> (
        parts: [Part], b: [Double], covariances: Matrix, logInformation: Double
    )? {
        var parts: [Part] = []
        parts.reserveCapacity(clusters.count)
        var total = Matrix(rows: columns + 1, columns: columns + 1)
        for cluster in clusters {
            guard let part = part(cluster, at) else { return nil }
            total = total + part.first
            parts.append(part)
        }
        let design = Array(0..<columns)
        guard let root = Cholesky(total.selecting(rows: design, columns: design)) else { return nil }
        let fixed = root.solve(design.map { total[$0, columns] })
        return (parts, fixed.map { -$0 } + [1], root.inverse, root.logDeterminant)
    }

    /// The likelihood alone.
    func logLikelihood(_ at: VarianceParameters) -> Double? {
        profile(at).map { logLikelihood($0.parts, $0.b, $0.logInformation) }
    }

    private func logLikelihood(_ parts: [Part], _ b: [Double], _ logInformation: Double) -> Double {
        let restricted = method == .restricted
        let free = Double(restricted ? n - columns : n)
        let sum = CompensatedSum.of(parts) { $0.logDeterminant + dot(b, $0.first * b) }
        return -0.5 * (sum + free * Elementary.log(GammaFunction.twoPi) + (restricted ? logInformation : 0))
    }

    /// Likelihood, coefficients and derivatives at a point.
    func point(_ at: VarianceParameters) -> Point? {
        guard let (parts, b, covariances, logInformation) = profile(at) else { return nil }
        let triangle = VarianceParameters.triangle(varying.count)
        let basis = triangle.map { i, j in
            Matrix(rows: varying.count, columns: varying.count) { ($0, $1) == (i, j) || ($0, $1) == (j, i) ? 1 : 0 }
        }
        let size = basis.count + 1
        var score = [CompensatedSum](repeating: CompensatedSum(), count: size)
        var information = Matrix(rows: size, columns: size)
        var changes = [Matrix](repeating: Matrix(rows: columns, columns: columns), count: size)
        let design = Array(0..<columns)
        for part in parts {
            let c = part.cross * b
            let x = part.cross.selecting(rows: Array(0..<varying.count), columns: design)
            for (k, e) in basis.enumerated() {
                score[k].add(0.5 * (dot(c, e * c) - part.own.dot(e)))
                changes[k] = changes[k] + x.transposed * (e * x)
                let ke = part.own * e
                for (l, f) in basis.enumerated() { information[k, l] += 0.5 * (ke * part.own).dot(f) }
                let beside = 0.5 * part.ownSecond.dot(e)
                information[k, size - 1] += beside
                information[size - 1, k] += beside
            }
            score[size - 1].add(0.5 * (dot(b, part.second * b) - part.trace))
            changes[size - 1] = changes[size - 1] + part.second.selecting(rows: design, columns: design)
            information[size - 1, size - 1] += 0.5 * part.traceSecond
        }
        let corrections = changes.map { method == .restricted ? 0.5 * covariances.dot($0) : 0 }
        return Point(
            logLikelihood: logLikelihood(parts, b, logInformation), fixed: b.dropLast().map { -$0 },
            fixedCovariances: covariances, score: zip(score, corrections).map { $0.value + $1 },
            information: information, changes: changes)
    }
}

extension MixedLikelihood {
    private static let mostRounds = 500

    /// Climbs from a start to the maximum.
    func maximise(from start: VarianceParameters) -> Result<MixedModel, Undefined> {
        var at = start
        guard var here = point(at) else { return .failure(.singular) }
        for round in 1...Self.mostRounds {
            guard let step = step(here, at) else { return .failure(.singular) }
            let size = relativeSize(step, at)
            guard let next = climb(from: at, here.logLikelihood, by: step) else {
                // No step goes up: this is the top, or the edge of what a covariance may be.
                return finish(at, here, round, atEdge: size > 1e-6)
            }
            at = next
            guard let there = point(at) else { return .failure(.singular) }
            here = there
            if size < 1e-11 { return finish(at, here, round, atEdge: false) }
        }
        return .failure(.noConvergence)
    }

    /// The step of Fisher's scoring; a variance at zero that would go below stays there.
    private func step(_ here: Point, _ at: VarianceParameters) -> [Double]? {
        let free = here.score.indices.filter { k in
            !(varying.count == 1 && k == 0 && at.between[0, 0] == 0 && here.score[0] <= 0)
        }
        let information = here.information.selecting(rows: free, columns: free)
        guard let root = Cholesky(information, tolerance: 1e-14) else { return nil }
        var step = [Double](repeating: 0, count: here.score.count)
        for (place, value) in zip(free, root.solve(free.map { here.score[$0] })) { step[place] = value }
        return step
    }

    private func relativeSize(_ step: [Double], _ at: VarianceParameters) -> Double {
        let scales = VarianceParameters.triangle(varying.count).map { i, j in
            (at.between[i, i] * at.between[j, j]).squareRoot()
        }
        return zip(step, scales + [at.within]).reduce(0) { largest, pair in
            max(largest, pair.0.magnitude / max(pair.1, 1e-8 * at.within))
        }
    }

    /// The whole step, or the largest half, quarter … of it that does not go down; nil when none does.
    private func climb(
        from at: VarianceParameters, _ height: Double, by step: [Double]
    ) -> VarianceParameters? {
        var share = 1.0
        while share > 1e-10 {
            var next = at.moved(by: step, share)
            if varying.count == 1, next.between[0, 0] < 0 { next.between[0, 0] = 0 }
            if next.isAllowed, let value = logLikelihood(next), value >= height - 1e-12 * height.magnitude {
                return next
            }
            share *= 0.5
        }
        return nil
    }

    private func finish(
        _ at: VarianceParameters, _ here: Point, _ rounds: Int, atEdge: Bool
    ) -> Result<MixedModel, Undefined> {
        let variances = at.between.diagonal
        let sizes = zip(variances, varying).map { variance, column in
            variance * clusters.reduce(0) { $0 + $1.products[column, column] } / Double(n)
        }
        var singular = atEdge || sizes.contains { $0 < 1e-8 * at.within }
        if varying.count == 2 {
            let determinant = variances[0] * variances[1] - at.between[0, 1] * at.between[0, 1]
            singular = singular || determinant < 1e-6 * variances[0] * variances[1]
        }
        return .success(
            MixedModel(
                n: n, clusters: clusters.count, fixed: here.fixed, fixedCovariances: here.fixedCovariances,
                between: at.between, within: at.within, logLikelihood: here.logLikelihood, isSingular: singular,
                rounds: rounds, likelihood: self))
    }
}
