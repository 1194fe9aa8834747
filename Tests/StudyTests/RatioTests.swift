import Study
import TestSupport
import Testing

@Suite struct RatioTests {
    @Test func `decimal text becomes a fraction`() {
        for (text, numerator, denominator) in [
            ("3.5", 35, 10), ("-2", -2, 1), ("0.25", 25, 100), (".5", 5, 10), ("4.", 4, 1), ("-0.125", -125, 1000),
        ] { #expect(Ratio(text) == Ratio(numerator, denominator)) }
    }

    @Test(arguments: ["", "-", ".", "-.", "1.2.3", "1e3", "3,5", " 3", "+3", "--1", "0.1234567", "12345678901"])
    func `other text is refused`(_ text: String) { #expect(Ratio(text) == nil) }

    @Test func comparesExactly() {
        #expect(Ratio(1, 3) < Ratio(1_000_001, 3_000_000) && !(Ratio(7, 2) < Ratio(7, 2)))
        #expect(Ratio(-1, 2) < Ratio(0))
        #expect(Ratio(6, -4).reduced == Ratio(-3, 2))
    }

    @Test func calculatesInLowestTerms() {
        #expect(Ratio.between(Ratio(3), Ratio(4)) == Ratio(7, 2))
        #expect(Ratio(25, 10).times(4) == Ratio(10))
        #expect(Ratio(1, 2).divided(by: Ratio(3, 4)) == Ratio(2, 3))
        #expect(Ratio(1, 2).divided(by: Ratio(0)) == Ratio(0))
    }
}
