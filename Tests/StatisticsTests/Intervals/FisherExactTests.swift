import Statistics
import Testing

struct FisherExactTests {
    @Test func teaTasting() {
        // 3 1 / 1 3: (16 + 1 + 16 + 1) / 70
        #expect(near(FisherExact.twoSided(3, 1, 1, 3), 34.0 / 70))
        #expect(near(FisherExact.twoSided(4, 0, 0, 4), 2.0 / 70))
    }

    @Test func middlingAndEmptyTablesGiveOne() {
        #expect(FisherExact.twoSided(5, 5, 5, 5) == 1)
        #expect(FisherExact.twoSided(0, 0, 0, 0) == 1)
        #expect(FisherExact.twoSided(0, 3, 0, 2) == 1)
    }

    @Test func largeCountsStayFinite() {
        let p = FisherExact.twoSided(90_000, 10_000, 10_000, 90_000)
        #expect(p.map { $0 >= 0 && $0 < 1e-300 } == true)
    }

    @Test func negativeCountsHaveNoAnswer() { #expect(FisherExact.twoSided(-1, 2, 3, 4) == nil) }
}
