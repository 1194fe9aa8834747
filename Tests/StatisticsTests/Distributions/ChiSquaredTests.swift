import Foundation
import Statistics
import Testing

struct ChiSquaredTests {
    @Test func twoDegreesAreExponential() {
        #expect(near(ChiSquared.upperTail(3, df: 2), exp(-1.5)))
        #expect(near(ChiSquared.quantile(0.95, df: 2), -2 * log(0.05)))
    }

    @Test func oneDegreeIsASquaredNormal() {
        #expect(near(ChiSquared.quantile(0.95, df: 1), 3.841458820694126))
    }

    @Test func quantileInvertsTheShare() {
        for df in [0.5, 1, 7, 150, 1e5] {
            for p in [1e-6, 0.2, 0.5, 0.7, 0.999] {
                let x = ChiSquared.quantile(p, df: df) ?? .nan
                #expect(near(ChiSquared.cdf(x, df: df), p, 1e-10), "\(df) \(p)")
            }
        }
    }

    @Test func edges() {
        #expect(ChiSquared.upperTail(0, df: 3) == 1)
        #expect(ChiSquared.cdf(.infinity, df: 3) == 1)
        #expect(ChiSquared.cdf(1, df: 0) == nil)
        #expect(ChiSquared.quantile(0, df: 1) == nil)
    }
}
