@testable import Statistics
import Testing

/// A second check of the tests for differential functioning, apart from the tables.
struct ItemBiasTests {
    private typealias Person = (answer: Int, rest: Int, isReference: Bool)

    private func people(seed: UInt64, n: Int = 600, bias: Int = 0) -> [Person] {
        var generator = SeededGenerator(seed: seed)
        return (0..<n).map { _ in
            let rest = Int.random(in: 4...20, using: &generator)
            let isReference = Bool.random(using: &generator)
            let raw = rest / 4 + Int.random(in: -1...1, using: &generator) + (isReference ? 0 : bias)
            return (min(max(raw, 1), 5), rest, isReference)
        }
    }

    private func table(_ people: [Person]) throws -> ItemBiasTable {
        ItemBiasTable(answers: people, bounds: try #require(ScaleBounds(low: 1, high: 5)))
    }

    @Test func oneStratumIsTheOddsRatioOfItsTable() throws {
        let row = ItemBiasTable.Row(rest: 10, reference: [4, 6, 10, 12, 8], focal: [9, 7, 5, 6, 3])
        let test = try MantelHaenszel.test([row], agreeing: 4, lowest: 1).get()
        #expect(near(test.oddsRatio, 20.0 * 21 / (20 * 9), 1e-12))
        // The variance of a two-by-two table with both margins given.
        let distance: Double = 20 - 40 * 29.0 / 70
        let variance: Double = Double(40 * 30 * 29 * 41) / Double(70 * 70 * 69)
        #expect(near(test.chiSquared, distance * distance / variance, 1e-12))
        // Woolf's error of the logarithm, which the pooled form reduces to.
        let inverses = [20.0, 20, 9, 21].reduce(0) { $0 + 1 / $1 }
        let half = 1.959963984540054 * inverses.squareRoot()
        #expect(near(Elementary.log(test.interval.high / test.oddsRatio), half, 1e-9))
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func exchangingTheGroupsTurnsTheDirection(_ seed: UInt64) throws {
        let people = people(seed: seed, bias: 1)
        let a = try MantelHaenszel.test(table(people).strata(5), agreeing: 4, lowest: 1).get()
        let b = try MantelHaenszel.test(
            table(people.map { ($0.answer, $0.rest, !$0.isReference) }).strata(5), agreeing: 4, lowest: 1
        ).get()
        #expect(near(a.oddsRatio * b.oddsRatio, 1, 1e-12))
        #expect(near(a.chiSquared, b.chiSquared, 1e-12))
        #expect(near(a.ordered, b.ordered, 1e-12))
        #expect(a.delta > 1.5 && a.meanDifference > 0.5)
    }

    @Test func strataHoldEverybodyOnceInRisingOrder() throws {
        let table = try table(people(seed: 3))
        for count in 1...8 {
            let strata = table.strata(count)
            #expect(strata.reduce(0) { $0 + $1.total } == table.n)
            #expect(zip(strata, strata.dropFirst()).allSatisfy { $0.rest < $1.rest })
            #expect(strata.count <= count)
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func twoAnswersAreLogisticRegression(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = (0..<200).map { _ -> (x: Double, yes: Bool) in
            let x = Double(Int.random(in: -3...3, using: &generator))
            return (x, Double.random(in: -4...4, using: &generator) < x)
        }
        let cells = rows.map { OrdinalRegression.Cell(predictors: [$0.x], counts: $0.yes ? [0, 1] : [1, 0]) }
        let fit = try OrdinalRegression.fit(cells).get()
        // At the maximum the residuals of a logistic regression are orthogonal to intercept and predictor.
        let residuals = rows.map { row in
            (row.yes ? 1 : 0) - 1 / (1 + Elementary.exp(fit.thresholds[0] - fit.coefficients[0] * row.x))
        }
        #expect(residuals.reduce(0, +).magnitude < 1e-8)
        #expect(zip(residuals, rows).reduce(0) { $0 + $1.0 * $1.1.x }.magnitude < 1e-8)
    }

    @Test func thresholdsWithoutPredictorsAreTheSharesBelow() throws {
        let fit = try OrdinalRegression.fit([OrdinalRegression.Cell(predictors: [], counts: [10, 0, 30, 60])]).get()
        #expect(fit.thresholds.count == 2)
        #expect(near(fit.thresholds[0], Elementary.log(10.0 / 90), 1e-10))
        #expect(near(fit.thresholds[1], Elementary.log(40.0 / 60), 1e-10))
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func modelsWithMorePredictorsNeverFitWorse(_ seed: UInt64) throws {
        let models = try table(people(seed: seed)).ordinalModels().get()
        let logs = [models.empty.logLikelihood] + models.fits.map(\.logLikelihood)
        #expect(zip(logs, logs.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 })
        let flipped = try table(people(seed: seed).map { ($0.answer, $0.rest, !$0.isReference) }).ordinalModels().get()
        #expect(near(flipped.fits[2].logLikelihood, models.fits[2].logLikelihood, 1e-10))
    }

    @Test func badInputHasReasons() throws {
        let same = ItemBiasTable.Row(rest: 3, reference: [0, 5, 0], focal: [0, 6, 0])
        #expect(MantelHaenszel.test([same], agreeing: 2, lowest: 1).reason == .noVariance)
        #expect(MantelHaenszel.test([], agreeing: 2, lowest: 1).reason == .tooFew)
        let one = ItemBiasTable.Row(rest: 3, reference: [0, 1, 0], focal: [0, 0, 0])
        #expect(MantelHaenszel.test([one], agreeing: 2, lowest: 1).reason == .tooFew)
        #expect(OrdinalRegression.fit([OrdinalRegression.Cell(predictors: [1], counts: [3, 0])]).reason == .noVariance)
        let apart = [
            OrdinalRegression.Cell(predictors: [0], counts: [5, 0]),
            OrdinalRegression.Cell(predictors: [1], counts: [0, 5]),
        ]
        #expect(OrdinalRegression.fit(apart).reason != nil)
    }
}
