/// SplitMix64 (Steele, Lea, Flood 2014), with the few draws the sample needs.
///
/// Written out here because the standard library promises neither the algorithm of `shuffled` nor that
/// of `Int.random` across versions, and a sample that changes with the toolchain cannot be committed.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A stream of its own for each purpose, so that one more draw in one place moves nothing elsewhere.
    init(seed: UInt64, stream: String) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in stream.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        self.init(seed: seed ^ hash)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }

    /// Uniform in 0 ..< 1, on a grid of 2^-53: exact in every IEEE arithmetic.
    mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// Uniform in 0 ..< `bound`. The bias of the multiplication is below 2^-50 for the bounds used here.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    mutating func chance(_ probability: Double) -> Bool {
        unit() < probability
    }

    /// Mean 0, variance 1, near normal: the sum of twelve uniforms. No logarithm and no cosine, because
    /// those of the C library differ in the last digit from one machine to the next.
    mutating func normal() -> Double {
        var sum = -6.0
        for _ in 0..<12 {
            sum += unit()
        }
        return sum
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    /// Fisher and Yates, from the end.
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        var last = result.count - 1
        while last > 0 {
            result.swapAt(last, below(last + 1))
            last -= 1
        }
        return result
    }
}
