/// Systems with a matrix that need not be symmetric, by elimination with the largest pivot of each column.
enum Elimination {
    /// The X with `A X = B`, and the determinant of A; nil for a matrix that is singular.
    static func solve(_ a: Matrix, _ b: Matrix) -> (solution: Matrix, determinant: Double)? {
        var (left, right) = (a, b)
        var determinant = 1.0
        for c in 0..<left.rows {
            let pivot = (c..<left.rows).max { left[$0, c].magnitude < left[$1, c].magnitude } ?? c
            guard left[pivot, c] != 0, left[pivot, c].isFinite else { return nil }
            if pivot != c {
                for k in 0..<left.columns { (left[c, k], left[pivot, k]) = (left[pivot, k], left[c, k]) }
                for k in 0..<right.columns { (right[c, k], right[pivot, k]) = (right[pivot, k], right[c, k]) }
                determinant = -determinant
            }
            determinant *= left[c, c]
            for r in (c + 1)..<max(c + 1, left.rows) {
                let factor = left[r, c] / left[c, c]
                for k in c..<left.columns { left[r, k] -= factor * left[c, k] }
                for k in 0..<right.columns { right[r, k] -= factor * right[c, k] }
            }
        }
        for r in (0..<left.rows).reversed() {
            for k in 0..<right.columns {
                for later in (r + 1)..<max(r + 1, left.rows) { right[r, k] -= left[r, later] * right[later, k] }
                right[r, k] /= left[r, r]
            }
        }
        return (right, determinant)
    }
}
