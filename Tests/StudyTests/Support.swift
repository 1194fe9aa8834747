import TestSupport

extension SplitMix64 {
    /// Short texts over few letters, so that many are alike but for one.
    mutating func text(_ most: Int) -> [UInt8] {
        (0..<Int.random(in: 0...most, using: &self)).map { _ in UInt8.random(in: 97...98, using: &self) }
    }
}
