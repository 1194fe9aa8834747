import Statistics
import Testing

struct FDistributionTests {
    @Test func squareOfStudentsT() {
        let t = StudentT.quantile(0.975, df: 9) ?? .nan
        #expect(near(FDistribution.quantile(0.95, d1: 1, d2: 9), t * t, 1e-12))
    }

    @Test func equalDegreesHaveMedianOne() {
        #expect(near(FDistribution.cdf(1, d1: 10, d2: 10), 0.5))
        #expect(near(FDistribution.quantile(0.5, d1: 10, d2: 10), 1))
    }

    @Test func reciprocal() {
        let low = FDistribution.quantile(0.025, d1: 29, d2: 145) ?? .nan
        let high = FDistribution.quantile(0.975, d1: 145, d2: 29) ?? .nan
        #expect(near(low * high, 1))
    }

    @Test func edges() {
        #expect(FDistribution.cdf(-1, d1: 2, d2: 2) == 0)
        #expect(FDistribution.upperTail(.infinity, d1: 2, d2: 2) == 0)
        #expect(FDistribution.quantile(1, d1: 2, d2: 2) == nil)
        #expect(FDistribution.quantile(0.5, d1: 0, d2: 2) == nil)
    }
}
