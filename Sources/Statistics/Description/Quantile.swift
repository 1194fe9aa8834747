/// Sample quantiles by linear interpolation between order statistics: type 7 of Hyndman & Fan 1996, the rank
/// `h = (n - 1) p` counted from 0.
public enum Quantile {
    /// Of values already in ascending order. Nil without values, for p outside 0…1, and where a value
    /// that is not finite would decide.
    public static func type7(sorted values: [Double], _ p: Double) -> Double? {
        guard let rank = rank(n: values.count, p) else { return nil }
        return between(values[rank.below], values[rank.above], rank.share)
    }

    /// Of values in any order.
    public static func type7(_ values: [Double], _ p: Double) -> Double? {
        type7(sorted: values.sorted(), p)
    }

    /// Of a distribution: `counts[i]` observations at `points[i]`, points ascending, counts not negative.
    public static func type7(points: [Double], counts: [Int], _ p: Double) -> Double? {
        let entries = min(points.count, counts.count)
        var n = 0
        for i in 0..<entries { n += max(counts[i], 0) }
        guard let rank = rank(n: n, p) else { return nil }
        var seen = 0
        var low: Double?
        for i in 0..<entries where counts[i] > 0 {
            seen += counts[i]
            if low == nil && seen > rank.below { low = points[i] }
            if let low, seen > rank.above { return between(low, points[i], rank.share) }
        }
        return nil
    }

    /// The middle value, or the mean of the two middle ones; nil without values.
    public static func median(_ values: [Double]) -> Double? { type7(values, 0.5) }

    /// The median distance from the median, without a constant for normality; nil without values.
    public static func medianAbsoluteDeviation(_ values: [Double]) -> Double? {
        median(values).flatMap { centre in median(values.map { ($0 - centre).magnitude }) }
    }

    private static func rank(n: Int, _ p: Double) -> (below: Int, above: Int, share: Double)? {
        guard n > 0, p >= 0, p <= 1 else { return nil }
        // A product such as 20 × 0.1 may miss its whole number by rounding; then it is taken as whole.
        let exact = Double(n - 1) * p
        let near = Elementary.nearest(exact)
        let h = (exact - near).magnitude <= 4e-16 * max(near, 1) ? near : exact
        let below = min(Int(h), n - 1)
        return (below, min(below + 1, n - 1), h - Double(below))
    }

    private static func between(_ low: Double, _ high: Double, _ share: Double) -> Double? {
        let value = share == 0 || low == high ? low : low + share * (high - low)
        return value.isFinite ? value : nil
    }
}
