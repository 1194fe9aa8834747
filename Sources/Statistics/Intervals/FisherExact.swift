/// Fisher's exact test of a 2×2 table with fixed margins (Fisher 1922).
public enum FisherExact {
    /// The two-sided p value: the summed hypergeometric probability of all tables no likelier than the one
    /// seen (up to a relative 1e-7, so that ties count). Rows are (a, b) and (c, d). Nil for a negative
    /// count.
    ///
    /// Probabilities are built outward from the mode as ratios of neighbours: no factorials, no cancellation.
    public static func twoSided(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Double? {
        guard a >= 0, b >= 0, c >= 0, d >= 0 else { return nil }
        let (row, column, all) = (a + b, a + c, a + b + c + d)
        let lowest = max(0, row + column - all)
        let highest = min(row, column)
        let mode = min(max(Int(Double(row + 1) * Double(column + 1) / Double(all + 2)), lowest), highest)
        var weights = [Double](repeating: 0, count: highest - lowest + 1)
        weights[mode - lowest] = 1
        var k = mode
        while k < highest {
            let up = Double(row - k) * Double(column - k)
            weights[k + 1 - lowest] =
                weights[k - lowest] * up / (Double(k + 1) * Double(all - row - column + k + 1))
            k += 1
        }
        k = mode
        while k > lowest {
            let down = Double(k) * Double(all - row - column + k)
            weights[k - 1 - lowest] =
                weights[k - lowest] * down / (Double(row - k + 1) * Double(column - k + 1))
            k -= 1
        }
        return share(of: weights, upTo: weights[a - lowest] * (1 + 1e-7))
    }

    private static func share(of weights: [Double], upTo limit: Double) -> Double {
        var total = CompensatedSum()
        var extreme = CompensatedSum()
        for weight in weights {
            total.add(weight)
            if weight <= limit { extreme.add(weight) }
        }
        return min(extreme.value / total.value, 1)
    }
}
