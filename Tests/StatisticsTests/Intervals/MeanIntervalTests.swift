import Statistics
import Testing

struct MeanIntervalTests {
    @Test func studentsHandWorked() {
        // n = 2: t = 12.706, standard error √(2/2) = 1
        #expect(
            near(MeanInterval.t(mean: 3, variance: 2, n: 2), 3 - 12.706204736174705, 3 + 12.706204736174705))
    }

    @Test func pooledTakesTheDegreesOfThePool() throws {
        let pool = try #require(PooledVariance(cells: [(n: 11, variance: 4)]))
        // t(10) = 2.2281, standard error 2/√4 = 1
        #expect(
            near(MeanInterval.pooled(mean: 3, n: 4, pool: pool), 3 - 2.228138851986275, 3 + 2.228138851986275)
        )
        #expect(MeanInterval.pooled(mean: 3, n: 1, pool: pool) != nil)
    }

    @Test func finitePopulationNarrowsToNothing() {
        let half = MeanInterval.t(mean: 3, variance: 2, n: 8, population: 16)?.width ?? .nan
        let full = MeanInterval.t(mean: 3, variance: 2, n: 8)?.width ?? .nan
        #expect(near(half, full * 0.5.squareRoot()))
        #expect(MeanInterval.t(mean: 3, variance: 2, n: 8, population: 8) == Interval(low: 3, high: 3))
    }

    @Test func undefinedCases() throws {
        #expect(MeanInterval.t(mean: 3, variance: 2, n: 1) == nil)
        #expect(MeanInterval.t(mean: 3, variance: 0, n: 9) == nil)
        #expect(MeanInterval.t(mean: .nan, variance: 1, n: 9) == nil)
        #expect(MeanInterval.t(mean: 3, variance: .infinity, n: 9) == nil)
        #expect(MeanInterval.t(mean: 3, variance: 1, n: 9, level: 0) == nil)
        #expect(MeanInterval.t(mean: 3, variance: 1, n: 9, population: 8) == nil)
        let flat = try #require(PooledVariance(cells: [(n: 3, variance: 0)]))
        #expect(MeanInterval.pooled(mean: 3, n: 4, pool: flat) == nil)
    }
}
