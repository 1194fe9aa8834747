import Statistics
import Testing

struct StudentTTests {
    @Test func oneDegreeIsCauchy() {
        // P(T < 1) = 3/4 and the 97.5 % point is tan(0.475 π).
        #expect(near(StudentT.cdf(1, df: 1), 0.75))
        #expect(near(StudentT.quantile(0.975, df: 1), 12.706204736174705))
    }

    @Test func twoDegreesInClosedForm() {
        // F(t) = ½ + t / (2 √(2 + t²))
        #expect(near(StudentT.cdf(1.5, df: 2), 0.5 + 1.5 / (2 * 4.25.squareRoot())))
        #expect(near(StudentT.upperTail(1.5, df: 2), 0.5 - 1.5 / (2 * 4.25.squareRoot())))
    }

    @Test func quantileInvertsTheShare() {
        for df in [0.7, 1, 3.3, 29, 7381, 1e6, 2e8] {
            for p in [0.001, 0.3, 0.6, 0.975, 0.9995] {
                let t = StudentT.quantile(p, df: df) ?? .nan
                #expect(near(StudentT.cdf(t, df: df), p, 1e-10), "\(df) \(p)")
            }
        }
    }

    @Test func approachesTheNormal() {
        #expect(near(StudentT.quantile(0.975, df: 1e12), 1.959963984540054, 1e-11))
        let below = StudentT.quantile(0.975, df: 0.99e8) ?? 0
        let above = StudentT.quantile(0.975, df: 1.01e8) ?? 1
        #expect((below - above).magnitude < 1e-8)
    }

    @Test func edges() {
        #expect(StudentT.cdf(0, df: 5) == 0.5)
        #expect(StudentT.quantile(0.5, df: 5) == 0)
        #expect(StudentT.cdf(.infinity, df: 5) == 1)
        #expect(StudentT.cdf(1, df: 0) == nil && StudentT.cdf(.nan, df: 3) == nil)
        #expect(StudentT.quantile(0, df: 3) == nil && StudentT.quantile(0.5, df: -1) == nil)
        #expect(StudentT.quantile(0.9, df: .infinity) == nil)
    }
}
