@testable import Statistics
import Testing

struct NormalTests {
    @Test func knownQuantiles() {
        #expect(near(Normal.quantile(0.975), 1.959963984540054, 1e-14))
        #expect(near(Normal.quantile(0.9), 1.2815515655446004, 1e-14))
        #expect(Normal.quantile(0.5) == 0)
        #expect(near(Normal.quantile(1e-100), -21.273453560965326, 1e-13))
    }

    @Test func theStoredCriticalValueIsTheComputedOne() {
        #expect(near(Normal.critical(0.95), -(Normal.quantile(0.025) ?? 0), 2e-15))
    }

    @Test func quantileInvertsTheShare() {
        for p in [1e-300, 1e-12, 0.01, 0.3, 0.4999999, 0.5000001, 0.8, 0.9999] {
            let z = Normal.quantile(p) ?? .nan
            #expect(((Normal.cdf(z) ?? .nan) / p - 1).magnitude < 1e-11, "\(p)")
        }
    }

    @Test func errorFunction() {
        #expect(near(Normal.erf(1), 0.8427007929497149, 1e-14))
        #expect(Normal.erf(-1) == Normal.erf(1).map { -$0 })
        #expect(Normal.erf(0) == 0)
        #expect(near(Normal.erf(1e-10).map { $0 * 1e10 }, 1.1283791670955126, 1e-13))
        #expect(Normal.erf(1e200) == 1)
    }

    @Test func edges() {
        #expect(Normal.cdf(.infinity) == 1)
        #expect(Normal.cdf(-1e300) == 0)
        #expect(Normal.cdf(.nan) == nil)
        #expect(Normal.quantile(0) == nil && Normal.quantile(1) == nil && Normal.quantile(.nan) == nil)
    }
}
