import Statistics

/// A seeded generator for property tests (splitmix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Whether a computed number exists and lies within a relative (or, near zero, absolute) distance of another.
func near(_ got: Double?, _ want: Double, _ tolerance: Double = 1e-12) -> Bool {
    got.map { ($0 - want).magnitude <= tolerance * max(want.magnitude, 1e-3) } ?? false
}

/// The same for a result.
func near(_ got: Result<Double, Undefined>, _ want: Double, _ tolerance: Double = 1e-12) -> Bool {
    near(try? got.get(), want, tolerance)
}

/// The same for both limits of an interval.
func near(_ got: Interval?, _ low: Double, _ high: Double, _ tolerance: Double = 1e-12) -> Bool {
    near(got?.low, low, tolerance) && near(got?.high, high, tolerance)
}

extension Result where Failure == Undefined {
    /// Why there is no value.
    var reason: Undefined? {
        if case .failure(let reason) = self { return reason }
        return nil
    }
}
