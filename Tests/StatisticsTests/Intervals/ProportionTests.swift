import Statistics
import Testing

struct ProportionTests {
    @Test func wilsonHandWorked() {
        // 0 of n: from 0 to z² / (n + z²)
        let z2 = 1.959963984540054 * 1.959963984540054
        #expect(near(Proportion.wilson(0, of: 5), 0, z2 / (5 + z2)))
        #expect(near(Proportion.wilson(5, of: 5), 5 / (5 + z2), 1))
        #expect(near(Proportion.wilson(7, of: 10), 0.3967781474611454, 0.892208732593699))
        #expect(Proportion.wilson(0, of: 5)?.low == 0 && Proportion.wilson(5, of: 5)?.high == 1)
    }

    @Test func clopperPearsonAtTheEnds() {
        // 0 of n: high limit 1 - (α/2)^(1/n); for n = 1 that is 0.975
        #expect(near(Proportion.clopperPearson(0, of: 1), 0, 0.975))
        #expect(near(Proportion.clopperPearson(2, of: 2), 0.025.squareRoot(), 1))
    }

    @Test func otherIntervals() {
        #expect(near(Proportion.jeffreys(3, of: 7), 0.1388642191048903, 0.7654987507479061, 1e-11))
        #expect(near(Proportion.agrestiCoull(3, of: 7), 0.1575212457393986, 0.7502402449844139))
        #expect(Proportion.standardError(5, of: 20) == (0.1875 / 20).squareRoot())
    }

    @Test func everyIntervalHoldsItsShareAndMirrors() {
        for n in [1, 2, 9, 40] {
            for x in 0...n {
                for form in [Proportion.wilson, Proportion.clopperPearson, Proportion.agrestiCoull] {
                    let here = form(x, n, 0.95)
                    let there = form(n - x, n, 0.95)
                    #expect(here?.contains(Double(x) / Double(n)) == true, "\(x) of \(n)")
                    #expect(near(here?.low, 1 - (there?.high ?? .nan), 1e-9))
                }
            }
        }
    }

    @Test func effectiveNumberNeedNotBeWhole() {
        #expect(Proportion.wilson(share: 0.7, n: 10) == Proportion.wilson(7, of: 10))
        let wide = Proportion.wilson(share: 0.7, n: 7.5)?.width ?? 0
        #expect(wide > Proportion.wilson(7, of: 10)?.width ?? 1)
    }

    @Test func undefinedCases() {
        #expect(Proportion.wilson(0, of: 0) == nil && Proportion.wilson(3, of: 2) == nil)
        #expect(Proportion.wilson(-1, of: 2) == nil && Proportion.wilson(1, of: 2, level: 1) == nil)
        #expect(Proportion.wilson(share: .nan, n: 2) == nil && Proportion.wilson(share: 0.5, n: 0) == nil)
        #expect(Proportion.wilson(share: 0.5, n: .leastNonzeroMagnitude) == nil)
        #expect(Proportion.clopperPearson(1, of: 0) == nil && Proportion.jeffreys(1, of: 2, level: 0) == nil)
        #expect(Proportion.share(1, of: 0) == nil && Proportion.standardError(2, of: 1) == nil)
    }
}
