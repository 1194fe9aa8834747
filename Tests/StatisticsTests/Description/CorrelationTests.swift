import Statistics
import Testing

struct CorrelationTests {
    @Test func ranksShareTies() { #expect(Correlation.ranks([3, 1, 3, 2]) == [3.5, 1, 3.5, 2]) }

    @Test func perfectAgreement() {
        let x = [1.0, 2, 3, 4, 5]
        #expect(near(Correlation.pearson(x, x.map { 2 * $0 + 1 }), 1))
        #expect(near(Correlation.spearman(x, x.map { -$0 * $0 }), -1))
        #expect(near(Correlation.kendall(x, x.map { $0 * $0 * $0 }), 1))
    }

    /// tau-b from its definition, pair by pair.
    @Test func kendallAgreesWithCountingPairs() throws {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<30 {
            let x = (0..<25).map { _ in Double(Int.random(in: 1...5, using: &random)) }
            let y = (0..<25).map { _ in Double(Int.random(in: 1...4, using: &random)) }
            var (balance, untiedX, untiedY) = (0.0, 0.0, 0.0)
            for i in x.indices {
                for j in 0..<i {
                    balance += sign(x[i] - x[j]) * sign(y[i] - y[j])
                    untiedX += x[i] != x[j] ? 1 : 0
                    untiedY += y[i] != y[j] ? 1 : 0
                }
            }
            #expect(near(Correlation.kendall(x, y), balance / (untiedX * untiedY).squareRoot(), 1e-13))
        }
    }

    private func sign(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }

    @Test func fisherIntervalHandWorked() {
        // r = 0 at n = 7: ± tanh(1.96 / 2)
        #expect(near(Correlation.fisherInterval(0, n: 7), -0.7530581093662241, 0.7530581093662241))
        #expect(Correlation.fisherInterval(0.4, n: 3) == nil && Correlation.fisherInterval(1, n: 9) == nil)
    }

    @Test func testStatistic() {
        #expect(near(Correlation.t(0.6, n: 18), 3))
        #expect(Correlation.t(1, n: 18) == nil && Correlation.pValue(0.5, n: 2) == nil)
        #expect(near(Correlation.pValue(0, n: 10), 1))
    }

    @Test func undefinedCases() {
        #expect(Correlation.pearson([1, 1], [1, 2]).reason == .noVariance)
        #expect(Correlation.spearman([1], [2]).reason == .tooFew)
        #expect(Correlation.kendall([1, 2], [3, 3]).reason == .noVariance)
        #expect(Correlation.kendall([1, 2], [3]).reason == .badInput)
        #expect(Correlation.spearman([.nan, 1], [1, 2]).reason == .badInput)
    }
}
