import Statistics
import Testing

struct SelfOtherTests {
    @Test func flatProfilesAndSingleLeadersHaveReasons() {
        #expect(ProfileAgreement([3], [4]) == nil)
        #expect(ProfileAgreement([3, 3], [4, 5])?.correlation.reason == .noVariance)
        #expect(ProfileAgreement([3, 3], [3, 3])?.doubleEntry.reason == .noVariance)
        #expect(RaterPair.of([1], [2]).reason == .tooFew)
        #expect(RatingClass.classes(selves: [1], others: [2]).reason == .tooFew)
        #expect(RatingClass.classes(selves: [1, 1], others: [2, 3]).reason == .noVariance)
        #expect(ResponseSurface.fit(selves: [1, 2], others: [1, 2], outcomes: [1, 2]).reason == .tooFew)
    }

    @Test func aSurfaceThatIsKnownIsFoundAgain() throws {
        var generator = SeededGenerator(seed: 4)
        let x = (0..<40).map { _ in Double.random(in: -2...2, using: &generator) }
        let z = (0..<40).map { _ in Double.random(in: -2...2, using: &generator) }
        let y = zip(x, z).map { x, z in 1 + 0.5 * x - 0.3 * z + 0.2 * x * x - 0.4 * x * z + 0.1 * z * z }
        let surface = try ResponseSurface.fit(selves: x, others: z, outcomes: y).get()
        #expect(near(surface.agreementSlope.difference, 0.2, 1e-8))
        #expect(near(surface.agreementCurve.difference, -0.1, 1e-8))
        #expect(near(surface.disagreementSlope.difference, 0.8, 1e-8))
        #expect(near(surface.disagreementCurve.difference, 0.7, 1e-8))
        #expect(near(surface.curved.intercept, 1, 1e-8))
    }
}
