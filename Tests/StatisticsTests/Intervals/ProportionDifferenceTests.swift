import Statistics
import Testing

struct ProportionDifferenceTests {
    @Test func chiSquaredHandWorked() throws {
        // 10 of 10 against 8 of 10: pooled .9, z² = .04 / (.09 · .2) = 2.22
        let pair = try #require(ProportionDifference(10, of: 10, against: 8, of: 10))
        #expect(near(pair.difference, 0.2))
        #expect(near(pair.chiSquared(), 20.0 / 9))
        #expect(near(pair.chiSquared(corrected: true), 5.0 / 9))
        #expect(near(pair.z, (20.0 / 9).squareRoot()))
        // asin 1 = π/2, asin √.8 = 1.1071487177940904
        #expect(near(pair.cohensH, 3.141592653589793 - 2 * 1.1071487177940904))
    }

    @Test func newcombeExample() {
        #expect(
            near(
                Proportion.newcombe(difference: 45, of: 60, against: 40, of: 70),
                0.014586674464789479, 0.3272809581384767))
    }

    @Test func exchangingTheGroupsTurnsTheSign() throws {
        let here = try #require(ProportionDifference(3, of: 12, against: 9, of: 17))
        let there = try #require(ProportionDifference(9, of: 17, against: 3, of: 12))
        #expect(near(here.newcombe()?.low, -(there.newcombe()?.high ?? .nan)))
        #expect(near(here.z, -((try? there.z.get()) ?? .nan)))
        #expect(here.fisher.map { near(there.fisher, $0) } == true)
    }

    @Test func undefinedCases() throws {
        #expect(ProportionDifference(1, of: 0, against: 1, of: 2) == nil)
        #expect(Proportion.newcombe(difference: 3, of: 2, against: 1, of: 2) == nil)
        let none = try #require(ProportionDifference(0, of: 4, against: 0, of: 5))
        #expect(none.chiSquared().reason == .noVariance && none.pValue().reason == .noVariance)
        #expect(none.newcombe() != nil && none.wald(level: 2) == nil)
    }
}
