import Statistics
import Testing

struct BetaDistributionTests {
    @Test func uniformAndPowers() {
        #expect(near(BetaDistribution.cdf(0.3, a: 1, b: 1), 0.3))
        #expect(near(BetaDistribution.cdf(0.3, a: 4, b: 1), 0.0081))
        #expect(near(BetaDistribution.upperTail(0.3, a: 1, b: 4), 0.2401))
        // I_½(2, 3) = 11/16
        #expect(near(BetaDistribution.cdf(0.5, a: 2, b: 3), 0.6875))
    }

    @Test func tailsAddUpAndMirror() {
        for (a, b) in [(0.5, 0.5), (2.0, 7.0), (812.5, 388.5), (1e4, 2e4)] {
            for x in [0.05, 0.3, 0.6667, 0.9] {
                let below = BetaDistribution.cdf(x, a: a, b: b) ?? .nan
                let above = BetaDistribution.upperTail(x, a: a, b: b) ?? .nan
                #expect(near(below + above, 1))
                #expect(near(BetaDistribution.upperTail(1 - x, a: b, b: a), below, 1e-9))
            }
        }
    }

    @Test func quantileInvertsTheShare() {
        for (a, b) in [(0.5, 0.5), (1.0, 30.0), (7.5, 3.5), (5000.0, 5000.0)] {
            for p in [1e-6, 0.025, 0.5, 0.8, 0.999] {
                let x = BetaDistribution.quantile(p, a: a, b: b) ?? .nan
                #expect(near(BetaDistribution.cdf(x, a: a, b: b), p, 1e-11), "\(a) \(b) \(p)")
            }
        }
    }

    @Test func edges() {
        #expect(BetaDistribution.cdf(-1, a: 2, b: 2) == 0)
        #expect(BetaDistribution.cdf(2, a: 2, b: 2) == 1)
        #expect(BetaDistribution.quantile(0, a: 2, b: 2) == 0)
        #expect(BetaDistribution.quantile(1, a: 2, b: 2) == 1)
        #expect(BetaDistribution.cdf(0.5, a: 0, b: 2) == nil)
        #expect(BetaDistribution.cdf(.nan, a: 1, b: 2) == nil)
        #expect(BetaDistribution.quantile(1.5, a: 1, b: 2) == nil)
    }
}
