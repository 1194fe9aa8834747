import TestSupport
import Testing

@testable import Score

@Suite struct TalliesTests {
    private func random(_ seed: Int, rows: Int, width: Int = 5) -> Tallies {
        var random = SplitMix64(seed: UInt64(seed))
        var tallies = Tallies(width: width)
        tallies.ensure(rows: rows)
        tallies.withCounters { for i in 0..<(rows * width) { $0[i] = Int32.random(in: 0...1000, using: &random) } }
        return tallies
    }

    private func sum(_ tables: [Tallies]) -> Tallies {
        var sum = Tallies(width: 5)
        for table in tables { sum.merge(table) }
        return sum
    }

    @Test(arguments: 1...30) func `merging is adding`(_ seed: Int) {
        let (a, b, c) = (random(seed, rows: seed % 4), random(seed + 100, rows: seed % 3), random(seed + 200, rows: 2))
        #expect(sum([a, b, c]) == sum([c, a, b]))
        #expect(sum([sum([a, b]), c]) == sum([a, sum([b, c])]))
        #expect(sum([a]) == a)
        #expect(sum([a, Tallies(width: 5)]) == a)
        var undone = sum([a, c])
        undone.subtract(c)
        var padded = a
        padded.ensure(rows: max(a.rows, c.rows))
        #expect(undone == padded)
    }

    @Test func `rows are added to rows`() {
        let other = random(1, rows: 3)
        var mine = random(2, rows: 1)
        let before = mine.counts
        mine.add(row: 2, of: other, to: 4)
        mine.add(row: 1, of: other, to: 0)
        #expect(mine.rows == 5)
        #expect(Array(mine.counts[20..<25]) == Array(other.counts[10..<15]))
        #expect((0..<5).allSatisfy { mine.counts[$0] == before[$0] + other.counts[5 + $0] })
        mine.add(row: 4, to: 4)
        #expect((0..<5).allSatisfy { mine.counts[20 + $0] == 2 * other.counts[10 + $0] })
    }

    @Test func `making room keeps what is there`() {
        var tallies = random(3, rows: 2)
        let before = tallies.counts
        tallies.ensure(rows: 1)
        #expect(tallies.counts == before)
        tallies.ensure(rows: 9)
        #expect(tallies.rows == 9 && Array(tallies.counts.prefix(10)) == before)
        #expect(tallies.counts.dropFirst(10).allSatisfy { $0 == 0 })
    }
}
