/// How alike two profiles over the same items are: a leader's answers about themself, and the means of their team.
public struct ProfileAgreement: Sendable, Hashable {
    private let a: [Double]
    private let b: [Double]

    /// Nil for profiles of different length or fewer than two items.
    public init?(_ a: [Double], _ b: [Double]) {
        guard a.count == b.count, a.count > 1, (a + b).allSatisfy(\.isFinite) else { return nil }
        self.a = a
        self.b = b
    }

    /// The sum of squared differences.
    public var squaredDistance: Double { zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }

    /// The mean distance, item by item.
    public var meanDistance: Double {
        zip(a, b).reduce(0) { $0 + ($1.0 - $1.1).magnitude } / Double(a.count)
    }

    /// The correlation of the profiles: shape alone. Fails where one is flat.
    public var correlation: Result<Double, Undefined> { Correlation.pearson(a, b) }

    /// The correlation of both profiles with both, exchanged: shape and level (McCrae 2008). Fails where all are equal.
    public var doubleEntry: Result<Double, Undefined> { Correlation.pearson(a + b, b + a) }

    /// ICC(1,1), items as targets, each rated by one rater of many. Fails with `noVariance`.
    public var icc11: Result<Double, Undefined> { RaterPair.of(a, b).flatMap(\.icc11) }

    /// ICC(A,1), absolute agreement with the same two raters for all items. Fails with `noVariance`.
    public var iccA1: Result<Double, Undefined> { RaterPair.of(a, b).flatMap(\.iccA1) }
}
