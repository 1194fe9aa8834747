/// How far a person's answers lie from everybody's, in units of how answers go together (Mahalanobis 1936): the squared
/// distance of a complete row from the means. A screen only: answers on a scale are not normal.
public struct Mahalanobis: Sendable {
    private let root: Cholesky
    private let means: [Double]

    /// From the moments of all complete rows; fails with `singular` where an item is a combination of others.
    public static func fit(_ moments: JointMoments) -> Result<Mahalanobis, Undefined> {
        guard let root = Cholesky(moments.covariances) else { return .failure(.singular) }
        return .success(Mahalanobis(root: root, means: moments.means))
    }

    /// D² of one complete row.
    public func squaredDistance(_ row: [Double]) -> Double {
        let centred = zip(row, means).map { $0 - $1 }
        return dot(centred, root.solve(centred))
    }

    /// The share of the chi-squared distribution above a squared distance.
    public func pValue(_ squaredDistance: Double) -> Double? {
        ChiSquared.upperTail(squaredDistance, df: Double(means.count))
    }

    /// The squared distance that one in a thousand exceeds if answers were normal.
    public static func cut(items: Int, level: Double = 0.999) -> Double? {
        ChiSquared.quantile(level, df: Double(items))
    }
}
