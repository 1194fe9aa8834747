extension MixedModel {
    /// Satterthwaite's degrees of freedom of each coefficient's t: `2 v² / (gᵀ A g)`, v its variance, g the derivatives of v by
    /// the variances of the model, A the covariances of those (the inverse of the observed information). Fewer than some
    /// thirty clusters need them. Fails with `singular` where a variance is zero.
    public var satterthwaite: Result<[Double], Undefined> {
        guard !isSingular else { return .failure(.singular) }
        let at = VarianceParameters(between: between, within: within)
        guard let here = likelihood.point(at), let information = observedInformation(at),
            let root = Cholesky(information)
        else { return .failure(.singular) }
        let changes = here.changes.map { fixedCovariances * $0 * fixedCovariances }
        return .success(
            fixed.indices.map { i in
                let gradient = changes.map { $0[i, i] }
                let variance = fixedCovariances[i, i]
                return 2 * variance * variance / dot(gradient, root.solve(gradient))
            })
    }

    /// The second derivatives of the likelihood, negative: central differences of the exact scores.
    private func observedInformation(_ at: VarianceParameters) -> Matrix? {
        let scales =
            VarianceParameters.triangle(between.rows).map { i, j in
                (between[i, i] * between[j, j]).squareRoot()
            } + [within]
        var rows: [[Double]] = []
        for k in scales.indices {
            var step = [Double](repeating: 0, count: scales.count)
            step[k] = 1e-4 * scales[k]
            guard let up = likelihood.point(at.moved(by: step, 1)), let down = likelihood.point(at.moved(by: step, -1))
            else { return nil }
            rows.append(zip(up.score, down.score).map { ($1 - $0) / (2 * step[k]) })
        }
        return Matrix(rows: rows.count, columns: rows.count) { 0.5 * (rows[$0][$1] + rows[$1][$0]) }
    }
}
