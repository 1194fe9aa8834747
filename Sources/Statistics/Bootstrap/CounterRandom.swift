/// Random numbers by position: the i-th draw of a stream is a function of key, stream and i alone, so that replicates come
/// out the same for any split of the work (Salmon and others 2011; the mixing function is SplitMix64's, Steele and others
/// 2014). For resampling, never for secrets.
public struct CounterRandom: Sendable, Hashable {
    private let origin: UInt64

    /// A stream of a key, such as one replicate of one run.
    public init(key: UInt64, stream: UInt64) {
        origin = Self.mixed(Self.mixed(key) ^ (stream &* 0x9e37_79b9_7f4a_7c15))
    }

    /// The i-th draw, 64 bits.
    public func bits(_ i: Int) -> UInt64 {
        Self.mixed(origin &+ UInt64(truncatingIfNeeded: i) &* 0x9e37_79b9_7f4a_7c15)
    }

    /// The i-th draw as a whole number below `bound`; the bias of the multiplication is below `bound / 2⁶⁴`.
    public func index(_ i: Int, below bound: Int) -> Int {
        Int(truncatingIfNeeded: bits(i).multipliedFullWidth(by: UInt64(bound)).high)
    }

    private static func mixed(_ x: UInt64) -> UInt64 {
        var z = x &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
