/// p values of one declared family, adjusted for how many they are. Missing ones stay missing and do not count.
public enum MultipleComparisons {
    /// How to adjust.
    public enum Method: String, Sendable, CaseIterable {
        /// The false discovery rate (Benjamini & Hochberg 1995): the adjusted values are the q values.
        case benjaminiHochberg = "BH"
        /// The same under any dependence (Benjamini & Yekutieli 2001).
        case benjaminiYekutieli = "BY"
        /// The chance of any false finding, step down (Holm 1979).
        case holm
        /// The same, step up (Hochberg 1988).
        case hochberg
        /// Every p times their number.
        case bonferroni
    }

    /// Adjusted values in the order given, each at most 1.
    public static func adjusted(_ p: [Double?], by method: Method) -> [Double?] {
        let known = p.indices.filter { p[$0] != nil }
        let order = known.sorted { (p[$0] ?? 0, $0) < (p[$1] ?? 0, $1) }
        let values = order.compactMap { p[$0] }
        let m = Double(values.count)
        var result = [Double?](repeating: nil, count: p.count)
        let adjusted: [Double]
        switch method {
        case .bonferroni: adjusted = values.map { min(m * $0, 1) }
        case .holm: adjusted = rising(values.indices.map { (m - Double($0)) * values[$0] })
        case .hochberg: adjusted = falling(values.indices.map { (m - Double($0)) * values[$0] })
        case .benjaminiHochberg: adjusted = falling(values.indices.map { m / Double($0 + 1) * values[$0] })
        case .benjaminiYekutieli:
            let harmonic = (0..<values.count).reduce(0) { $0 + 1 / Double($1 + 1) }
            adjusted = falling(values.indices.map { harmonic * m / Double($0 + 1) * values[$0] })
        }
        for (place, value) in zip(order, adjusted) { result[place] = value }
        return result
    }

    /// Never below the one before, at most 1.
    private static func rising(_ values: [Double]) -> [Double] {
        var highest = 0.0
        return values.map { value in
            highest = max(highest, min(value, 1))
            return highest
        }
    }

    /// Never above the one after, at most 1.
    private static func falling(_ values: [Double]) -> [Double] {
        var lowest = 1.0
        return values.reversed().map { value in
            lowest = min(lowest, value)
            return lowest
        }.reversed()
    }
}
