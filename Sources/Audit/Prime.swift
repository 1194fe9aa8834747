/// Whole numbers modulo the prime 2^61 - 1, in which all elimination is done.
///
/// Why this is exact enough: a 0/1 group is in the rational row space if and only if it is in the row space modulo p,
/// unless p divides one particular minor of the matrix. Rows have at most 2c entries of +1 or -1 (c = number of cuts
/// besides the hierarchy), so a minor of rank r is at most (2c)^(r/2); while that is below 2^61 no error is possible
/// at all (c = 3: up to rank 47), above it one would have to be hit by chance, about r / 2^61. No floating point
/// decides a rank.
enum Prime {
    static let modulus: UInt64 = 1 << 61 - 1

    static func add(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let sum = a &+ b
        return sum >= modulus ? sum &- modulus : sum
    }

    static func subtract(_ a: UInt64, _ b: UInt64) -> UInt64 {
        a >= b ? a &- b : a &+ modulus &- b
    }

    static func negate(_ a: UInt64) -> UInt64 { a == 0 ? 0 : modulus &- a }

    static func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let (high, low) = a.multipliedFullWidth(by: b)
        let sum = (low & modulus) &+ (high << 3 | low >> 61)
        return sum >= modulus ? sum &- modulus : sum
    }

    /// 1 / a by Fermat; `a` must not be 0.
    static func inverse(_ a: UInt64) -> UInt64 {
        var result: UInt64 = 1
        var square = a
        var exponent = modulus - 2
        while exponent > 0 {
            if exponent & 1 == 1 { result = multiply(result, square) }
            square = multiply(square, square)
            exponent >>= 1
        }
        return result
    }

    static func residue(_ value: Int) -> UInt64 {
        let rest = value % Int(modulus)
        return UInt64(rest < 0 ? rest + Int(modulus) : rest)
    }

    /// The whole number nearest to zero with this residue.
    static func signed(_ a: UInt64) -> Int {
        a > modulus / 2 ? Int(a) - Int(modulus) : Int(a)
    }

    /// The simplest fraction with this residue as a Double, nil where none is simple.
    static func fraction(_ a: UInt64) -> Double? {
        for denominator in 1...240 {
            let numerator = signed(multiply(a, UInt64(denominator)))
            if numerator.magnitude < 1 << 24 { return Double(numerator) / Double(denominator) }
        }
        return nil
    }
}
