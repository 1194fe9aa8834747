/// Tests by rank, for scores whose distances mean little. Normal approximation with a continuity correction and the
/// variance corrected for ties, as R's `wilcox.test(exact = FALSE)`.
public struct RankTest: Sendable, Hashable {
    /// The sum of ranks, less its smallest possible value in the test of two groups.
    public let statistic: Double
    /// The probability of one as far from its expectation, on both sides.
    public let pValue: Double

    /// Two groups of different people (Mann & Whitney 1947). `statistic / (n1 n2)` is the probability that a person of the
    /// first has more than one of the second, ties counting half. Fails for an empty group (`tooFew`) and where everybody
    /// gave the same answer (`noVariance`).
    public static func mannWhitney(_ first: [Double], _ second: [Double]) -> Result<RankTest, Undefined> {
        guard !first.isEmpty, !second.isEmpty else { return .failure(.tooFew) }
        let all = first + second
        let ranks = Correlation.ranks(all)
        let (m, n) = (Double(first.count), Double(second.count))
        let statistic = ranks[..<first.count].reduce(0, +) - m * (m + 1) / 2
        let ties = tieSum(all) / ((m + n) * (m + n - 1))
        return test(statistic, expected: m * n / 2, variance: m * n / 12 * (m + n + 1 - ties))
    }

    /// The same people twice (Wilcoxon 1945); equal answers are left out. Fails without a pair that differs.
    public static func signedRank(before: [Double], after: [Double]) -> Result<RankTest, Undefined> {
        let changes = zip(before, after).map { $1 - $0 }.filter { $0 != 0 }
        guard !changes.isEmpty else { return .failure(.noVariance) }
        let sizes = changes.map(\.magnitude)
        let ranks = Correlation.ranks(sizes)
        let statistic = zip(changes, ranks).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
        let n = Double(changes.count)
        let variance = n * (n + 1) * (2 * n + 1) / 24 - tieSum(sizes) / 48
        return test(statistic, expected: n * (n + 1) / 4, variance: variance)
    }

    /// `Σ (t³ - t)` over groups of t equal values.
    private static func tieSum(_ values: [Double]) -> Double {
        var sizes: [Double: Double] = [:]
        for value in values { sizes[value, default: 0] += 1 }
        return sizes.values.sorted().reduce(0) { $0 + $1 * ($1 * $1 - 1) }
    }

    private static func test(
        _ statistic: Double, expected: Double, variance: Double
    ) -> Result<RankTest, Undefined> {
        guard variance > 0 else { return .failure(.noVariance) }
        let distance = statistic - expected
        let correction = distance > 0 ? 0.5 : distance < 0 ? -0.5 : 0
        let z = (distance - correction) / variance.squareRoot()
        guard let tail = Normal.upperTail(z.magnitude) else { return .failure(.badInput) }
        return .success(RankTest(statistic: statistic, pValue: min(2 * tail, 1)))
    }
}
