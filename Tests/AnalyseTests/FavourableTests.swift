import Study
import TestSupport
import Testing

@testable import Analyse
@testable import Score

@Suite struct FavourableTests {
    private func study(_ indices: [(parts: [(Int, Bool)], lowIsGood: Bool, kind: Index.Kind)], scale: Scale = .standard)
        -> Study
    {
        var study = Study()
        study.scales = [scale]
        study.items = [Item(id: "q1"), Item(id: "q2")]
        study.indices = indices.enumerated().map { number, one in
            var index = Index(
                id: "i\(number)", parts: one.parts.map { Index.Part(item: $0.0, reversed: $0.1) }, atLeast: 1,
                favourable: scale.favourableScore, unfavourable: scale.unfavourableScore)
            index.lowIsGood = one.lowIsGood
            index.kind = one.kind
            return index
        }
        return study
    }

    /// Shares of a measure when there is one answer of each code 1, two of 2, four of 3, eight of 4, sixteen of 5.
    private func item(_ item: Int, _ study: Study) -> ShareCounts {
        let (layout, measures) = (TallyLayout(study), Measure.all(study))
        var counters = [Int32](repeating: 1000, count: AnswerCode.width)
        for code in 1...5 { counters[code] = 1 << Int32(code - 1) }
        return counters.withUnsafeBufferPointer {
            FavourableSets(study, layout, measures).count(1 + study.indices.count + item, $0)
        }
    }

    private func index(_ index: Int, _ study: Study, _ pairs: [(Int, Int)]) -> ShareCounts {
        let (layout, measures) = (TallyLayout(study), Measure.all(study))
        // A scale from 1 on: the sum of answers is that of units and one for each answer.
        let counters = layout.indices[index].pairs.map { pair in
            Int32(pairs.count { $0.0 == Int(pair.answered) && $0.1 == Int(pair.sum) + $0.0 })
        }
        return counters.withUnsafeBufferPointer { FavourableSets(study, layout, measures).count(1 + index, $0) }
    }

    private let agreeing = ShareCounts(favourable: 24, neutral: 4, unfavourable: 3)
    private let disagreeing = ShareCounts(favourable: 3, neutral: 4, unfavourable: 24)

    @Test func `absences are no answers, and no index leaves an item as the scale says`() {
        #expect(item(0, study([])) == agreeing)
        #expect(item(0, study([([(0, false), (1, true)], false, .meanOfPersonMeans)])) == agreeing)
    }

    @Test func `an item that an index reverses is favourable at its other end`() {
        #expect(item(1, study([([(0, false), (1, true)], false, .meanOfPersonMeans)])) == disagreeing)
    }

    @Test func `an item of an index whose low scores are good is favourable at its low end`() {
        #expect(item(0, study([([(0, false)], true, .meanOfPersonMeans)])) == disagreeing)
    }

    @Test func `sets that are not symmetric are turned round`() {
        var scale = Scale(id: "s", lowest: 1, highest: 5)
        scale.favourable = [5]
        scale.unfavourable = [1, 2, 3]
        #expect(item(0, study([], scale: scale)) == ShareCounts(favourable: 16, neutral: 8, unfavourable: 7))
        let turned = study([([(0, true)], false, .meanOfPersonMeans)], scale: scale)
        #expect(item(0, turned) == ShareCounts(favourable: 1, neutral: 2, unfavourable: 28))
    }

    // BUG (FavourableSets.isReversed): an item that is reversed in an index whose low scores are good agrees with the
    // good end: turned twice, it stays as it is. "I can relax", reversed in an index of strain.
    @Test func `reversed where low is good is as the scale says`() {
        #expect(item(0, study([([(0, true), (1, false)], true, .meanOfPersonMeans)])) == agreeing)
    }

    // BUG (FavourableSets.isReversed): two indices that both say that agreeing is bad cancel out. "I am worn out",
    // reversed in an index of well-being and as it is in an index of strain.
    @Test func `reversed in one index and as it is where low is good is turned`() {
        let both = study([
            ([(0, true), (1, false)], false, .meanOfPersonMeans), ([(0, false)], true, .meanOfPersonMeans),
        ])
        #expect(item(0, both) == disagreeing)
    }

    @Test func `scores are favourable from their thresholds on`() {
        let study = study([([(0, false), (1, false)], false, .meanOfPersonMeans)])
        // 3.5, 3, 2.5 of two items; 4, 3, 2 of one.
        #expect(
            index(0, study, [(2, 7), (2, 6), (2, 5), (1, 4), (1, 3), (1, 2)])
                == ShareCounts(favourable: 2, neutral: 2, unfavourable: 2))
    }

    @Test func `low scores are favourable where low is good`() {
        let study = study([([(0, false), (1, false)], true, .meanOfPersonMeans)])
        #expect(
            index(0, study, [(2, 7), (2, 8), (2, 6), (2, 5)]) == ShareCounts(favourable: 1, neutral: 1, unfavourable: 2)
        )
    }

    @Test func `a share of people has no middle`() {
        var one = study([([(0, false), (1, false)], false, .personShare(at: Ratio(4)))])
        #expect(
            index(0, one, [(2, 8), (2, 7), (1, 4), (1, 1)]) == ShareCounts(favourable: 2, neutral: 0, unfavourable: 2))
        one.indices[0].lowIsGood = true
        #expect(index(0, one, [(2, 8), (2, 7), (2, 2)]) == ShareCounts(favourable: 2, neutral: 0, unfavourable: 1))
    }

    @Test func `a share of people is of those who reach the score, good or bad`() throws {
        for low in [false, true] {
            var study = study([([(0, false), (1, false)], low, .personShare(at: Ratio(4)))])
            study.indices[0].atLeast = 2
            let codes: [UInt8] = [2, 3, 4, 5]
            let responses: [Response] = (0..<40).map { i in Response(codes: [codes[i % 4], codes[i % 4]]) }
            let sums = try Survey(study).permitted(responses)
            let found: CellFinding? = Describe.cells(sums, pool: Pool(sums)).first { $0.measure == 1 }
            #expect(found?.n == 40)
            #expect(found?[Statistic.value] == 50)
        }
    }
}
