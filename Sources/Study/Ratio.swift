/// An exact decimal number of the study (a threshold such as 3.5), so that comparing a score with it is integer work.
package struct Ratio: Sendable, Hashable, Comparable, Encodable {
    package let numerator: Int
    package let denominator: Int

    package init(_ numerator: Int, _ denominator: Int = 1) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Reads plain decimal text such as "3.5", "-2" or "0.25"; at most six decimals.
    package init?(_ text: String) {
        var digits = 0
        var scale = 1
        var seenPoint = false
        var any = false
        for (position, character) in text.utf8.enumerated() {
            if character == UInt8(ascii: "-"), position == 0 { continue }
            if character == UInt8(ascii: "."), !seenPoint { seenPoint = true; continue }
            guard character >= 48, character <= 57, digits < 1_000_000_000 else { return nil }
            digits = digits * 10 + Int(character - 48)
            if seenPoint { scale *= 10 }
            if scale > 1_000_000 { return nil }
            any = true
        }
        guard any else { return nil }
        self.init(text.utf8.first == UInt8(ascii: "-") ? -digits : digits, scale)
    }

    /// The same number in lowest terms, the denominator positive.
    package var reduced: Ratio {
        var (a, b) = (numerator.magnitude, denominator.magnitude)
        while b != 0 { (a, b) = (b, a % b) }
        let divisor = max(Int(a), 1) * (denominator < 0 ? -1 : 1)
        return Ratio(numerator / divisor, denominator / divisor)
    }

    package static func < (left: Ratio, right: Ratio) -> Bool {
        left.numerator * right.denominator < right.numerator * left.denominator
    }

    package func times(_ factor: Int) -> Ratio { Ratio(numerator * factor, denominator).reduced }

    /// The quotient; by zero, zero.
    package func divided(by other: Ratio) -> Ratio {
        guard other.numerator != 0 else { return Ratio(0) }
        return Ratio(numerator * other.denominator, denominator * other.numerator).reduced
    }

    /// Half way between two numbers.
    package static func between(_ a: Ratio, _ b: Ratio) -> Ratio {
        Ratio(a.numerator * b.denominator + b.numerator * a.denominator, 2 * a.denominator * b.denominator).reduced
    }

    /// The nearest double.
    package var value: Double { Double(numerator) / Double(denominator) }

}
