/// The declared ends of a scale of whole codes, and what follows from them alone. They come from the study,
/// never from the data: ends that nobody chose are ends all the same.
public struct ScaleBounds: Sendable, Hashable {
    /// The lowest code.
    public let low: Int
    /// The highest code, above the lowest.
    public let high: Int

    /// Nil unless low < high and both lie within ±1000.
    public init?(low: Int, high: Int) {
        guard low < high, low >= -1000, high <= 1000 else { return nil }
        self.low = low
        self.high = high
    }

    /// Whether an answer is one of the scale's codes.
    public func contains(_ answer: Int) -> Bool { answer >= low && answer <= high }

    /// `low + high - x`.
    public func reversed(_ answer: Int) -> Int { low + high - answer }

    /// `(s - low) / (high - low)` times `top`: 0 at the lowest code, `top` at the highest (100, or 10).
    public func rescaled(_ score: Double, top: Double = 100) -> Double {
        top * (score - Double(low)) / Double(high - low)
    }

    /// The same for a distance, such as a standard deviation: no shift, `top / (high - low)`.
    public func rescaled(distance: Double, top: Double = 100) -> Double {
        distance * top / Double(high - low)
    }

    /// The same for both limits of an interval.
    public func rescaled(_ interval: Interval, top: Double = 100) -> Interval {
        Interval(low: rescaled(interval.low, top: top), high: rescaled(interval.high, top: top))
    }

    /// `100 s / high`, the ratio that some public systems print: its floor is 100 low / high, not 0.
    /// Nil unless the highest code is positive.
    public func ratio(_ score: Double) -> Double? { high > 0 ? 100 * score / Double(high) : nil }
}
