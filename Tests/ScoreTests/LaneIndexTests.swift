import Ingest
import Statistics
import Study
import TestSupport
import Testing

@testable import Score

/// All items at once against item by item.
@Suite struct LaneIndexTests {
    private func layout(
        _ items: ClosedRange<Int>, lowest: Int, highest: Int, reversed: Set<Int>, atLeast: Int
    ) -> TallyLayout {
        var study = Study()
        study.scales = [Scale(id: "s", lowest: lowest, highest: highest)]
        study.items = (0..<24).map { Item(id: "q\($0)") }
        study.indices = [
            Index(
                id: "i", parts: items.map { Index.Part(item: $0, reversed: reversed.contains($0)) }, atLeast: atLeast,
                favourable: Ratio(7, 2), unfavourable: Ratio(5, 2))
        ]
        return TallyLayout(study)
    }

    @Test(arguments: 1...60) func `scores are what counting item by item gives`(_ seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let first = Int.random(in: 0...8, using: &random)
        let items = first...first + Int.random(in: 0...15, using: &random)
        let lowest = Int.random(in: -3...3, using: &random)
        let highest = lowest + Int.random(in: 1...10, using: &random)
        let reversed = Set(items.filter { _ in random.chance(0.4) })
        let layout = layout(items, lowest: lowest, highest: highest, reversed: reversed, atLeast: 1)
        let lane = try #require(LaneIndex(layout.indices[0]))
        let absences: [UInt8] = [0, 12, 13, 14, 15]
        for _ in 0..<200 {
            let share = Double.random(in: 0...1, using: &random)
            let codes = (0..<40).map { _ in
                random.chance(share)
                    ? absences.randomElement(using: &random) ?? 0
                    : UInt8.random(in: 1...UInt8(highest - lowest + 1), using: &random)
            }
            let score = codes.withUnsafeBufferPointer { $0.baseAddress.map { lane.score($0) } }
            let answered = items.filter { (1...11).contains(codes[$0]) }
            let values = answered.map { item in
                let value = lowest + Int(codes[item]) - 1
                return reversed.contains(item) ? lowest + highest - value : value
            }
            #expect(score?.answered == answered.count)
            #expect(score?.sum == Int32(values.reduce(0) { $0 + $1 - lowest }))
            for (lane, item) in items.enumerated() {
                let position = answered.contains(item) ? values[answered.firstIndex(of: item) ?? 0] - lowest + 1 : 0
                #expect(score.map { Int($0.positions[lane]) } == position)
            }
        }
    }

    @Test func `items that do not stand side by side are scored one by one`() {
        var study = Study()
        study.scales = [.standard]
        study.items = (0..<20).map { Item(id: "q\($0)") }
        func index(_ parts: [Int]) -> Index {
            Index(
                id: "i", parts: parts.map { Index.Part(item: $0, reversed: false) }, atLeast: 1,
                favourable: Ratio(7, 2), unfavourable: Ratio(5, 2))
        }
        study.indices = [index([0, 2]), index([1, 0]), index(Array(0...16)), index(Array(3...18))]
        #expect(TallyLayout(study).indices.map { LaneIndex($0) == nil } == [true, true, true, false])
    }

    @Test func `a full block of the highest answers does not overflow`() {
        var (lanes, cross) = (CrossLanes(), [[CrossTally(items: 16)]])
        lanes.ensure(1)
        var want = CrossTally(items: 16)
        for _ in 0..<2 {
            lanes.withCursor { cursor in
                for _ in 0..<RecordBlock.capacity {
                    cursor.add(LaneIndex.Lanes(repeating: AnswerCode.highestPoint), 16, at: 0)
                }
            }
            lanes.empty(into: &cross)
            for _ in 0..<RecordBlock.capacity {
                want.add(row: Array(repeating: Int(AnswerCode.highestPoint), count: 16))
            }
        }
        #expect(cross[0][0] == want)
    }
}
