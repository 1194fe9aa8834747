import Statistics
import Testing

struct BootstrapTests {
    @Test func drawsDependOnTheirPositionAlone() {
        let a = CounterRandom(key: 7, stream: 3)
        #expect(a.bits(5) == CounterRandom(key: 7, stream: 3).bits(5))
        #expect(a.bits(5) != a.bits(6))
        #expect(a.bits(5) != CounterRandom(key: 7, stream: 4).bits(5))
        #expect(a.bits(5) != CounterRandom(key: 8, stream: 3).bits(5))
    }

    @Test func drawsAreSpreadEvenly() throws {
        let random = CounterRandom(key: 1, stream: 0)
        var counts = [Int](repeating: 0, count: 20)
        for i in 0..<20_000 { counts[random.index(i, below: 20)] += 1 }
        let test = try ChiSquaredTest.representativeness(observed: counts, population: counts.map { _ in 1000 }).get()
        #expect(test.pValue > 0.001)
    }

    @Test func aReplicateDrawsAsManyAsThereAre() {
        #expect(Resampling.counts(units: 1024, replicate: 3, key: 9).reduce(0, +) == 1024)
        #expect(Resampling.replicates(units: 0, count: 10, key: 1) { _ in 1 }.isEmpty)
    }

    @Test func fewOrEqualReplicatesHaveReasons() {
        #expect(BootstrapIntervals.of([Double](repeating: 1, count: 98), estimate: 1).reason == .tooFew)
        #expect(BootstrapIntervals.of([Double](repeating: 1, count: 200), estimate: 1).reason == .noVariance)
        #expect(BootstrapIntervals.acceleration([0, 0]).reason == .noVariance)
        let above = try? BootstrapIntervals.of((0..<200).map(Double.init), estimate: -5).get()
        #expect(above?.bias.reason == .noVariance)
    }

    /// The mean of 5,000 people by 1,024 buckets and by people: widths within 10 %.
    @Test func bucketsAndPeopleAgree() throws {
        var generator = SeededGenerator(seed: 77)
        let answers = (0..<5000).map { _ in Double(Int.random(in: 1...5, using: &generator)) }
        var sums = [(n: Double, sum: Double)](repeating: (0, 0), count: 1024)
        for answer in answers {
            let bucket = Int.random(in: 0..<1024, using: &generator)
            sums[bucket].n += 1
            sums[bucket].sum += answer
        }
        let mean = answers.reduce(0, +) / 5000
        let byPeople = Resampling.replicates(units: 5000, count: 999, key: 1) { counts in
            zip(counts, answers).reduce(0) { $0 + Double($1.0) * $1.1 } / 5000
        }
        let byBuckets = Resampling.replicates(units: 1024, count: 999, key: 2) { counts in
            var (n, sum) = (0.0, 0.0)
            for (count, bucket) in zip(counts, sums) {
                (n, sum) = (n + Double(count) * bucket.n, sum + Double(count) * bucket.sum)
            }
            return sum / n
        }
        let people = try BootstrapIntervals.of(byPeople, estimate: mean).get().percentile()
        let buckets = try BootstrapIntervals.of(byBuckets, estimate: mean).get().percentile()
        #expect((people.low - buckets.low).magnitude < 0.1 * people.width)
        #expect((people.high - buckets.high).magnitude < 0.1 * people.width)
    }
}
