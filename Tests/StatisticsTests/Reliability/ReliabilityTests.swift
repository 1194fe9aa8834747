import Statistics
import Testing

struct ReliabilityTests {
    private let equal = CovarianceMatrix([[1, 0.5, 0.5], [0.5, 1, 0.5], [0.5, 0.5, 1]])

    @Test func threeEqualItemsHandWorked() throws {
        // r = ½: alpha = 3·½ / (1 + 2·½) = ¾
        let matrix = try #require(equal)
        #expect(near(Reliability.alpha(matrix), 0.75))
        #expect(near(Reliability.standardisedAlpha(matrix), 0.75))
        #expect(near(Reliability.averageCorrelation(matrix), 0.5))
        #expect(near(Reliability.medianCorrelation(matrix), 0.5))
        #expect(near(Reliability.signalToNoise(matrix), 3))
        #expect(near(Reliability.lambda2(matrix), 0.75))
        // each item with the other two: R² = 1/3, so 1 - 3·(2/3)/6
        #expect(near(Reliability.lambda6(matrix), 2.0 / 3))
        // cov 1, rest variance 3
        #expect(near(Reliability.itemRest(matrix, item: 0), (1.0 / 3).squareRoot()))
        #expect(near(Reliability.itemTotal(matrix, item: 2), (2.0 / 3).squareRoot()))
        #expect(near(Reliability.alphaIfDropped(matrix, item: 1), 2.0 / 3))
        #expect(near(Reliability.standardisedAlphaIfDropped(matrix, item: 1), 2.0 / 3))
    }

    @Test func exactSumsAgreeWithTheMatrix() throws {
        var random = SeededGenerator(seed: 4)
        var tally = CrossTally(items: 5)
        for _ in 0..<200 {
            let level = Int.random(in: 1...4, using: &random)
            tally.add(row: (0..<5).map { _ in level + Int.random(in: 0...1, using: &random) })
        }
        let matrix = try #require(CovarianceMatrix(tally))
        #expect(near(Reliability.alpha(tally), try Reliability.alpha(matrix).get()))
        for i in 0..<5 {
            #expect(
                near(Reliability.itemRest(tally, item: i), try Reliability.itemRest(matrix, item: i).get()))
            let dropped = try Reliability.alphaIfDropped(matrix, item: i).get()
            #expect(near(Reliability.alphaIfDropped(tally, item: i), dropped))
        }
    }

    @Test func alphaCanBeNegative() throws {
        var tally = CrossTally(items: 2)
        for row in [[1, 5], [2, 3], [5, 1]] { tally.add(row: row) }
        #expect(try Reliability.alpha(tally).get() < 0)
    }

    @Test func feldtHandWorked() {
        // alpha 0: limits 1 - F
        let high = FDistribution.quantile(0.975, d1: 29, d2: 145) ?? .nan
        let low = FDistribution.quantile(0.025, d1: 29, d2: 145) ?? .nan
        #expect(near(Reliability.feldt(alpha: 0, n: 30, items: 6), 1 - high, 1 - low))
        #expect(Reliability.feldt(alpha: 0.8, n: 30, items: 6)?.contains(0.8) == true)
        #expect(Reliability.feldt(alpha: 1, n: 30, items: 6) == nil)
        #expect(Reliability.feldt(alpha: 0.5, n: 1, items: 6) == nil)
        #expect(Reliability.feldt(alpha: 0.5, n: 30, items: 1) == nil)
    }

    @Test func undefinedCases() throws {
        #expect(Reliability.alpha(CrossTally(items: 1)).reason == .oneItem)
        #expect(Reliability.alpha(CrossTally(items: 3)).reason == .tooFew)
        var flat = CrossTally(items: 3)
        for _ in 0..<4 { flat.add(row: [2, 3, 4]) }
        #expect(Reliability.alpha(flat).reason == .noVariance)
        #expect(Reliability.itemRest(flat, item: 0).reason == .noVariance)
        #expect(Reliability.itemRest(flat, item: 3).reason == .badInput)
        let two = try #require(CovarianceMatrix([[1, 0.5], [0.5, 1]]))
        #expect(Reliability.alphaIfDropped(two, item: 0).reason == .tooFewItems)
        #expect(Reliability.standardError(two, n: 1).reason == .tooFew)
        let one = try #require(CovarianceMatrix([[1]]))
        #expect(
            Reliability.alpha(one).reason == .oneItem && Reliability.itemRest(one, item: 0).reason == .oneItem
        )
        let copied = try #require(CovarianceMatrix([[1, 1], [1, 1]]))
        #expect(Reliability.lambda6(copied).reason == .singular)
        #expect(Reliability.signalToNoise(copied).reason == .noVariance)
    }
}
