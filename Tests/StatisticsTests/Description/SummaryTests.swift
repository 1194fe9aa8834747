import Statistics
import Testing

struct SummaryTests {
    @Test func handWorked() {
        // 1, 2, 2, 3: mean 2, squares 2, divisor 3
        for summary in [
            Summary([1, 2, 2, 3]), Summary(counts: [1, 2, 1], lowest: 1),
            Summary(points: [1, 2, 3, 9], counts: [1, 2, 1, 0]),
        ] {
            #expect(summary.n == 4)
            #expect(summary.mean == 2)
            #expect(near(summary.variance, 2.0 / 3))
            #expect(near(summary.sd, (2.0 / 3).squareRoot()))
            #expect(near(summary.standardError, (1.0 / 6).squareRoot()))
        }
    }

    @Test func undefinedCases() {
        #expect(Summary([]) == Summary(n: 0, mean: nil, variance: nil))
        #expect(Summary(points: [1, 2], counts: [0, 0]).mean == nil)
        let one = Summary(points: [1, 2], counts: [0, 1])
        #expect(one.n == 1 && one.mean == 2 && one.variance == nil && one.sd == nil)
        #expect(Summary(counts: [0, 0], lowest: 3) == Summary([]))
        #expect(Summary(n: 3, mean: .nan, variance: .infinity) == Summary(n: 3, mean: nil, variance: nil))
    }

    @Test func equalAnswersHaveNoVarianceToTheBit() {
        let third = 10.0 / 3
        let summary = Summary(points: [1, third, 5], counts: [0, 7, 0])
        #expect(summary.mean == third && summary.variance == 0)
    }

    @Test func codesAreExactInAnyOrderOfMagnitude() {
        let summary = Summary(counts: [1_000_000_000, 0, 1_000_000_000], lowest: 1)
        #expect(summary.mean == 2)
        #expect(summary.variance == 2e9 / (2e9 - 1))
        #expect(Summary(counts: [1, 0, 1], lowest: -1).mean == 0)
    }

    @Test func distributionAgreesWithCodes() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<50 {
            let counts = (0..<11).map { _ in Int.random(in: 0...400, using: &random) }
            let codes = Summary(counts: counts, lowest: 0)
            let points = Summary(points: (0..<11).map(Double.init), counts: counts)
            #expect(codes.n == points.n)
            #expect(near(points.mean, codes.mean ?? .nan, 1e-14))
            #expect(near(points.variance, codes.variance ?? .nan, 1e-13))
        }
    }
}
