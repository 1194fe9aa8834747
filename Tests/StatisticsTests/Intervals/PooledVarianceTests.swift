import Statistics
import Testing

struct PooledVarianceTests {
    @Test func handWorked() {
        // (2·1 + 4·4) / 6 = 3; a group of one lends nothing
        let pool = PooledVariance(cells: [(n: 3, variance: 1), (n: 5, variance: 4), (n: 1, variance: 99)])
        #expect(pool?.variance == 3 && pool?.df == 6)
    }

    @Test func undefinedCases() {
        #expect(PooledVariance(cells: []) == nil)
        #expect(PooledVariance(cells: [(n: 1, variance: 2)]) == nil)
        #expect(PooledVariance(cells: [(n: 5, variance: -1)]) == nil)
        #expect(PooledVariance(cells: [(n: 5, variance: .nan)]) == nil)
    }
}
