import Statistics
import Testing

struct DriversTests {
    private func columns(_ n: Int, seed: UInt64) -> [[Double]] {
        var generator = SeededGenerator(seed: seed)
        let x = (0..<3).map { _ in (0..<n).map { _ in Double(Int.random(in: 1...5, using: &generator)) } }
        let y = (0..<n).map { x[0][$0] + 0.5 * x[1][$0] + Double(Int.random(in: 0...3, using: &generator)) }
        return x + [y]
    }

    @Test func collinearConstantAndTooFewHaveReasons() throws {
        let data = columns(40, seed: 1)
        let doubled = try JointMoments.of(columns: [data[0], data[0].map { 2 * $0 }, data[3]]).get()
        #expect(Regression.fit(doubled, outcome: 2, predictors: [0, 1]).reason == .singular)
        let constant = try JointMoments.of(columns: [data[0], data[1].map { _ in 3 }, data[3]]).get()
        #expect(Regression.fit(constant, outcome: 2, predictors: [0, 1]).reason == .noVariance)
        let few = try JointMoments.of(columns: data.map { Array($0.prefix(4)) }).get()
        #expect(Regression.fit(few, outcome: 3, predictors: [0, 1, 2]).reason == .tooFew)
        #expect(JointMoments.of(columns: [[1], [2]]).reason == .tooFew)
        #expect(JointMoments.of(columns: [[1, 2], [2]]).reason == .badInput)
        #expect(
            RelativeImportance.dominance(among: .identity(13), with: [Double](repeating: 0, count: 13)).reason
                == .badInput)
        #expect(
            RelativeImportance.relativeWeights(among: Matrix(rows: 2, columns: 2, repeating: 1), with: [0, 0]).reason
                == .singular)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func sharesSumToRSquaredAndResidualsAreOrthogonal(_ seed: UInt64) throws {
        let data = columns(60, seed: seed)
        let moments = try JointMoments.of(columns: data).get()
        let fit = try Regression.fit(moments, outcome: 3, predictors: [0, 1, 2]).get()
        let residuals = (0..<60).map { row in
            data[3][row] - fit.intercept - (0..<3).reduce(0) { $0 + fit.coefficients[$1] * data[$1][row] }
        }
        for j in 0..<3 { #expect((0..<60).reduce(0) { $0 + residuals[$1] * data[j][$1] }.magnitude < 1e-9) }
        #expect(near(residuals.reduce(0) { $0 + $1 * $1 } / 56, fit.residualVariance, 1e-10))
        let lmg = try RelativeImportance.dominance(among: fit.correlations, with: fit.outcomeCorrelations).get()
        let weights = try RelativeImportance.relativeWeights(among: fit.correlations, with: fit.outcomeCorrelations)
            .get()
        #expect(near(lmg.general.reduce(0, +), fit.rSquared, 1e-10))
        #expect(near(weights.reduce(0, +), fit.rSquared, 1e-10))
    }

    @Test func robustErrorsDoNotDependOnTheOrderOfRows() throws {
        let data = columns(80, seed: 9)
        let fit = try Regression.fit(JointMoments.of(columns: data).get(), outcome: 3, predictors: [0, 1, 2]).get()
        func errors(_ rows: [Int]) throws -> [Double] {
            var pass = RobustErrors(fit)
            for row in rows { pass.add((0..<3).map { data[$0][row] }, outcome: data[3][row]) }
            return try pass.standardErrors.get()
        }
        var generator = SeededGenerator(seed: 3)
        #expect(try errors(Array(0..<80)) == errors((0..<80).shuffled(using: &generator)))
    }
}
