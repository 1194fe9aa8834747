/// Reliability from two halves of a scale. It depends on the split: for history and comparison only.
public struct SplitHalf: Sendable, Hashable {
    /// The correlation between the sums of the halves.
    public let r: Double
    /// `2 r / (1 + r)` (Spearman 1910; Brown 1910); nil at r = -1.
    public let spearmanBrown: Double?
    /// `2 (1 - (V_a + V_b) / V)` (Guttman 1945; Rulon 1939), V the variance of the sum of all items.
    public let guttmanRulon: Double

    /// Items for which `first` holds against the others. Fails with `tooFewItems` when a half is empty, and
    /// with `noVariance` when a half, or the sum, does not vary.
    public static func split(
        _ matrix: CovarianceMatrix, first: (Int) -> Bool
    ) -> Result<SplitHalf, Undefined> {
        let inFirst = (0..<matrix.items).map(first)
        guard inFirst.contains(true), inFirst.contains(false) else { return .failure(.tooFewItems) }
        var (a, b, shared) = (0.0, 0.0, 0.0)
        for i in 0..<matrix.items {
            for j in 0..<matrix.items {
                let value = matrix[i, j]
                switch (inFirst[i], inFirst[j]) {
                case (true, true): a += value
                case (false, false): b += value
                case (true, false): shared += value
                case (false, true): break
                }
            }
        }
        let total = a + b + 2 * shared
        guard a > 0, b > 0, total > 0 else { return .failure(.noVariance) }
        let r = shared / (a.squareRoot() * b.squareRoot())
        return .success(
            SplitHalf(
                r: r, spearmanBrown: r > -1 ? 2 * r / (1 + r) : nil, guttmanRulon: 2 * (1 - (a + b) / total)))
    }

    /// The first, third, fifth … item against the second, fourth …
    public static func oddEven(_ matrix: CovarianceMatrix) -> Result<SplitHalf, Undefined> {
        split(matrix) { $0 % 2 == 0 }
    }
}

extension SplitHalf {
    /// Guttman-Rulon over all ways to halve a scale: the mean equals alpha of the same matrix (Cronbach
    /// 1951).
    public struct AllSplits: Sendable, Hashable {
        /// The lowest value of a split.
        public let lowest: Double
        /// The highest value of a split.
        public let highest: Double
        /// The mean over all splits.
        public let mean: Double
        /// How many splits there are, half of (k over k/2).
        public let count: Int
    }

    /// Tries every split into equal halves. Fails with `tooFewItems` for an odd number of items or fewer than
    /// two, with `badInput` beyond sixteen (6435 splits), and as `split`.
    public static func all(_ matrix: CovarianceMatrix) -> Result<AllSplits, Undefined> {
        let k = matrix.items
        guard k > 1, k % 2 == 0 else { return .failure(.tooFewItems) }
        guard k <= 16 else { return .failure(.badInput) }
        var (low, high, sum, count) = (
            Double.greatestFiniteMagnitude, -Double.greatestFiniteMagnitude, 0.0, 0
        )
        // Bit i of a mask says that item i is in the first half, where item 0 always is.
        for mask in stride(from: 1, to: 1 << k, by: 2) where mask.nonzeroBitCount == k / 2 {
            switch split(matrix, first: { mask >> $0 & 1 == 1 }) {
            case .failure(let reason): return .failure(reason)
            case .success(let half):
                low = min(low, half.guttmanRulon)
                high = max(high, half.guttmanRulon)
                sum += half.guttmanRulon
                count += 1
            }
        }
        return .success(AllSplits(lowest: low, highest: high, mean: sum / Double(count), count: count))
    }
}
