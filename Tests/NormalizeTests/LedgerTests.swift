import Study
import TestSupport
import Testing

@testable import Normalize

@Suite struct LedgerTests {
    @Test func `every record has one fate`() {
        var ledger = Ledger()
        #expect(ledger.balances)
        ledger.arrive(4)
        #expect(!ledger.balances)
        ledger.add(.used, 2)
        ledger.add(.empty)
        ledger.add(.short)
        #expect(ledger.balances)
        ledger.move(from: .used, to: .duplicate)
        #expect(ledger.balances && ledger[.used] == 1 && ledger[.duplicate] == 1)
        ledger.move(from: .spam, to: .used)
        #expect(!ledger.balances)
    }

    @Test func `cells of used records are all there`() {
        var ledger = Ledger()
        ledger.arrive(3)
        ledger.add(.used, 2)
        ledger.add(.unmatched)
        #expect(!ledger.cellsBalance(items: 3))
        ledger.cells[Int(AnswerCode.skipped)] = 1
        ledger.cells[1] = 3
        ledger.cells[Int(AnswerCode.highestPoint)] = 2
        #expect(ledger.cellsBalance(items: 3))
        #expect(ledger.answered == 5)
        ledger.cells[2] = -1
        ledger.cells[3] = 1
        #expect(!ledger.cellsBalance(items: 3))
    }

    @Test(arguments: 1...20) func `ledgers merge by adding`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        var (whole, parts) = (Ledger(), (0..<4).map { _ in Ledger() })
        for _ in 0..<200 {
            let part = Int.random(in: 0..<4, using: &random)
            let fate = Fate.allCases.randomElement(using: &random) ?? .used
            let code = Int.random(in: 0..<AnswerCode.width, using: &random)
            func change(_ ledger: inout Ledger) {
                ledger.arrive(1)
                ledger.add(fate)
                ledger.cells[code] += 1
            }
            change(&whole)
            change(&parts[part])
        }
        for order in permutations(parts) {
            var sum = Ledger()
            for part in order { sum.merge(part) }
            #expect(sum == whole && sum.balances)
        }
    }

    @Test func `fates have words of their own`() {
        #expect(Set(Fate.allCases.map(\.word)).count == Fate.allCases.count)
        #expect(Fate.allCases.map(\.rawValue) == Array(0..<Fate.allCases.count))
    }
}

@Suite struct FirstPlacesTests {
    @Test(arguments: 1...40) func `the first places are the same in any split`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let places = Array(
            Set((0..<Int.random(in: 0...30, using: &random)).map { _ in Int.random(in: 0...999, using: &random) }))
        var parts = (0..<3).map { _ in FirstPlaces() }
        for place in places.shuffled(using: &random) { parts[Int.random(in: 0..<3, using: &random)].add(place) }
        for order in permutations(parts) {
            var sum = FirstPlaces()
            for part in order { sum.merge(part) }
            #expect(sum.count == places.count)
            #expect(sum.places == Array(places.sorted().prefix(FirstPlaces.limit)))
        }
    }
}
