import Statistics
import Testing

struct SplitHalfTests {
    @Test func handWorked() throws {
        // two equal items with r = ½: Spearman-Brown 2/3, Guttman-Rulon 2 (1 - 2/3)
        let matrix = try #require(CovarianceMatrix([[1, 0.5], [0.5, 1]]))
        let split = try SplitHalf.oddEven(matrix).get()
        #expect(near(split.r, 0.5) && near(split.spearmanBrown, 2.0 / 3) && near(split.guttmanRulon, 2.0 / 3))
    }

    @Test func theMeanOverAllSplitsIsAlpha() throws {
        let matrix = try #require(
            CovarianceMatrix([
                [2, 0.5, 0.3, 0.4], [0.5, 1, 0.6, 0.2], [0.3, 0.6, 3, 0.9], [0.4, 0.2, 0.9, 1],
            ]))
        let all = try SplitHalf.all(matrix).get()
        #expect(all.count == 3)
        #expect(near(all.mean, try Reliability.alpha(matrix).get()))
        #expect(all.lowest < all.mean && all.mean < all.highest)
        #expect(matrix.dropping(0).map { SplitHalf.all($0).reason } == .tooFewItems)
    }

    @Test func undefinedCases() throws {
        let one = try #require(CovarianceMatrix([[1]]))
        #expect(SplitHalf.oddEven(one).reason == .tooFewItems)
        let flat = try #require(CovarianceMatrix([[1, 0], [0, 0]]))
        #expect(SplitHalf.oddEven(flat).reason == .noVariance)
        let opposed = try #require(CovarianceMatrix([[1, -1], [-1, 1]]))
        #expect(SplitHalf.oddEven(opposed).reason == .noVariance)
    }
}
