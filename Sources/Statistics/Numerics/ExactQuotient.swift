/// Quotients of exact integers, the only place where they become doubles.
enum ExactQuotient {
    /// The double nearest to an integer; numbers of 64 bits take the processor's own conversion, which gives
    /// the same result as the general one in a fraction of the time.
    static func double(_ x: Int128) -> Double {
        Int64(exactly: x).map { Double($0) } ?? Double(x)
    }

    /// `numerator / denominator`: two conversions and one division; the denominator is not 0.
    static func of(_ numerator: Int128, over denominator: Int128) -> Double {
        double(numerator) / double(denominator)
    }
}
