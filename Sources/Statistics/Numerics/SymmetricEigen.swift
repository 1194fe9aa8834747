/// Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations in a fixed order (Jacobi 1846): slower than
/// other methods beyond some sixty columns, and the same bits everywhere.
public struct SymmetricEigen: Sendable {
    /// From the largest to the smallest.
    public let values: [Double]
    /// One column for each value, of length 1.
    public let vectors: Matrix

    /// Nil for a matrix that is not square or not finite, and after 100 rounds.
    public init?(_ matrix: Matrix) {
        guard matrix.rows == matrix.columns, matrix.values.allSatisfy({ $0.isFinite }) else { return nil }
        var a = matrix
        var v = Matrix.identity(matrix.rows)
        let scale = matrix.values.reduce(0) { max($0, $1.magnitude) }
        var rounds = 0
        while Self.largestBeside(a) > 1e-17 * scale {
            guard rounds < 100 else { return nil }
            rounds += 1
            for p in 0..<a.rows { for q in (p + 1)..<max(p + 1, a.rows) { Self.rotate(&a, &v, p, q) } }
        }
        let order = (0..<a.rows).sorted { a[$0, $0] > a[$1, $1] }
        values = order.map { a[$0, $0] }
        vectors = Matrix(rows: a.rows, columns: a.rows) { v[$0, order[$1]] }
    }

    private static func largestBeside(_ a: Matrix) -> Double {
        var largest = 0.0
        for p in 0..<a.rows { for q in 0..<p { largest = max(largest, a[p, q].magnitude) } }
        return largest
    }

    /// Makes the entry of p and q zero.
    private static func rotate(_ a: inout Matrix, _ v: inout Matrix, _ p: Int, _ q: Int) {
        guard a[p, q] != 0 else { return }
        let ratio = (a[q, q] - a[p, p]) / (2 * a[p, q])
        let tangent = (ratio < 0 ? -1 : 1) / (ratio.magnitude + (ratio * ratio + 1).squareRoot())
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        let sine = tangent * cosine
        for k in 0..<a.rows {
            let (x, y) = (a[k, p], a[k, q])
            (a[k, p], a[k, q]) = (cosine * x - sine * y, sine * x + cosine * y)
        }
        for k in 0..<a.rows {
            let (x, y) = (a[p, k], a[q, k])
            (a[p, k], a[q, k]) = (cosine * x - sine * y, sine * x + cosine * y)
            let (s, t) = (v[k, p], v[k, q])
            (v[k, p], v[k, q]) = (cosine * s - sine * t, sine * s + cosine * t)
        }
        (a[p, q], a[q, p]) = (0, 0)
    }
}
