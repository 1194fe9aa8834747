import Statistics
import Testing

struct PersonScoreTests {
    @Test func handWorked() throws {
        let bounds = try #require(ScaleBounds(low: 1, high: 5))
        let rule = try #require(PersonScore(bounds: bounds, reversed: [false, true, false]))
        #expect(rule.minimumAnswered == 3)
        #expect(try rule.score([4, 2, 5]).get() == 13.0 / 3)
        #expect(rule.score([4, nil, 5]).reason == .tooFew)
        #expect(rule.score([4, 6, 5]).reason == .outOfBounds)
        #expect(rule.score([4, 2]).reason == .badInput)
        #expect(try rule.answers([nil, 1, nil]).get() == PersonScore.Answers(sum: 5, answered: 1))
        #expect(PersonScore.Answers(sum: 0, answered: 0).mean == nil)
    }

    @Test func defaultMinimumIsFourInFiveAndAtLeastTwo() {
        #expect((1...11).map(PersonScore.defaultMinimum) == [1, 2, 3, 4, 4, 5, 6, 7, 8, 8, 9])
    }

    @Test func impossibleRules() throws {
        let bounds = try #require(ScaleBounds(low: 1, high: 5))
        #expect(PersonScore(bounds: bounds, reversed: []) == nil)
        #expect(PersonScore(bounds: bounds, reversed: [false], minimumAnswered: 0) == nil)
        #expect(PersonScore(bounds: bounds, reversed: [false], minimumAnswered: 2) == nil)
    }
}
