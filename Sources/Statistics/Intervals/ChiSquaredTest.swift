/// Pearson's chi-squared tests of counts (Pearson 1900): against given shares, and of independence in a
/// table.
public struct ChiSquaredTest: Sendable, Hashable {
    /// Σ (observed - expected)² / expected.
    public let statistic: Double
    /// Degrees of freedom.
    public let df: Int
    /// The share of the chi-squared distribution above the statistic.
    public let pValue: Double
    /// Expected counts, row by row; one row for a test against shares.
    public let expected: [[Double]]
    /// (observed - expected) over its standard error under the hypothesis, row by row.
    public let residuals: [[Double]]
    /// Cramér's V (Cramér 1946), `√(statistic / (n (min(rows, columns) - 1)))`, 0…1; nil against shares.
    public let cramersV: Double?

    /// Do respondents spread over units as the head count does? Expected: n times the unit's share of heads.
    /// Residual: `(O - E) / √(E (1 - share))`. Fails for unequal lengths or negative counts (`badInput`),
    /// fewer than two units or no respondents (`tooFew`), a unit without heads (`badInput` with respondents
    /// in it, else `noVariance`).
    public static func representativeness(
        observed: [Int], population: [Int]
    ) -> Result<ChiSquaredTest, Undefined> {
        guard observed.count == population.count, (observed + population).allSatisfy({ $0 >= 0 }) else {
            return .failure(.badInput)
        }
        let n = observed.reduce(0, +)
        let heads = population.reduce(0, +)
        guard observed.count > 1, n > 0 else { return .failure(.tooFew) }
        for (o, p) in zip(observed, population) where p == 0 {
            return .failure(o > 0 ? .badInput : .noVariance)
        }
        guard population.allSatisfy({ $0 < heads }) else { return .failure(.noVariance) }
        let shares = population.map { Double($0) / Double(heads) }
        let expected = population.map { Double(n) * Double($0) / Double(heads) }
        let residuals = observed.indices.map {
            (Double(observed[$0]) - expected[$0]) / (expected[$0] * (1 - shares[$0])).squareRoot()
        }
        return make([observed], [expected], [residuals], df: observed.count - 1, smaller: nil)
    }

    /// Are rows and columns of a table of counts independent? Expected: row total times column total over n.
    /// Residual: `(O - E) / √(E (1 - row/n) (1 - column/n))` (Haberman 1973).
    /// Fails for ragged rows or negative counts (`badInput`) and for fewer than two rows or columns that hold
    /// anything (`noVariance`; leave empty ones out beforehand).
    public static func independence(_ table: [[Int]]) -> Result<ChiSquaredTest, Undefined> {
        let columns = table.first?.count ?? 0
        guard table.allSatisfy({ $0.count == columns && $0.allSatisfy { $0 >= 0 } }) else {
            return .failure(.badInput)
        }
        let rowTotals = table.map { Double($0.reduce(0, +)) }
        let columnTotals = (0..<columns).map { c in Double(table.reduce(0) { $0 + $1[c] }) }
        let n = rowTotals.reduce(0, +)
        guard table.count > 1, columns > 1, (rowTotals + columnTotals).allSatisfy({ $0 > 0 }) else {
            return .failure(.noVariance)
        }
        let expected = rowTotals.map { row in columnTotals.map { row * $0 / n } }
        let residuals = table.indices.map { r in
            (0..<columns).map { c in
                let scale = expected[r][c] * (1 - rowTotals[r] / n) * (1 - columnTotals[c] / n)
                return (Double(table[r][c]) - expected[r][c]) / scale.squareRoot()
            }
        }
        let smaller = min(table.count, columns)
        return make(table, expected, residuals, df: (table.count - 1) * (columns - 1), smaller: smaller)
    }

    private static func make(
        _ observed: [[Int]], _ expected: [[Double]], _ residuals: [[Double]], df: Int, smaller: Int?
    ) -> Result<ChiSquaredTest, Undefined> {
        var sum = CompensatedSum()
        var n = 0
        for (counts, wanted) in zip(observed, expected) {
            for (count, e) in zip(counts, wanted) {
                sum.add((Double(count) - e) * (Double(count) - e) / e)
                n += count
            }
        }
        guard let p = ChiSquared.upperTail(sum.value, df: Double(df)) else { return .failure(.badInput) }
        let v = smaller.map { (sum.value / (Double(n) * Double($0 - 1))).squareRoot() }
        return .success(
            ChiSquaredTest(
                statistic: sum.value, df: df, pValue: p, expected: expected, residuals: residuals, cramersV: v
            ))
    }
}
