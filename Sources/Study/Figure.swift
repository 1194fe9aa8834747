/// A number already rounded to its published digits: `mantissa` x 10^`exponent`, in one word.
///
/// The only place in the product where a computed number becomes text, so that no writer can print more than was
/// released. Rounding is half away from zero.
package struct Figure: Sendable, Hashable {
    /// Mantissa in the upper 56 bits, exponent in the lower 8.
    private let packed: Int64

    /// A figure or none, in the one word that a figure has.
    struct Stored: Sendable {
        /// That of -2^55, a number with more digits than figures have.
        private static let none = Int64.min
        private let packed: Int64

        init(_ figure: Figure?) { packed = figure?.packed ?? Self.none }

        var figure: Figure? { packed == Self.none ? nil : Figure(packed: packed) }
    }

    private init(packed: Int64) { self.packed = packed }

    /// The figure nearest to `value` with at most `digits` significant digits (1 to 15); nil for NaN and infinity.
    package init?(_ value: Double, digits: Int) {
        guard value.isFinite else { return nil }
        guard value != 0 else { self.init(mantissa: 0, exponent: 0); return }
        var exponent = Self.magnitude(abs(value)) - digits + 1
        var mantissa = Self.scaled(value, by: -exponent).rounded(.toNearestOrAwayFromZero)
        if abs(mantissa) >= Self.power(digits) {
            exponent += 1
            mantissa = Self.scaled(value, by: -exponent).rounded(.toNearestOrAwayFromZero)
        }
        self.init(mantissa: Int64(mantissa), exponent: exponent)
    }

    /// A whole number.
    package init(_ value: Int) { self.init(mantissa: Int64(value), exponent: 0) }

    private init(mantissa: Int64, exponent: Int) {
        var mantissa = mantissa
        var exponent = exponent
        while mantissa != 0, mantissa % 10 == 0 { mantissa /= 10; exponent += 1 }
        packed = mantissa << 8 | Int64(UInt8(bitPattern: Int8(clamping: mantissa == 0 ? 0 : exponent)))
    }

    private var mantissa: Int64 { packed >> 8 }
    private var exponent: Int { Int(Int8(truncatingIfNeeded: packed)) }

    /// The double nearest to the figure.
    package var value: Double { Self.scaled(Double(mantissa), by: exponent) }

    /// Most bytes that `put` needs.
    package static let room = 40

    /// Appends the figure as JSON and CSV write a number, without an exponent where the text stays short.
    package func write(to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.room) { buffer in
            guard let start = buffer.baseAddress else { return }
            let count = put(at: start)
            bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
        }
    }

    /// Writes the figure to memory with room for `room` bytes. Returns how many there are.
    package func put(at start: UnsafeMutablePointer<UInt8>) -> Int {
        var at = start
        if mantissa < 0 { at = at.put("-") }
        let count = Self.digits(of: mantissa.magnitude)
        let whole = count + exponent
        if exponent >= 0, whole <= 21 {
            Self.put(mantissa.magnitude, count, at)
            at += count
            for _ in 0..<exponent { at = at.put("0") }
        } else if whole > 0, exponent < 0 {
            // Digits one place to the right, then those before the point back.
            Self.put(mantissa.magnitude, count, at + 1)
            at.update(from: at + 1, count: whole)
            _ = (at + whole).put(".")
            at += count + 1
        } else if exponent < 0, whole > -7 {
            at = at.put("0").put(".")
            for _ in whole..<0 { at = at.put("0") }
            Self.put(mantissa.magnitude, count, at)
            at += count
        } else {
            Self.put(mantissa.magnitude, count, at + 1)
            at.pointee = at[1]
            at += 1
            if count > 1 { at.pointee = UInt8(ascii: "."); at += count }
            at = at.put("e")
            for byte in String(whole - 1).utf8 { at.pointee = byte; at += 1 }
        }
        return at - start
    }

    private static func digits(of number: UInt64) -> Int {
        var (count, limit) = (1, UInt64(10))
        while number >= limit, count < 18 { count += 1; limit &*= 10 }
        return count
    }

    /// Writes a number with so many digits.
    private static func put(_ number: UInt64, _ count: Int, _ start: UnsafeMutablePointer<UInt8>) {
        var (rest, at) = (number, count)
        while at > 0 {
            at -= 1
            start[at] = UInt8(truncatingIfNeeded: rest % 10) &+ 48
            rest /= 10
        }
    }

    /// The figure as text.
    package var text: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The figure rounded once more for people, with exactly `decimals` decimals, half away from zero.
    package func text(decimals: Int) -> String {
        let scaled = Self.scaled(Double(mantissa), by: exponent + decimals).rounded(.toNearestOrAwayFromZero)
        guard abs(scaled) < 1e15 else { return text }
        let number = Int64(scaled)
        let digits = String(number.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
        let sign = number < 0 ? "-" : ""
        return decimals == 0 ? sign + padded : sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }

    /// Exponent of the leading decimal digit.
    private static func magnitude(_ value: Double) -> Int {
        var exponent = 0
        if value >= 1 {
            while exponent < 300, value >= power(exponent + 1) { exponent += 1 }
        } else {
            while exponent > -300, value < 1 / power(-exponent) { exponent -= 1 }
        }
        return exponent
    }

    private static func scaled(_ value: Double, by exponent: Int) -> Double {
        exponent >= 0 ? value * power(exponent) : value / power(-exponent)
    }

    /// Powers of ten; exact up to 22.
    private static func power(_ exponent: Int) -> Double {
        exponent < powers.count ? powers[exponent] : (exponent > 308 ? .infinity : powers[22] * power(exponent - 22))
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}

extension UnsafeMutablePointer<UInt8> {
    /// Writes an ASCII character. Returns the place behind it.
    fileprivate func put(_ character: Unicode.Scalar) -> UnsafeMutablePointer<UInt8> {
        pointee = UInt8(ascii: character)
        return self + 1
    }
}
