import Statistics
import Testing

struct ScaleBoundsTests {
    @Test func handWorked() throws {
        let scale = try #require(ScaleBounds(low: 1, high: 5))
        #expect(scale.reversed(2) == 4 && scale.reversed(scale.reversed(5)) == 5)
        #expect([1, 2, 3, 4, 5].map { scale.rescaled(Double($0)) } == [0, 25, 50, 75, 100])
        #expect(scale.rescaled(2, top: 10) == 2.5)
        #expect(scale.rescaled(distance: 0.8) == 20)
        #expect(scale.rescaled(Interval(low: 2, high: 4)) == Interval(low: 25, high: 75))
        #expect(scale.ratio(1) == 20)
        #expect(scale.contains(1) && scale.contains(5) && !scale.contains(0))
    }

    @Test func impossibleScales() {
        #expect(ScaleBounds(low: 5, high: 5) == nil && ScaleBounds(low: 5, high: 1) == nil)
        #expect(ScaleBounds(low: 0, high: .max) == nil)
        #expect(ScaleBounds(low: -2, high: 0)?.ratio(-1) == nil)
    }
}
