import Statistics
import Testing

struct FinitePopulationTests {
    @Test func handWorked() {
        // variance 4, n 9 of 36: √(3/4 · 4/9)
        #expect(
            near(FinitePopulation.standardError(variance: 4, n: 9, population: 36), (1.0 / 3).squareRoot()))
        #expect(near(FinitePopulation.variance(3, of: 4), 0.25))
        #expect(near(FinitePopulation.effective(10, population: 19), 20))
    }

    @Test func everybodyAnswered() {
        #expect(FinitePopulation.standardError(variance: 4, n: 9, population: 9) == 0)
        #expect(FinitePopulation.wilson(3, of: 4, population: 4) == Interval(low: 0.75, high: 0.75))
        #expect(FinitePopulation.effective(9, population: 9) == nil)
    }

    @Test func aHugePopulationChangesNothing() {
        let finite = FinitePopulation.wilson(30, of: 45, population: 1 << 60)
        let plain = Proportion.wilson(30, of: 45)
        #expect(near(finite?.low, plain?.low ?? .nan) && near(finite?.high, plain?.high ?? .nan))
    }

    @Test func undefinedCases() {
        #expect(FinitePopulation.standardError(variance: 4, n: 9, population: 8) == nil)
        #expect(FinitePopulation.standardError(variance: -4, n: 9, population: 10) == nil)
        #expect(FinitePopulation.variance(1, of: 1) == nil)
        #expect(FinitePopulation.wilson(3, of: 4, population: 3) == nil)
        #expect(FinitePopulation.wilson(5, of: 4, population: 9) == nil)
    }
}
