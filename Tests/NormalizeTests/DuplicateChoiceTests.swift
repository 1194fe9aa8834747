import Study
import TestSupport
import Testing
import Workers

@testable import Normalize

@Suite struct DuplicateChoiceTests {
    private func candidate(
        _ place: Int, complete: Bool = true, submitted: Int? = 100, content: UInt64 = 7, source: Int = 0
    ) -> Candidate {
        Candidate(
            source: source, place: place, person: "p", wave: 0, cells: [0], empty: false, complete: complete,
            submitted: submitted, content: content, codes: [])
    }

    /// The one that stays, by place.
    private func best(_ candidates: [Candidate], _ policy: DuplicatePolicy = .best) -> Int? {
        let losers = Set(DuplicateChoice.losers(candidates, policy: policy).map(\.place))
        return candidates.map(\.place).first { !losers.contains($0) }
    }

    @Test func `complete comes before partial, whenever it was`() {
        let two = [candidate(1, complete: false, submitted: 900), candidate(2, submitted: 1)]
        #expect(best(two) == 2)
        #expect(best([two[1], candidate(3, complete: false, submitted: 0)], .earliest) == 2)
    }

    @Test func `later comes before earlier, and the other way for earliest`() {
        let three = [candidate(1, submitted: 5), candidate(2, submitted: 9), candidate(3, submitted: 7)]
        #expect(best(three) == 2)
        #expect(best(three, .earliest) == 1)
    }

    @Test func `a stamp that cannot be read comes last`() {
        let two = [candidate(1, submitted: nil), candidate(2, submitted: 0)]
        #expect(best(two) == 2)
        #expect(best(two, .earliest) == 2)
    }

    @Test func `among equal stamps the smallest content stays`() {
        #expect(best([candidate(1, content: 9), candidate(2, content: 3), candidate(3, content: 5)]) == 2)
    }

    @Test func `one record has no losers, and of many all but one lose`() {
        #expect(DuplicateChoice.losers([], policy: .best).isEmpty)
        #expect(DuplicateChoice.losers([candidate(1)], policy: .best).isEmpty)
        #expect(DuplicateChoice.losers((0..<6).map { candidate($0) }, policy: .best).count == 5)
    }

    @Test(arguments: 1...40) func `the order of reading decides nothing`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let candidates = (0..<Int.random(in: 2...5, using: &random)).map { place in
            candidate(
                place, complete: random.chance(0.5),
                submitted: random.chance(0.3) ? nil : Int.random(in: 0...2, using: &random),
                content: UInt64.random(in: 0...2, using: &random))
        }
        func key(_ one: Candidate) -> [Int] { [one.complete ? 1 : 0, one.submitted ?? -1, Int(one.content)] }
        for policy in [DuplicatePolicy.best, .earliest] {
            let want = DuplicateChoice.losers(candidates, policy: policy).map(key).sorted {
                $0.lexicographicallyPrecedes($1)
            }
            for order in permutations(candidates) {
                // Read in another order, records lie in other places.
                let moved = order.enumerated().map { place, one -> Candidate in
                    var one = one
                    one.place = place
                    return one
                }
                let found = DuplicateChoice.losers(moved, policy: policy).map(key).sorted {
                    $0.lexicographicallyPrecedes($1)
                }
                #expect(found == want)
            }
        }
    }

    @Test(arguments: 1...20) func `suspects are the places with one fingerprint`(_ seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        var (prints, want): ([Fingerprints], [UInt64: Set<[Int]>]) = ([], [:])
        let most = seed % 4 == 0 ? 3000 : 30
        for source in 0..<Int.random(in: 1...3, using: &random) {
            var own = Fingerprints()
            for place in 0..<Int.random(in: 0...most, using: &random) {
                // Some in one bucket, some all over.
                let number = UInt64.random(in: 0...UInt64(most), using: &random)
                let key = seed % 2 == 0 ? number : number &* 0x9E37_79B9_7F4A_7C15
                want[key, default: []].insert([source, place])
                own.add(.init(key: key, place: place))
            }
            prints.append(own)
        }
        let found = try DuplicateChoice.suspects(prints, workers: Workers(2)).map {
            Set($0.map { [$0.source, $0.place] })
        }
        #expect(Set(found) == Set(want.values.filter { $0.count > 1 }))
        #expect(found.count == Set(found).count)
    }
}
