/// The triangular root of a symmetric positive definite matrix, `A = L Lᵀ`: systems are solved with it, inverses are
/// formed only where their entries are the answer.
public struct Cholesky: Sendable {
    private let lower: Matrix

    /// Nil for a matrix that is not positive definite to working accuracy: a pivot at or below `tolerance` times its own
    /// diagonal entry, which is one minus the squared multiple correlation of that column with those before it.
    public init?(_ matrix: Matrix, tolerance: Double = 1e-11) {
        guard matrix.rows == matrix.columns, matrix.values.allSatisfy({ $0.isFinite }) else { return nil }
        let size = matrix.rows
        var root = Matrix(rows: size, columns: size)
        for c in 0..<size {
            for r in c..<size {
                var sum = matrix[r, c]
                for k in 0..<c { sum -= root[r, k] * root[c, k] }
                if r == c {
                    guard sum > tolerance * matrix[c, c], sum > 0 else { return nil }
                    root[c, c] = sum.squareRoot()
                } else {
                    root[r, c] = sum / root[c, c]
                }
            }
        }
        lower = root
    }

    /// The x with `A x = b`.
    public func solve(_ b: [Double]) -> [Double] {
        var x = b
        for r in 0..<lower.rows {
            for k in 0..<r { x[r] -= lower[r, k] * x[k] }
            x[r] /= lower[r, r]
        }
        for r in (0..<lower.rows).reversed() {
            for k in (r + 1)..<max(r + 1, lower.rows) { x[r] -= lower[k, r] * x[k] }
            x[r] /= lower[r, r]
        }
        return x
    }

    /// Column by column.
    public func solve(_ b: Matrix) -> Matrix {
        let columns = (0..<b.columns).map { solve(b.column($0)) }
        return Matrix(rows: b.rows, columns: b.columns) { columns[$1][$0] }
    }

    /// `A⁻¹`, symmetric to the bit.
    public var inverse: Matrix {
        let raw = solve(.identity(lower.rows))
        return Matrix(rows: raw.rows, columns: raw.columns) { 0.5 * (raw[$0, $1] + raw[$1, $0]) }
    }

    /// `ln |A|`.
    public var logDeterminant: Double { lower.diagonal.reduce(0) { $0 + 2 * Elementary.log($1) } }
}
