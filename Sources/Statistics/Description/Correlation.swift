/// How two columns go together, over rows that have both: coefficients from -1 to 1, their tests and
/// intervals.
public enum Correlation {
    /// Pearson's r. Fails for unequal lengths or values that are not finite (`badInput`), fewer than two rows
    /// (`tooFew`) and a constant column (`noVariance`).
    public static func pearson(_ x: [Double], _ y: [Double]) -> Result<Double, Undefined> {
        CoMoments(x: x, y: y).map { $0.correlation } ?? .failure(.badInput)
    }

    /// Spearman's rho: Pearson's r of the ranks, ties sharing their mean rank. Fails as `pearson`.
    public static func spearman(_ x: [Double], _ y: [Double]) -> Result<Double, Undefined> {
        guard x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else { return .failure(.badInput) }
        return pearson(ranks(x), ranks(y))
    }

    /// Kendall's tau-b, `(C - D) / √((P - Tx)(P - Ty))` with P pairs, of which Tx and Ty are tied in x and in
    /// y (Kendall 1945); counted in n log n steps by the exchanges of a merge sort (Knight 1966). Fails as
    /// `pearson`.
    public static func kendall(_ x: [Double], _ y: [Double]) -> Result<Double, Undefined> {
        guard x.count == y.count, x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else {
            return .failure(.badInput)
        }
        guard x.count > 1 else { return .failure(.tooFew) }
        let order = x.indices.sorted { x[$0] != x[$1] ? x[$0] < x[$1] : y[$0] < y[$1] }
        let byX = order.map { x[$0] }
        var byY = order.map { y[$0] }
        let tiedX = tiedPairs(byX.count) { byX[$0] == byX[$0 + 1] }
        let tiedBoth = tiedPairs(byX.count) { [byY] in byX[$0] == byX[$0 + 1] && byY[$0] == byY[$0 + 1] }
        let exchanges = sortCountingExchanges(&byY)
        let tiedY = tiedPairs(byY.count) { [byY] in byY[$0] == byY[$0 + 1] }
        let pairs = byX.count * (byX.count - 1) / 2
        guard tiedX < pairs, tiedY < pairs else { return .failure(.noVariance) }
        let balance = Double(pairs - tiedX - tiedY + tiedBoth - 2 * exchanges)
        return .success(balance / (Double(pairs - tiedX).squareRoot() * Double(pairs - tiedY).squareRoot()))
    }

    /// `r √((n - 2) / (1 - r²))`, the t statistic with n - 2 degrees of freedom; nil for n < 3 or |r| = 1.
    public static func t(_ r: Double, n: Int) -> Double? {
        guard n > 2, r.magnitude < 1 else { return nil }
        return r * (Double(n - 2) / ((1 - r) * (1 + r))).squareRoot()
    }

    /// The two-sided p value of `t`; for Spearman's rho an approximation. Nil as `t`.
    public static func pValue(_ r: Double, n: Int) -> Double? {
        t(r, n: n).flatMap { StudentT.twoSided($0, df: Double(n - 2)) }
    }

    /// Fisher's interval (Fisher 1921): `tanh(artanh r ± z / √(n - 3))`. Nil for n < 4, |r| = 1 or an
    /// impossible level.
    public static func fisherInterval(_ r: Double, n: Int, level: Double = 0.95) -> Interval? {
        guard n > 3, r.magnitude < 1, let z = Normal.critical(level) else { return nil }
        let centre = 0.5 * Elementary.log1p(2 * r / (1 - r))
        let half = z / Double(n - 3).squareRoot()
        return Interval(low: hyperbolicTangent(centre - half), high: hyperbolicTangent(centre + half))
    }

    /// Ranks from 1 in ascending order; equal values share the mean of their ranks.
    public static func ranks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count && values[order[end]] == values[order[start]] { end += 1 }
            for place in start..<end { ranks[order[place]] = 0.5 * Double(start + 1 + end) }
            start = end
        }
        return ranks
    }

    private static func hyperbolicTangent(_ x: Double) -> Double {
        let grown = Elementary.expm1(2 * min(x, 300))
        return grown / (grown + 2)
    }

    /// Pairs within runs of neighbours for which `same(i)` holds between i and i + 1.
    private static func tiedPairs(_ n: Int, _ same: (Int) -> Bool) -> Int {
        var pairs = 0
        var run = 1
        for i in 0..<max(n - 1, 0) {
            run = same(i) ? run + 1 : 1
            pairs += run - 1
        }
        return pairs
    }

    /// Sorts ascending by merging runs of doubling length; returns how many pairs stood the wrong way round.
    private static func sortCountingExchanges(_ values: inout [Double]) -> Int {
        var exchanges = 0
        var width = 1
        var merged = values
        while width < values.count {
            for start in stride(from: 0, to: values.count, by: 2 * width) {
                let middle = min(start + width, values.count)
                let end = min(start + 2 * width, values.count)
                var (left, right) = (start, middle)
                for place in start..<end {
                    if left < middle && (right >= end || values[left] <= values[right]) {
                        merged[place] = values[left]
                        left += 1
                    } else {
                        merged[place] = values[right]
                        exchanges += middle - left
                        right += 1
                    }
                }
            }
            swap(&values, &merged)
            width *= 2
        }
        return exchanges
    }
}
