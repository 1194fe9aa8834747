import Statistics
import Testing

struct MomentsTests {
    private func random(_ generator: inout SeededGenerator) -> Moments {
        var sum = Moments(denominator: 60, origin: 200)
        for _ in 0..<Int.random(in: 0...40, using: &generator) {
            sum.add(
                Int.random(in: 60...300, using: &generator), count: Int.random(in: 1...9, using: &generator))
        }
        return sum
    }

    private func merged(_ a: Moments, _ b: Moments) -> Moments {
        var sum = a
        sum.merge(b)
        return sum
    }

    @Test func mergeLaws() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<100 {
            let (a, b, c) = (random(&generator), random(&generator), random(&generator))
            #expect(merged(a, b) == merged(b, a))
            #expect(merged(merged(a, b), c) == merged(a, merged(b, c)))
            #expect(merged(a, Moments(denominator: 60, origin: 200)) == a)
            var undone = merged(a, b)
            undone.subtract(b)
            #expect(undone == a)
        }
    }

    @Test func handWorked() {
        // 0, 0, 3 over 3: 0, 0, 1; mean 1/3, m2 = 2/3, m3 = 2/9, m4 = 2/9
        var sum = Moments(denominator: 3)
        sum.add(0, count: 2)
        sum.add(3)
        #expect(sum.n == 3 && sum.sum == 1)
        #expect(sum.mean == 1.0 / 3)
        #expect(near(sum.variance, 1.0 / 3))
        #expect(near(sum.m2, 2.0 / 3) && near(sum.m3, 2.0 / 9) && near(sum.m4, 2.0 / 9))
        #expect(near(sum.skewness, 0.5.squareRoot()) && near(sum.excessKurtosis, -1.5))
        #expect(near(sum.sd, (1.0 / 3).squareRoot()))
    }

    @Test func originChangesNothing() {
        var (plain, shifted) = (Moments(denominator: 7), Moments(denominator: 7, origin: 1000))
        for value in [999, 1001, 1003, 1010] {
            plain.add(value)
            shifted.add(value)
        }
        #expect(plain.mean == shifted.mean && plain.variance == shifted.variance)
        #expect(plain.m3 == shifted.m3 && plain.m4 == shifted.m4 && plain.sum == shifted.sum)
    }

    @Test func negativeCountTakesAway() {
        var sum = Moments()
        sum.add(5, count: 3)
        sum.add(5, count: -3)
        #expect(sum == Moments())
    }

    @Test func undefinedCases() {
        var sum = Moments()
        #expect(sum.mean == nil && sum.m2 == nil && sum.sum == nil && sum.variance == nil)
        sum.add(4)
        #expect(sum.mean == 4 && sum.variance == nil && sum.m2 == 0 && sum.skewness == nil)
        sum.add(4)
        #expect(sum.variance == 0 && sum.skewness == nil && sum.excessKurtosis == nil)
    }

    @Test func theFurthestValuesInGreatNumberDoNotOverflow() {
        var sum = Moments()
        sum.add(Moments.reach, count: 1 << 39)
        sum.add(-Moments.reach, count: 1 << 39)
        let reach = Double(Moments.reach)
        #expect(sum.mean == 0)
        #expect(near(sum.variance, reach * reach, 1e-11))
        #expect(near(sum.excessKurtosis, -2, 1e-11))
    }
}
