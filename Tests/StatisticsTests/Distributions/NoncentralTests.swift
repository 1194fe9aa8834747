import Statistics
import Testing

struct NoncentralTests {
    @Test(arguments: [1.0, 2.5, 10, 200], [-3.0, 0, 0.4, 6])
    func withoutShiftItIsStudents(_ df: Double, _ t: Double) {
        #expect(near(NoncentralT.cdf(t, df: df, noncentrality: 0), StudentT.cdf(t, df: df) ?? .nan, 1e-11))
        #expect(near(NoncentralT.upperTail(t, df: df, noncentrality: 0), StudentT.upperTail(t, df: df) ?? .nan, 1e-11))
    }

    @Test(arguments: [-1.5, 0.3, 4.0])
    func itsIntervalEndsWhereTheTailsAreAFortieth(_ t: Double) throws {
        let interval = try #require(NoncentralT.interval(t, df: 17))
        #expect(near(NoncentralT.upperTail(t, df: 17, noncentrality: interval.low), 0.025, 1e-9))
        #expect(near(NoncentralT.cdf(t, df: 17, noncentrality: interval.high), 0.025, 1e-9))
    }

    @Test func chiSquaredWithoutShiftIsCentralAndRecoversItsShift() throws {
        #expect(near(NoncentralChiSquared.cdf(7, df: 4, noncentrality: 0), ChiSquared.cdf(7, df: 4) ?? .nan))
        let share = try #require(NoncentralChiSquared.cdf(60, df: 24, noncentrality: 31))
        #expect(near(NoncentralChiSquared.noncentrality(60, df: 24, below: share), 31, 1e-9))
        #expect(NoncentralChiSquared.noncentrality(1, df: 24, below: 0.95) == nil)
    }

    @Test func argumentsOutOfRangeHaveNoValue() {
        #expect(NoncentralT.cdf(.nan, df: 3, noncentrality: 0) == nil)
        #expect(NoncentralT.cdf(1, df: 0, noncentrality: 0) == nil)
        #expect(NoncentralT.interval(1, df: 5, level: 1) == nil)
        #expect(NoncentralChiSquared.cdf(1, df: 2, noncentrality: -1) == nil)
    }
}
