/// Arithmetic modulo the prime 2^61 - 1.
enum PrimeField {
    static let prime: UInt64 = (1 << 61) - 1

    @inline(__always)
    static func add(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let sum = a &+ b
        return sum >= prime ? sum &- prime : sum
    }

    @inline(__always)
    static func subtract(_ a: UInt64, _ b: UInt64) -> UInt64 { a >= b ? a &- b : a &+ prime &- b }

    @inline(__always)
    static func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let (high, low) = a.multipliedFullWidth(by: b)
        return add(low & prime, (low &>> 61) | (high &<< 3))
    }

    static func inverse(_ a: UInt64) -> UInt64 {
        var (result, base, exponent) = (UInt64(1), a, prime - 2)
        while exponent > 0 {
            if exponent & 1 == 1 { result = multiply(result, base) }
            base = multiply(base, base)
            exponent &>>= 1
        }
        return result
    }

    /// A number that looks drawn at random for a pair of counters (SplitMix64's finaliser).
    @inline(__always)
    static func draw(_ a: UInt64, _ b: UInt64) -> UInt64 {
        var x = a &* 0x9E37_79B9_7F4A_7C15 &+ b &* 0xD1B5_4A32_D192_ED03 &+ 0x632B_E59B_D9B4_E019
        x = (x ^ (x &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        x = (x ^ (x &>> 27)) &* 0x94D0_49BB_1331_11EB
        return (x ^ (x &>> 31)) % prime
    }
}
