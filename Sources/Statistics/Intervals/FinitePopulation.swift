/// Corrections for a sample that is a large part of its population: n answers of N people (Cochran 1977).
///
/// They describe these N people. For statements about the process behind them (climate, next year), use the
/// uncorrected forms.
public enum FinitePopulation {
    /// `√((1 - n/N) variance / n)`; 0 when n = N. Nil for n < 1, n > N or a variance that is negative.
    public static func standardError(variance: Double, n: Int, population: Int) -> Double? {
        guard n > 0, population >= n, variance >= 0, variance.isFinite else { return nil }
        let open = Double(population - n) / Double(population)
        return (open * variance / Double(n)).squareRoot()
    }

    /// The variance of a yes/no answer with divisor n - 1: `p (1 - p) n / (n - 1)`; nil for n < 2.
    public static func variance(_ x: Int, of n: Int) -> Double? {
        guard n > 1, Proportion.possible(x, n) else { return nil }
        return Double(x) / Double(n) * Double(n - x) / Double(n - 1)
    }

    /// The number of answers that would say as much about an unlimited population: `n (N - 1) / (N - n)`.
    /// Nil for n < 1 or n ≥ N.
    public static func effective(_ n: Int, population: Int) -> Double? {
        guard n > 0, population > n else { return nil }
        return Double(n) * Double(population - 1) / Double(population - n)
    }

    /// The margin of error that some public surveys print, `z √(p (1 - p)/n (N - n)/(N - 1))`: symmetrical, so to be matched
    /// with theirs only; `wilson` is what to print. Nil for p outside 0…1, n < 1, n > N or N < 2.
    public static func margin(share p: Double, n: Int, population: Int, level: Double = 0.95) -> Double? {
        guard p >= 0, p <= 1, n > 0, population >= max(n, 2), let z = Normal.critical(level) else { return nil }
        let open = Double(population - n) / Double(population - 1)
        return z * (p * (1 - p) / Double(n) * open).squareRoot()
    }

    /// Wilson's interval at the effective number of answers; the share itself, without width, when everybody
    /// answered. Nil for x outside 0…n, n < 1 or n > N.
    public static func wilson(_ x: Int, of n: Int, population: Int, level: Double = 0.95) -> Interval? {
        guard level > 0, level < 1, population >= n, let p = Proportion.share(x, of: n) else { return nil }
        guard let answers = effective(n, population: population) else { return Interval(low: p, high: p) }
        return Proportion.wilson(share: p, n: answers, level: level)
    }
}
