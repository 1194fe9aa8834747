import Statistics
import Testing

struct ChiSquaredTestTests {
    @Test func representativenessHandWorked() throws {
        // 30 and 10 where 20 and 20 are expected: 5 + 5
        let test = try ChiSquaredTest.representativeness(observed: [30, 10], population: [50, 50]).get()
        #expect(test.statistic == 10 && test.df == 1)
        #expect(test.expected == [[20, 20]])
        #expect(
            near(test.residuals[0][0], 10.0.squareRoot()) && near(test.residuals[0][1], -10.0.squareRoot()))
        #expect(test.cramersV == nil)
    }

    @Test func independenceHandWorked() throws {
        // 8 2 / 2 8: every expected count 5, 4 · 9/5 = 7.2; V = √(7.2/20)
        let test = try ChiSquaredTest.independence([[8, 2], [2, 8]]).get()
        #expect(near(test.statistic, 7.2) && test.df == 1)
        #expect(near(test.cramersV, 0.6))
        #expect(near(test.residuals[0][0], 7.2.squareRoot()))
        #expect(near(test.pValue, 0.007290358091535614, 1e-10))
    }

    @Test func undefinedCases() {
        typealias T = ChiSquaredTest
        #expect(T.representativeness(observed: [1], population: [1]).reason == .tooFew)
        #expect(T.representativeness(observed: [0, 0], population: [1, 1]).reason == .tooFew)
        #expect(T.representativeness(observed: [1, 2], population: [1]).reason == .badInput)
        #expect(T.representativeness(observed: [1, 2], population: [0, 5]).reason == .badInput)
        #expect(T.representativeness(observed: [0, 2], population: [0, 5]).reason == .noVariance)
        #expect(T.independence([[1, 2], [3]]).reason == .badInput)
        #expect(T.independence([[1, 2]]).reason == .noVariance)
        #expect(T.independence([[0, 0], [1, 2]]).reason == .noVariance)
        #expect(T.independence([]).reason == .noVariance)
    }
}
