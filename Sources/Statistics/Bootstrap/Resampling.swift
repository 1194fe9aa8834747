/// Units drawn with replacement, as many as there are (Efron 1979): respondents, buckets of respondents, or teams.
public enum Resampling {
    /// How often each unit is drawn in one replicate.
    public static func counts(units: Int, replicate: Int, key: UInt64) -> [Int32] {
        let random = CounterRandom(key: key, stream: UInt64(truncatingIfNeeded: replicate))
        var counts = [Int32](repeating: 0, count: units)
        for i in 0..<units { counts[random.index(i, below: units)] += 1 }
        return counts
    }

    /// A statistic of many replicates; nil where it is undefined for one, which is then left out.
    public static func replicates(
        units: Int, count: Int, key: UInt64, statistic: ([Int32]) -> Double?
    ) -> [Double] {
        guard units > 0 else { return [] }
        return (0..<count).compactMap { replicate in
            statistic(counts(units: units, replicate: replicate, key: key)).flatMap { $0.isFinite ? $0 : nil }
        }
    }

    /// How much each unit moves a statistic, by leaving it out: `(n - 1)(t - t₋ᵢ)` (Efron 1987). Nil where the statistic is
    /// undefined without a unit.
    public static func influence(units: Int, statistic: ([Int32]) -> Double?) -> [Double]? {
        var counts = [Int32](repeating: 1, count: units)
        guard let whole = statistic(counts) else { return nil }
        var influence: [Double] = []
        influence.reserveCapacity(units)
        for i in 0..<units {
            counts[i] = 0
            guard let without = statistic(counts) else { return nil }
            counts[i] = 1
            influence.append(Double(units - 1) * (whole - without))
        }
        return influence
    }
}
