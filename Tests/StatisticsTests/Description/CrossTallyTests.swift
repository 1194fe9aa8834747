import Statistics
import Testing

struct CrossTallyTests {
    private func random(_ generator: inout SeededGenerator) -> CrossTally {
        var tally = CrossTally(items: 4)
        for _ in 0..<Int.random(in: 0...30, using: &generator) {
            tally.add(row: (0..<4).map { _ in Int.random(in: 0...10, using: &generator) })
        }
        return tally
    }

    private func merged(_ a: CrossTally, _ b: CrossTally) -> CrossTally {
        var sum = a
        sum.merge(b)
        return sum
    }

    @Test func mergeLaws() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<100 {
            let (a, b, c) = (random(&generator), random(&generator), random(&generator))
            #expect(merged(a, b) == merged(b, a))
            #expect(merged(merged(a, b), c) == merged(a, merged(b, c)))
            #expect(merged(a, CrossTally(items: 4)) == a && merged(CrossTally(items: 4), a) == a)
            var undone = merged(a, b)
            undone.subtract(b)
            #expect(undone == a)
        }
    }

    @Test func bytesAndIntegersAgreeAndASignTakesAway() {
        var generator = SeededGenerator(seed: 9)
        var (bytes, ints) = (CrossTally(items: 3), CrossTally(items: 3))
        var rows: [[UInt8]] = []
        for _ in 0..<20 {
            let row = (0..<3).map { _ in UInt8.random(in: 0...255, using: &generator) }
            rows.append(row)
            row.withUnsafeBufferPointer { bytes.add(row: $0) }
            ints.add(row: row.map(Int.init))
        }
        #expect(bytes == ints && bytes.n == 20)
        for row in rows { row.withUnsafeBufferPointer { bytes.add(row: $0, sign: -1) } }
        #expect(bytes == CrossTally(items: 3))
    }

    @Test func handWorked() {
        var tally = CrossTally(items: 2)
        for row in [[1, 2], [2, 1], [3, 6]] { tally.add(row: row) }
        #expect(tally.n == 3 && tally.sums == [6, 9] && tally.products == [14, 22, 41])
        #expect(tally.covariance(0, 0) == 1 && tally.covariance(0, 1) == 2 && tally.covariance(1, 0) == 2)
        #expect(tally.covariance(1, 1) == 7 && tally.mean(1) == 3)
    }

    @Test func productsAreFoundInEitherOrder() {
        var tally = CrossTally(items: 4)
        tally.add(row: [2, 3, 5, 7])
        for (i, a) in [2, 3, 5, 7].enumerated() {
            for (j, b) in [2, 3, 5, 7].enumerated() { #expect(tally.product(i, j) == Int64(a * b)) }
        }
    }

    @Test func selectingKeepsThePeople() {
        var (all, some) = (CrossTally(items: 3), CrossTally(items: 2))
        for row in [[1, 2, 3], [4, 4, 1], [5, 2, 2]] {
            all.add(row: row)
            some.add(row: [row[2], row[0]])
        }
        #expect(all.selecting([2, 0]) == some)
        #expect(all.selecting([3]) == nil && all.selecting([]) == nil)
    }

    @Test func undefinedCases() {
        var tally = CrossTally(items: 1)
        #expect(tally.covariance(0, 0) == nil && tally.mean(0) == nil)
        tally.add(row: [4])
        #expect(tally.covariance(0, 0) == nil && tally.mean(0) == 4)
        #expect(CrossTally(n: 1, sums: [1, 2], products: [1, 2]) == nil)
        #expect(CrossTally(n: -1, sums: [1], products: [1]) == nil)
        #expect(CrossTally(n: 1, sums: [4], products: [16]) == tally)
    }
}
