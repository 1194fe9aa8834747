import Statistics
import Testing

struct CarelessTests {
    @Test func fewAnswersHaveNoValue() {
        #expect(CarelessResponding.longestRun([]) == nil)
        #expect(CarelessResponding.meanRun([]) == nil)
        #expect(CarelessResponding.spread([3]) == nil)
        #expect(CarelessResponding.personTotal([3, nil, 4], means: [3, 3, 3]).reason == .tooFew)
        #expect(CarelessResponding.personTotal([3, 3, 3], means: [3, 2, 4]).reason == .noVariance)
        #expect((try? CarelessResponding.evenOdd([[1, 2], [2, 3]]).get()) == nil)
    }

    @Test func squaredDistancesAverageToTheNumberOfItems() throws {
        var generator = SeededGenerator(seed: 2)
        let rows = (0..<50).map { _ in (0..<4).map { _ in Int.random(in: 1...5, using: &generator) } }
        var tally = CrossTally(items: 4)
        for row in rows { tally.add(row: row) }
        let fit = try Mahalanobis.fit(JointMoments.of(tally).get()).get()
        let sum = rows.reduce(0) { $0 + fit.squaredDistance($1.map(Double.init)) }
        #expect(near(sum / 50, 4 * 49 / 50, 1e-10))
        #expect(Mahalanobis.fit(try JointMoments.of(columns: [[1, 2, 3], [2, 4, 6]]).get()).isSingular)
    }
}

extension Result where Success == Mahalanobis, Failure == Undefined {
    fileprivate var isSingular: Bool { reason == .singular }
}
