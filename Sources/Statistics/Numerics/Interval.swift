/// Two limits in the unit of the statistic they belong to, `low` never above `high`.
public struct Interval: Sendable, Hashable {
    /// The lower limit.
    public let low: Double
    /// The upper limit.
    public let high: Double

    /// Keeps the limits in order of size, whichever way they are given.
    public init(low: Double, high: Double) {
        self.low = Swift.min(low, high)
        self.high = Swift.max(low, high)
    }

    /// The distance from limit to limit.
    public var width: Double { high - low }

    /// Whether a value lies between the limits, or on one.
    public func contains(_ value: Double) -> Bool { low <= value && value <= high }

    /// Both limits multiplied by `factor` and moved by `shift`: for linear rescaling, as from 1–5 to 0–100.
    public func scaled(by factor: Double, shift: Double = 0) -> Interval {
        Interval(low: low * factor + shift, high: high * factor + shift)
    }
}

extension Interval {
    /// `centre` ± `half`; nil when a limit would not be finite or the half width is negative.
    init?(centre: Double, half: Double) {
        guard centre.isFinite, half.isFinite, half >= 0 else { return nil }
        self.init(low: centre - half, high: centre + half)
    }

    /// The part of this interval inside `bounds`.
    func clipped(to bounds: ClosedRange<Double>) -> Interval {
        Interval(
            low: Swift.min(Swift.max(low, bounds.lowerBound), bounds.upperBound),
            high: Swift.min(Swift.max(high, bounds.lowerBound), bounds.upperBound))
    }
}
