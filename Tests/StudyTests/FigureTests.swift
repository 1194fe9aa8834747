import Study
import TestSupport
import Testing

@Suite struct FigureTests {
    private func text(_ value: Double, _ digits: Int) -> String? { Figure(value, digits: digits)?.text }

    @Test func `halves go away from zero`() {
        for (value, digits, want) in [
            (2.5, 1, "3"), (-2.5, 1, "-3"), (3.5, 1, "4"), (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (12.5, 2, "13"),
            (1.5, 1, "2"), (0.5, 1, "0.5"), (99.5, 2, "100"), (-99.5, 2, "-100"), (0.0625, 2, "0.063"),
        ] { #expect(text(value, digits) == want) }
    }

    @Test func `twelve and six digits are kept`() {
        for (value, digits, want) in [
            (100.0 / 3, 12, "33.3333333333"), (200.0 / 3, 12, "66.6666666667"), (200.0 / 3, 6, "66.6667"),
            (-1.0 / 7, 12, "-0.142857142857"), (0.1 + 0.2, 12, "0.3"), (999999.5, 6, "1000000"), (4, 12, "4"),
            (123_456_789, 6, "123457000"), (0.999999999999949, 12, "1"), (3.7, 12, "3.7"),
        ] { #expect(text(value, digits) == want) }
    }

    @Test func `no number is no figure`() {
        for value in [Double.nan, .infinity, -.infinity] { #expect(Figure(value, digits: 12) == nil) }
        #expect(text(0, 12) == "0")
        #expect(text(-0.0, 12) == "0")
        #expect(Figure(-0.0, digits: 6) == Figure(0))
    }

    @Test func `small and large numbers have an exponent`() {
        for (value, want) in [
            (1e-6, "0.000001"), (1.5e-6, "0.0000015"), (1e-7, "0.0000001"), (1e-8, "1e-8"), (-1.25e-9, "-1.25e-9"),
            (1e20, "100000000000000000000"), (1e21, "1e21"), (1.5e22, "1.5e22"),
        ] { #expect(text(value, 12) == want) }
    }

    @Test func `whole numbers are themselves`() {
        for number in [0, 1, -1, 10, -10, 12345, 1_000_000, -987_654_321] {
            #expect(Figure(number).text == String(number))
            #expect(Figure(number).value == Double(number))
            #expect(Figure(number) == Figure(Double(number), digits: 12))
        }
    }

    @Test(arguments: [6, 12]) func `text and value are the same number, and near the one given`(_ digits: Int) {
        var random = SplitMix64(seed: UInt64(digits))
        let step: Double = digits == 6 ? 1e-6 : 1e-12
        for _ in 0..<20_000 {
            let size = Double(Int.random(in: 1...1_000_000, using: &random)) / 1000
            let value = Double.random(in: -size...size, using: &random)
            guard let figure = Figure(value, digits: digits) else {
                Issue.record("no figure of \(value)")
                return
            }
            #expect(Double(figure.text) == figure.value)
            #expect(abs(figure.value - value) <= 5.001 * step * abs(value))
            #expect(Figure(figure.value, digits: digits) == figure)
            #expect(figure.text.count { $0.isNumber } <= digits + 8)
        }
    }

    @Test func `every short decimal comes back as it was written`() {
        var random = SplitMix64(seed: 3)
        for _ in 0..<20_000 {
            let mantissa = Int.random(in: 1...999_999, using: &random)
            let decimals = Int.random(in: 0...6, using: &random)
            let digits = String(mantissa)
            var want = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
            if decimals > 0 {
                want = want.dropLast(decimals) + "." + want.suffix(decimals)
                while want.hasSuffix("0") { want.removeLast() }
                if want.hasSuffix(".") { want.removeLast() }
            }
            #expect(Double(want).flatMap { text($0, 12) } == want)
        }
    }

    @Test func `people read the decimals asked for`() {
        for (value, decimals, want) in [
            (2.675, 2, "2.68"), (-2.675, 2, "-2.68"), (0.5, 0, "1"), (-0.5, 0, "-1"), (-0.4, 0, "0"), (3, 1, "3.0"),
            (66.6666666667, 1, "66.7"), (0.04, 1, "0.0"), (0.05, 1, "0.1"), (99.95, 1, "100.0"), (1234.5, 0, "1235"),
        ] { #expect(Figure(value, digits: 12)?.text(decimals: decimals) == want) }
    }

    @Test func `limits and estimates have six digits, and what is said exactly twelve`() {
        for statistic in Statistic.allCases {
            let isEstimate = ["low", "high", "fav_low", "fav_high", "shrunk"].contains(statistic.column)
            #expect(statistic.digits == (statistic == .detectable ? 4 : isEstimate ? 6 : 12))
        }
        #expect(Set(Statistic.allCases.map(\.column)).count == 11)
    }
}
