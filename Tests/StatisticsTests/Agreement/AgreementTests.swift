import Statistics
import Testing

struct AgreementTests {
    @Test func groupsOfOneASingleGroupAndFullAgreementHaveReasons() throws {
        #expect(OneWay.fit([Summary([1, 2])]).reason == .tooFew)
        #expect(OneWay.fit([Summary([1]), Summary([2]), Summary([3])]).reason == .tooFew)
        let agreed = try OneWay.fit([Summary([1, 1]), Summary([2, 2])]).get()
        #expect(agreed.f.reason == .noVariance)
        #expect(agreed.icc1 == .success(1))
        let same = try OneWay.fit([Summary([1, 2]), Summary([1, 2])]).get()
        #expect(same.icc2.reason == .noVariance)
        #expect(near(same.icc1, -1))
    }

    @Test func meansFarFromZeroLoseNoDigits() throws {
        let near0 = try OneWay.fit([Summary([1, 2, 4]), Summary([3, 5]), Summary([2, 2, 7])]).get()
        let far = try OneWay.fit([[1, 2, 4], [3, 5], [2, 2, 7]].map { Summary($0.map { $0 + 1e9 }) }).get()
        #expect(near(far.betweenSquares, near0.betweenSquares, 1e-6))
        #expect(near(far.withinSquares, near0.withinSquares, 1e-9))
    }

    @Test func oneAnswerHasNoAgreement() throws {
        let bounds = try #require(ScaleBounds(low: 1, high: 5))
        #expect(WithinGroupAgreement.rwg(variance: Summary([3]).variance, null: 2).reason == .tooFew)
        #expect(WithinGroupAgreement.awg(mean: 3, variance: nil, n: 1, bounds: bounds).reason == .tooFew)
        #expect(WithinGroupAgreement.meanDeviation(codes: [3], counts: [1]).reason == .tooFew)
    }

    @Test func aMeanTooNearAnEndHasNoAwgAndOneOnItHasFullAgreement() throws {
        let bounds = try #require(ScaleBounds(low: 1, high: 5))
        #expect(WithinGroupAgreement.awg(mean: 1.1, variance: 0.1, n: 10, bounds: bounds).reason == .nearEnd)
        #expect(WithinGroupAgreement.awg(mean: 5, variance: 0, n: 10, bounds: bounds) == .success(1))
    }

    @Test func nullsArePublishedForTheScalesTheyBelongTo() {
        #expect(NullDistribution.uniform.variance(codes: 5) == 2)
        #expect(NullDistribution.slightSkew.variance(codes: 5) == 1.34)
        #expect(NullDistribution.slightSkew.variance(codes: 7) == nil)
    }
}
