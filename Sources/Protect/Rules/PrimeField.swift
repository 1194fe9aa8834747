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

    static func residue(_ value: Int) -> UInt64 {
        let rest = value % Int(prime)
        return UInt64(rest < 0 ? rest + Int(prime) : rest)
    }

    /// The small whole number with this residue, nil where it is none.
    static func whole(_ residue: UInt64) -> Int? {
        if residue < 1000 { return Int(residue) }
        if prime - residue < 1000 { return -Int(prime - residue) }
        return nil
    }
}
