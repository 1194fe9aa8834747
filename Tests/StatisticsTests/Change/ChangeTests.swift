import Statistics
import Testing

struct ChangeTests {
    @Test func onePersonOrNoSpreadHasAReason() {
        #expect(MeanDifference.welch(Summary([1]), Summary([1, 2])).reason == .tooFew)
        #expect(MeanDifference.welch(Summary([2, 2]), Summary([1, 1])).reason == .noVariance)
        #expect(StandardisedDifference.between(Summary([2, 2]), Summary([1, 1])).reason == .noVariance)
        #expect(PairedChange.fit(before: [1], after: [2]).reason == .tooFew)
        #expect(RankTest.mannWhitney([], [1]).reason == .tooFew)
        #expect(RankTest.mannWhitney([1, 1], [1]).reason == .noVariance)
        #expect(RankTest.signedRank(before: [1, 2], after: [1, 2]).reason == .noVariance)
        #expect(McNemar(stayedYes: 4, lost: 0, gained: 0, stayedNo: 3)?.chiSquared().reason == .noVariance)
        #expect(McNemar(stayedYes: -1, lost: 0, gained: 0, stayedNo: 3) == nil)
    }

    @Test func aGroupAgainstTheWholeIsAGroupAgainstTheRestScaledBack() throws {
        let part = Summary([1, 2, 4, 4])
        let rest = Summary([3, 5, 5, 2, 4, 3])
        let whole = Summary([1, 2, 4, 4, 3, 5, 5, 2, 4, 3])
        let against = try MeanDifference.pooled(part, rest, variance: 1.7, df: 20).get()
        let scaled = try MeanDifference.againstWhole(part, whole: whole, variance: 1.7, df: 20).get()
        #expect(near(scaled.difference, against.difference * 0.6))
        #expect(near(scaled.t, against.t))
        #expect(MeanDifference.againstWhole(whole, whole: whole, variance: 1, df: 3).reason == .tooFew)
    }

    @Test func everybodyChangingAlikeHasNoTestButAChange() throws {
        let change = try PairedChange.fit(before: [1, 2, 3], after: [2, 3, 4]).get()
        #expect(change.change == 1)
        #expect(change.test.reason == .noVariance)
    }

    @Test func anOverlapShrinksTheErrorOfAChange() throws {
        let (before, after) = (Summary([1, 2, 3, 4, 5, 3]), Summary([2, 3, 3, 5, 5]))
        let apart = try MeanDifference.overlapping(after, before, both: 0, covariance: 0).get()
        let shared = try MeanDifference.overlapping(after, before, both: 4, covariance: 1.2).get()
        #expect(shared.standardError < apart.standardError)
        #expect(near(apart.standardError, try MeanDifference.welch(after, before).get().standardError))
    }

    @Test func adjustedValuesKeepOrderAndNeverExceedOne() {
        var generator = SeededGenerator(seed: 5)
        let p = (0..<40).map { _ in Double?(Double.random(in: 0...1, using: &generator)) } + [nil]
        for method in MultipleComparisons.Method.allCases {
            let q = MultipleComparisons.adjusted(p, by: method)
            #expect(q.last == .some(nil))
            let pairs = zip(p, q).compactMap { a, b in a.flatMap { a in b.map { (a, $0) } } }.sorted { $0.0 < $1.0 }
            #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.1 <= $1.1 })
            #expect(pairs.allSatisfy { $0.0 <= $0.1 && $0.1 <= 1 })
        }
        #expect(MultipleComparisons.adjusted([], by: .holm).isEmpty)
    }
}
