/// Number, means and covariances of several columns over the rows that have all of them: what regressions need.
public struct JointMoments: Sendable, Hashable {
    /// Complete rows.
    public let n: Int
    /// The mean of each column, in its unit.
    public let means: [Double]
    /// Covariances, divisor n - 1, in products of units.
    public let covariances: Matrix

    /// From exact sums; fails for fewer than two rows.
    public static func of(_ tally: CrossTally) -> Result<JointMoments, Undefined> {
        guard tally.n > 1 else { return .failure(.tooFew) }
        return .success(
            JointMoments(
                n: Int(tally.n), means: (0..<tally.items).map { tally.mean($0) ?? 0 },
                covariances: Matrix(rows: tally.items, columns: tally.items) { tally.covariance($0, $1) ?? 0 }))
    }

    /// From columns of equal length, all finite; in two passes. Fails for fewer than two rows or unequal lengths.
    public static func of(columns: [[Double]]) -> Result<JointMoments, Undefined> {
        guard let n = columns.first?.count, n > 1 else { return .failure(.tooFew) }
        guard columns.allSatisfy({ $0.count == n && $0.allSatisfy(\.isFinite) }) else { return .failure(.badInput) }
        let means = columns.map { column in
            column[0] + CompensatedSum.of(column) { $0 - column[0] } / Double(n)
        }
        let covariances = Matrix(rows: columns.count, columns: columns.count) { i, j in
            CompensatedSum.of(0..<n) { (columns[i][$0] - means[i]) * (columns[j][$0] - means[j]) } / Double(n - 1)
        }
        return .success(JointMoments(n: n, means: means, covariances: covariances))
    }

    /// Covariances over the product of standard deviations; fails with `noVariance` for a constant column.
    public var correlations: Result<Matrix, Undefined> {
        let deviations = covariances.diagonal.map { $0.squareRoot() }
        guard deviations.allSatisfy({ $0 > 0 }) else { return .failure(.noVariance) }
        return .success(
            Matrix(rows: means.count, columns: means.count) { i, j in
                i == j ? 1 : covariances[i, j] / (deviations[i] * deviations[j])
            })
    }
}
