import Statistics
import Testing

struct FavourabilityTests {
    @Test func handWorked() throws {
        // 10 40 10 16 24 of 100, favourable 4 and 5
        let item = try #require(
            Favourability(
                counts: [10, 40, 10, 16, 24], lowest: 1, favourable: [4, 5], unfavourable: [1, 2]))
        #expect(item.n == 100 && item.favourable == 40 && item.neutral == 10 && item.unfavourable == 50)
        #expect(item.percentFavourable == 40 && item.net == -10)
        #expect(item.percentNeutral == 10 && item.percentUnfavourable == 50)
    }

    @Test func theThreeMeaningsDiffer() throws {
        let small = try #require(Favourability(n: 1, favourable: 1, unfavourable: 0))
        let large = try #require(Favourability(n: 9, favourable: 0, unfavourable: 9))
        var pooled = small
        pooled.merge(large)
        #expect(pooled.percentFavourable == 10)
        #expect(Favourability.meanOfPercentages([small, large]) == 50)
        #expect(Favourability.reaching(3.5, scores: [3.4, 3.5, 5])?.favourable == 2)
    }

    @Test func mergingIsCommutativeAndAssociative() throws {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<50 {
            let parts = (0..<3).compactMap { _ in
                Favourability(
                    counts: (0..<5).map { _ in Int.random(in: 0...9, using: &random) }, lowest: 1,
                    favourable: [4, 5], unfavourable: [1])
            }
            var (left, right) = (parts[0], parts[2])
            left.merge(parts[1])
            left.merge(parts[2])
            right.merge(parts[1])
            right.merge(parts[0])
            #expect(left == right)
        }
    }

    @Test func undefinedCases() {
        #expect(Favourability(n: 0, favourable: 0, unfavourable: 0)?.percentFavourable == nil)
        #expect(Favourability(n: 3, favourable: 2, unfavourable: 2) == nil)
        #expect(Favourability(n: 3, favourable: -1, unfavourable: 2) == nil)
        #expect(Favourability(counts: [1], lowest: 1, favourable: [1], unfavourable: [1]) == nil)
        #expect(Favourability(counts: [-1], lowest: 1, favourable: [1], unfavourable: []) == nil)
        #expect(Favourability.meanOfPercentages([]) == nil)
    }
}
