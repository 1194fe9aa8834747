import Statistics
import Testing

struct CoMomentsTests {
    @Test func handWorked() throws {
        // x 1 2 3, y 2 1 6: products 1·1 + 0·2 + 1·3 about means 2 and 3
        let sum = try #require(CoMoments(x: [1, 2, 3], y: [2, 1, 6]))
        #expect(sum.product == 4 && sum.squareX == 2 && sum.squareY == 14)
        #expect(sum.covariance == 2)
        #expect(near(sum.correlation, 4 / 28.0.squareRoot()))
    }

    @Test func mergingEqualsTakingAllAtOnce() throws {
        var random = SeededGenerator(seed: 8)
        let x = (0..<80).map { _ in Double.random(in: 0...5, using: &random) }
        let y = x.map { $0 + Double.random(in: 0...2, using: &random) }
        let whole = try #require(CoMoments(x: x, y: y))
        for cut in [0, 1, 40, 79, 80] {
            var parts = try #require(CoMoments(x: Array(x[..<cut]), y: Array(y[..<cut])))
            let rest = try #require(CoMoments(x: Array(x[cut...]), y: Array(y[cut...])))
            parts.merge(rest)
            #expect(parts.n == 80 && near(parts.product, whole.product) && near(parts.squareY, whole.squareY))
        }
    }

    @Test func undefinedCases() throws {
        #expect(CoMoments(x: [1], y: [1, 2]) == nil)
        #expect(CoMoments(x: [.nan], y: [1]) == nil)
        let one = try #require(CoMoments(x: [1], y: [1]))
        #expect(one.covariance == nil && one.correlation.reason == .tooFew)
        #expect(CoMoments(x: [2, 2], y: [1, 3])?.correlation.reason == .noVariance)
    }
}
