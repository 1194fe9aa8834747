/// How the explained variance of an outcome divides among predictors that overlap.
public enum RelativeImportance {
    /// The mean gain in R² from a predictor over all orders of entry.
    public struct Dominance: Sendable, Hashable {
        /// LMG (Lindeman, Merenda & Gold 1980; Shapley 1953), the general dominance of Budescu 1993; they sum to R².
        public let general: [Double]
        /// By predictor and number of others already in: the mean gain over all such sets.
        public let conditional: [[Double]]

        /// The gain as the last one in: what only this predictor explains.
        public var unique: [Double] { conditional.map { $0.last ?? 0 } }
    }

    /// The largest number of predictors for `dominance`: 2¹² subsets.
    public static let mostPredictors = 12

    /// Over all subsets, exactly. `among` holds the correlations of the predictors, `with` those with the outcome.
    /// Fails for more than `mostPredictors` (`badInput`) and where a predictor is a combination of others (`singular`).
    public static func dominance(among: Matrix, with: [Double]) -> Result<Dominance, Undefined> {
        let p = with.count
        guard p > 0 else { return .failure(.tooFewItems) }
        guard p <= mostPredictors, among.rows == p else { return .failure(.badInput) }
        var explained = [Double](repeating: 0, count: 1 << p)
        for subset in 1..<(1 << p) {
            let chosen = (0..<p).filter { subset >> $0 & 1 == 1 }
            guard let root = Cholesky(among.selecting(rows: chosen, columns: chosen), tolerance: 1e-10) else {
                return .failure(.singular)
            }
            let r = chosen.map { with[$0] }
            explained[subset] = dot(r, root.solve(r))
        }
        let conditional = (0..<p).map { j in conditionalGains(of: j, explained, predictors: p) }
        return .success(
            Dominance(general: conditional.map { $0.reduce(0, +) / Double(p) }, conditional: conditional))
    }

    private static func conditionalGains(of j: Int, _ explained: [Double], predictors p: Int) -> [Double] {
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: p)
        var counts = [Int](repeating: 0, count: p)
        for subset in 0..<(1 << p) where subset >> j & 1 == 0 {
            sums[subset.nonzeroBitCount].add(explained[subset | 1 << j] - explained[subset])
            counts[subset.nonzeroBitCount] += 1
        }
        return zip(sums, counts).map { $0.value / Double($1) }
    }

    /// Relative weights (Johnson 2000): R² divided through the nearest set of uncorrelated predictors; close to LMG at a
    /// fraction of the work, and the way beyond `mostPredictors`. They sum to R². Fails with `singular`.
    public static func relativeWeights(among: Matrix, with: [Double]) -> Result<[Double], Undefined> {
        guard !with.isEmpty, among.rows == with.count else { return .failure(.tooFewItems) }
        guard let eigen = SymmetricEigen(among), let least = eigen.values.last, least > 1e-10 else {
            return .failure(.singular)
        }
        func function(_ power: (Double) -> Double) -> Matrix {
            Matrix(rows: with.count, columns: with.count) { i, j in
                eigen.values.indices.reduce(0) {
                    $0 + eigen.vectors[i, $1] * power(eigen.values[$1]) * eigen.vectors[j, $1]
                }
            }
        }
        let root = function { $0.squareRoot() }
        let b = function { 1 / $0.squareRoot() } * with
        return .success(
            (0..<with.count).map { j in
                b.indices.reduce(0) { $0 + root[j, $1] * root[j, $1] * b[$1] * b[$1] }
            })
    }
}
