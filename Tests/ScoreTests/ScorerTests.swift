import Statistics
import Study
import TestSupport
import Testing

@testable import Score

@Suite struct ScorerTests {
    @Test(arguments: 1...20) func `any split over scorers gives the same sums`(_ seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let survey = try Survey(sampleStudy())
        let responses = sampleResponses(Int.random(in: 1...700, using: &random), seed: UInt64(seed) + 50)
        let whole = survey.part(responses)
        let number = Int.random(in: 1...5, using: &random)
        var lots = [[Response]](repeating: [], count: number)
        for response in responses.shuffled(using: &random) {
            lots[Int.random(in: 0..<number, using: &random)].append(response)
        }
        let parts = lots.map { survey.part($0) }
        for order in [parts, parts.reversed()] {
            var sum = survey.part()
            for part in order {
                sum.scorer.merge(part.scorer)
                sum.atoms.merge(part.atoms)
            }
            #expect(sum.scorer.bySlot == whole.scorer.bySlot)
            #expect(sum.scorer.cross.count == whole.scorer.cross.count)
            for (a, b) in zip(sum.scorer.cross, whole.scorer.cross) { #expect(a == b) }
            let (a, b) = (survey.groups(sum), survey.groups(whole))
            #expect(a.tallies == b.tallies)
            #expect(a.groups.map(\.id) == b.groups.map(\.id))
        }
    }

    @Test(arguments: 1...20) func `taking back undoes counting`(_ seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let survey = try Survey(sampleStudy())
        let (kept, lost) = (sampleResponses(80, seed: UInt64(seed)), sampleResponses(60, seed: UInt64(seed) + 9))
        let want = survey.part(kept)
        var part = survey.part((kept + lost).shuffled(using: &random))
        survey.takeBack(lost.shuffled(using: &random), &part)
        #expect(part.scorer.bySlot == want.scorer.bySlot)
        for (a, b) in zip(part.scorer.cross, want.scorer.cross) { #expect(a == b) }
        // By another worker, which has counted nothing, and merged afterwards.
        var whole = survey.part(kept + lost)
        var other = survey.part()
        survey.takeBack(lost, &other)
        whole.scorer.merge(other.scorer)
        #expect(whole.scorer.bySlot == want.scorer.bySlot)
        survey.takeBack(kept, &part)
        #expect(part.scorer.bySlot.isEmpty)
        #expect(part.scorer.cross.allSatisfy { $0.allSatisfy { $0.n == 0 && $0.sums.allSatisfy { $0 == 0 } } })
    }

    @Test(arguments: 1...10) func `counters are what counting by hand gives`(_ seed: Int) throws {
        let study = sampleStudy()
        let survey = try Survey(study)
        let responses = sampleResponses(200, seed: UInt64(seed))
        let part = survey.part(responses)
        for wave in 0...1 {
            let mine = responses.filter { $0.wave == wave }
            let groups = survey.groups(part)
            let row =
                groups.tallies.withRow(groups.row(wave, 0)) {
                    Array(UnsafeBufferPointer(start: $0, count: survey.layout.width))
                } ?? []
            #expect(Int(row[0]) == mine.count)
            for item in study.items.indices {
                for code in 0..<AnswerCode.width {
                    #expect(Int(row[survey.layout.item(item) + code]) == mine.count { Int($0.codes[item]) == code })
                }
            }
            for (number, index) in study.indices.enumerated() {
                var want: [[Int]: Int] = [:]
                for response in mine {
                    let scale = study.scales[study.items[index.parts[0].item].scale]
                    let values = index.parts.compactMap { part -> Int? in
                        guard AnswerCode.isAnswer(response.codes[part.item]) else { return nil }
                        let value = scale.lowest + Int(response.codes[part.item]) - 1
                        return part.reversed ? scale.lowest + scale.highest - value : value
                    }
                    guard values.count >= index.atLeast else { continue }
                    want[[values.count, values.reduce(0) { $0 + $1 - scale.lowest }], default: 0] += 1
                }
                let layout = survey.layout.indices[number]
                for (counter, pair) in layout.pairs.enumerated() {
                    #expect(Int(row[layout.start + counter]) == want[[Int(pair.answered), Int(pair.sum)]] ?? 0)
                }
                let answers = row.withUnsafeBufferPointer { buffer in
                    buffer.baseAddress.map { survey.layout.answers(.index(number), $0) }
                }
                #expect(answers == want.values.reduce(0, +))
            }
        }
    }

    @Test(arguments: 1...10) func `cross tallies hold those who answered every item, reversed where the study says so`(
        _ seed: Int
    ) throws {
        let study = sampleStudy()
        let responses = sampleResponses(300, seed: UInt64(seed))
        let part = try Survey(study).part(responses)
        for wave in part.scorer.cross.indices {
            for (number, index) in study.indices.enumerated() {
                var want = CrossTally(items: index.parts.count)
                for response in responses where Int(response.wave) == wave {
                    guard index.parts.allSatisfy({ AnswerCode.isAnswer(response.codes[$0.item]) }) else { continue }
                    let points = study.scales[study.items[index.parts[0].item].scale].points
                    want.add(
                        row: index.parts.map { part in
                            let code = Int(response.codes[part.item])
                            return part.reversed ? points + 1 - code : code
                        })
                }
                #expect(part.scorer.cross[wave][number] == want)
            }
        }
    }

    @Test func `cross tallies merge by adding`() {
        var random = SplitMix64(seed: 8)
        func tally() -> CrossTally {
            var tally = CrossTally(items: 3)
            for _ in 0..<Int.random(in: 0...30, using: &random) {
                tally.add(row: (0..<3).map { _ in Int.random(in: 1...5, using: &random) })
            }
            return tally
        }
        func sum(_ tallies: [CrossTally]) -> CrossTally {
            var sum = CrossTally(items: 3)
            for one in tallies { sum.merge(one) }
            return sum
        }
        for _ in 0..<30 {
            let (a, b, c) = (tally(), tally(), tally())
            #expect(sum([a, b, c]) == sum([c, b, a]))
            #expect(sum([sum([a, b]), c]) == sum([a, sum([b, c])]))
            #expect(sum([a]) == a)
            var undone = sum([a, b])
            undone.subtract(b)
            #expect(undone == a)
        }
    }
}
