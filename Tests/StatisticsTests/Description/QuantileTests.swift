import Statistics
import Testing

struct QuantileTests {
    @Test func handWorked() {
        #expect(Quantile.type7([4, 1, 3, 2], 0.5) == 2.5)
        #expect(Quantile.type7([4, 1, 3, 2], 0.25) == 1.75)
        #expect(Quantile.type7([10, 20, 30], 0.9) == 28)
        #expect(Quantile.type7([7], 0.3) == 7)
        #expect(Quantile.median([5, 1, 9]) == 5)
        #expect(Quantile.medianAbsoluteDeviation([1, 1, 2, 4, 9]) == 1)
    }

    @Test func distributionAgreesWithItsValues() {
        var random = SeededGenerator(seed: 21)
        for _ in 0..<100 {
            let counts = (0..<5).map { _ in Int.random(in: 0...6, using: &random) }
            let values = counts.enumerated().flatMap { [Double](repeating: Double($0 + 1), count: $1) }
            let p = Double.random(in: 0...1, using: &random)
            for share in [0, p, 0.1, 0.5, 1] {
                let got = Quantile.type7(points: [1, 2, 3, 4, 5], counts: counts, share)
                #expect(got == Quantile.type7(values, share))
            }
        }
    }

    @Test func undefinedCases() {
        #expect(Quantile.type7([], 0.5) == nil && Quantile.median([]) == nil)
        #expect(Quantile.type7([1], 1.1) == nil && Quantile.type7([1], .nan) == nil)
        #expect(Quantile.type7(points: [1, 2], counts: [0, 0], 0.5) == nil)
        #expect(Quantile.medianAbsoluteDeviation([]) == nil)
    }
}
