/// A symmetric matrix of covariances between the items of a scale, in squared units of the answers.
public struct CovarianceMatrix: Sendable, Hashable {
    /// The number of items, p.
    public let items: Int
    private let values: [Double]

    /// From rows; nil when empty, not square, not symmetric to a relative 1e-12, not finite, or with a
    /// negative variance. Entries may come from different people, pair by pair; then the matrix may imply
    /// impossible correlations between sums of items.
    public init?(_ rows: [[Double]]) {
        guard !rows.isEmpty, rows.allSatisfy({ $0.count == rows.count }) else { return nil }
        guard rows.allSatisfy({ $0.allSatisfy { $0.magnitude < 1e60 } }) else { return nil }
        for i in rows.indices {
            guard rows[i][i] >= 0 else { return nil }
            for j in 0..<i {
                let (a, b) = (rows[i][j], rows[j][i])
                guard (a - b).magnitude <= 1e-12 * Swift.max(a.magnitude, b.magnitude) else { return nil }
            }
        }
        items = rows.count
        values = rows.flatMap { $0 }
    }

    /// Of the people complete on all items; nil for fewer than two.
    public init?(_ tally: CrossTally) {
        guard tally.n > 1 else { return nil }
        items = tally.items
        values = (0..<tally.items).flatMap { i in
            (0..<tally.items).map { j in tally.covariance(i, j) ?? 0 }
        }
    }

    private init(items: Int, values: [Double]) {
        self.items = items
        self.values = values
    }

    /// The covariance of items i and j, both 0..<p.
    public subscript(i: Int, j: Int) -> Double { values[i * items + j] }

    /// Σ of the variances.
    public var trace: Double {
        (0..<items).reduce(0) { $0 + self[$1, $1] }
    }

    /// Σ of all entries: the variance of the sum score.
    public var total: Double { values.reduce(0, +) }

    /// Σ over j of the covariance of items i and j, that of i with itself included.
    public func rowSum(_ i: Int) -> Double {
        (0..<items).reduce(0) { $0 + self[i, $1] }
    }

    /// The items whose variance is 0.
    public var constantItems: [Int] { (0..<items).filter { self[$0, $0] == 0 } }

    /// The same without item k; nil when nothing would be left.
    public func dropping(_ k: Int) -> CovarianceMatrix? {
        guard items > 1, k >= 0, k < items else { return nil }
        let kept = (0..<items).filter { $0 != k }
        return CovarianceMatrix(items: items - 1, values: kept.flatMap { i in kept.map { self[i, $0] } })
    }

    /// Every covariance over the square root of its two variances; fails with `noVariance` for a constant
    /// item.
    public var correlations: Result<CovarianceMatrix, Undefined> {
        guard constantItems.isEmpty else { return .failure(.noVariance) }
        let deviations = (0..<items).map { self[$0, $0].squareRoot() }
        let scaled = (0..<items).flatMap { i in
            (0..<items).map { j in i == j ? 1 : self[i, j] / (deviations[i] * deviations[j]) }
        }
        return .success(CovarianceMatrix(items: items, values: scaled))
    }

    /// The entries below the diagonal.
    var belowDiagonal: [Double] {
        (0..<items).flatMap { i in (0..<i).map { self[i, $0] } }
    }

    /// The diagonal of the inverse, by elimination with the largest pivot; nil for a matrix that is singular
    /// to working accuracy.
    var inverseDiagonal: [Double]? {
        var rows = (0..<items).map { i in
            (0..<items).map { self[i, $0] } + (0..<items).map { $0 == i ? 1.0 : 0 }
        }
        let scale = (0..<items).map { self[$0, $0] }.max() ?? 0
        for c in 0..<items {
            let pivot = (c..<items).max { rows[$0][c].magnitude < rows[$1][c].magnitude } ?? c
            rows.swapAt(c, pivot)
            guard rows[c][c].magnitude > 1e-12 * scale else { return nil }
            let head = rows[c].map { $0 / rows[c][c] }
            rows[c] = head
            for r in 0..<items where r != c {
                let factor = rows[r][c]
                for k in c..<(2 * items) { rows[r][k] -= factor * head[k] }
            }
        }
        return (0..<items).map { rows[$0][items + $0] }
    }
}
