/// A dense matrix of doubles, row by row.
public struct Matrix: Sendable, Hashable {
    /// How many rows.
    public let rows: Int
    /// How many columns.
    public let columns: Int
    /// Row after row, `rows * columns` entries.
    public internal(set) var values: [Double]

    /// Filled with one value.
    public init(rows: Int, columns: Int, repeating value: Double = 0) {
        self.rows = rows
        self.columns = columns
        values = [Double](repeating: value, count: rows * columns)
    }

    /// From rows of equal length; nil for ragged ones.
    public init?(_ table: [[Double]]) {
        guard table.allSatisfy({ $0.count == table[0].count }) else { return nil }
        rows = table.count
        columns = table.first?.count ?? 0
        values = table.flatMap { $0 }
    }

    /// Every entry computed from its row and column.
    public init(rows: Int, columns: Int, _ entry: (Int, Int) -> Double) {
        self.rows = rows
        self.columns = columns
        values = []
        values.reserveCapacity(rows * columns)
        for r in 0..<rows { for c in 0..<columns { values.append(entry(r, c)) } }
    }

    /// Ones on the diagonal, zeros elsewhere.
    public static func identity(_ size: Int) -> Matrix { Matrix(rows: size, columns: size) { $0 == $1 ? 1 : 0 } }

    /// The entry of a row and a column.
    public subscript(row: Int, column: Int) -> Double {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    /// One row.
    public func row(_ row: Int) -> [Double] { Array(values[(row * columns)..<((row + 1) * columns)]) }

    /// One column.
    public func column(_ column: Int) -> [Double] { (0..<rows).map { self[$0, column] } }

    /// The entries on the diagonal.
    public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

    /// Rows and columns exchanged.
    public var transposed: Matrix { Matrix(rows: columns, columns: rows) { self[$1, $0] } }

    /// The chosen rows and columns, in the order given.
    public func selecting(rows chosen: [Int], columns picked: [Int]) -> Matrix {
        Matrix(rows: chosen.count, columns: picked.count) { self[chosen[$0], picked[$1]] }
    }

    /// The product with another matrix that has as many rows as this one has columns.
    public static func * (left: Matrix, right: Matrix) -> Matrix {
        precondition(left.columns == right.rows, "columns on the left, rows on the right")
        var product = Matrix(rows: left.rows, columns: right.columns)
        for r in 0..<left.rows {
            for k in 0..<left.columns {
                let factor = left[r, k]
                guard factor != 0 else { continue }
                for c in 0..<right.columns { product[r, c] += factor * right[k, c] }
            }
        }
        return product
    }

    /// The product with a column of as many entries as there are columns.
    public static func * (left: Matrix, right: [Double]) -> [Double] {
        (0..<left.rows).map { r in
            right.indices.reduce(0) { $0 + left[r, $1] * right[$1] }
        }
    }

    /// Entry by entry.
    public static func + (left: Matrix, right: Matrix) -> Matrix {
        Matrix(rows: left.rows, columns: left.columns) { left[$0, $1] + right[$0, $1] }
    }

    /// Entry by entry.
    public static func - (left: Matrix, right: Matrix) -> Matrix {
        Matrix(rows: left.rows, columns: left.columns) { left[$0, $1] - right[$0, $1] }
    }

    /// Every entry multiplied.
    public static func * (factor: Double, matrix: Matrix) -> Matrix {
        Matrix(rows: matrix.rows, columns: matrix.columns) { factor * matrix[$0, $1] }
    }

    /// The sum of the diagonal.
    var trace: Double { diagonal.reduce(0, +) }

    /// `Σ a_ij b_ij`: the trace of this matrix times the transpose of the other.
    func dot(_ other: Matrix) -> Double {
        values.indices.reduce(0) { $0 + values[$1] * other.values[$1] }
    }
}

/// `Σ a_i b_i`.
func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
