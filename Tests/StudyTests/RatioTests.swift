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

    @Test func `comparing is exact`() {
        var random = SplitMix64(seed: 1)
        for _ in 0..<5000 {
            let ratio = Ratio(
                Int.random(in: -50...50, using: &random), [1, 2, 10, 100].randomElement(using: &random) ?? 1)
            let (sum, count) = (Int.random(in: -60...60, using: &random), Int.random(in: 1...12, using: &random))
            let difference = sum * ratio.denominator - ratio.numerator * count
            #expect(ratio.isAtMost(sum: sum, count: count) == (difference >= 0))
            #expect(ratio.isAtLeast(sum: sum, count: count) == (difference <= 0))
        }
        // 0.1 three times is 0.3.
        #expect(Ratio(3, 10).isAtMost(sum: 3, count: 10) && Ratio(3, 10).isAtLeast(sum: 3, count: 10))
    }
}
