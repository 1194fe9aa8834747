import Statistics
import Testing

struct IntervalTests {
    @Test func limitsComeInOrder() {
        #expect(Interval(low: 3, high: 1) == Interval(low: 1, high: 3))
        #expect(Interval(low: 1, high: 3).width == 2)
    }

    @Test func containsItsLimits() {
        let interval = Interval(low: 1, high: 3)
        #expect(interval.contains(1) && interval.contains(3) && !interval.contains(3.01))
    }

    @Test func scalesBothLimitsAndTurnsWithANegativeFactor() {
        #expect(Interval(low: 1, high: 3).scaled(by: 25, shift: -25) == Interval(low: 0, high: 50))
        #expect(Interval(low: 1, high: 3).scaled(by: -1) == Interval(low: -3, high: -1))
    }
}
