/// An exact decimal number of the study (a threshold such as 3.5), so that comparing a score with it is integer work.
package struct Ratio: Sendable, Hashable, Encodable {
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

    /// The nearest double.
    package var value: Double { Double(numerator) / Double(denominator) }

    /// Whether `sum / count` is at least this number.
    package func isAtMost(sum: Int, count: Int) -> Bool { sum * denominator >= numerator * count }

    /// Whether `sum / count` is at most this number.
    package func isAtLeast(sum: Int, count: Int) -> Bool { sum * denominator <= numerator * count }
}
