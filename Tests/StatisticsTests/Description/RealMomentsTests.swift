import Statistics
import Testing

struct RealMomentsTests {
    @Test func handWorked() {
        let sum = RealMoments([1, 1, 1, 5])
        #expect(sum.n == 4 && sum.mean == 2 && sum.sum == 8 && sum.variance == 4 && sum.sd == 2)
        #expect(sum.m2 == 12 && sum.m3 == 24 && sum.m4 == 84)
    }

    @Test func aLargeOffsetCostsNoDigits() {
        let sum = RealMoments([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])
        #expect(sum.mean == 1e9 + 10 && sum.variance == 30)
    }

    @Test func mergingEqualsTakingAllAtOnce() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<50 {
            let values = (0..<60).map { _ in Double.random(in: 990...1010, using: &random) }
            let cut = Int.random(in: 0...60, using: &random)
            var parts = RealMoments(Array(values[..<cut]))
            parts.merge(RealMoments(Array(values[cut...])))
            let whole = RealMoments(values)
            #expect(parts.n == whole.n && near(parts.mean, whole.mean ?? .nan, 1e-15))
            #expect(near(parts.m2, whole.m2 ?? .nan) && near(parts.m4, whole.m4 ?? .nan))
            #expect(((parts.m3 ?? .nan) - (whole.m3 ?? .nan)).magnitude < 1e-9)
        }
    }

    @Test func emptyIsTheIdentity() {
        let some = RealMoments([1.5, 2.5])
        var left = RealMoments()
        left.merge(some)
        var right = some
        right.merge(RealMoments())
        #expect(left == some && right == some)
    }

    @Test func undefinedCases() {
        #expect(RealMoments().mean == nil && RealMoments().m2 == nil)
        #expect(RealMoments([3]).variance == nil && RealMoments([3]).mean == 3)
        #expect(RealMoments([.nan, .infinity, 2]).n == 1)
        #expect(RealMoments([1e300, -1e300]).m4 == nil)
    }
}
