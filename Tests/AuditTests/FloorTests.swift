import Study
import TestSupport
import Testing

@testable import Audit

/// The bound that stands in for a flow: it may pass only what the flow passes.
@Suite struct FloorTests {
    /// People in each left and right part, with answers that some of them gave: consistent by construction.
    private struct Table {
        var relation: Relation
        var left: [Int]
        var right: [Int]

        /// - Parameter most: people in a cell at most; cells of many people are hardly ever empty.
        init(_ random: inout SplitMix64, most: Int = 14) {
            let (rows, columns) = (Int.random(in: 1...5, using: &random), Int.random(in: 1...5, using: &random))
            let isComplete = Bool.random(using: &random)
            var (meet, answers) = ([Int](), [Int]())
            for l in 0...rows {
                for r in 0...columns {
                    let isOutside = l == rows || r == columns
                    let isEmpty =
                        (isOutside && (isComplete || l == rows && r == columns))
                        || Int.random(in: 0..<(most > 14 ? 12 : 3), using: &random) == 0
                    let people = isEmpty ? 0 : Int.random(in: 1...most, using: &random)
                    meet.append(people)
                    answers.append(max(0, people - max(0, Int.random(in: -3...3, using: &random))))
                }
            }
            relation = Relation(
                left: (0..<rows).map { Relation.Part(plus: $0) },
                right: (0..<columns).map { Relation.Part(plus: rows + $0) },
                meet: meet)
            left = (0..<rows).map { l in (0...columns).reduce(0) { $0 + answers[l * (columns + 1) + $1] } }
            right = (0..<columns).map { r in (0...rows).reduce(0) { $0 + answers[$1 * (columns + 1) + r] } }
        }
    }

    @Test(arguments: 1...20) func `what the bound settles has no leak`(_ seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        var settled = 0
        for _ in 0..<400 {
            let table = Table(&random)
            let floor = Floor(table.relation, left: table.left, right: table.right, threshold: 5)
            // True numbers contradict nothing.
            guard let floor else { Issue.record("consistent numbers were refused"); continue }
            guard floor.settlesAll() else { continue }
            settled += 1
            var cut = try #require(MinCut(table.relation, left: table.left, right: table.right, threshold: 5))
            #expect(cut.leaks(limit: 100).allSatisfy { $0.right.isEmpty })
        }
        #expect(settled > 5)
    }

    /// Parts that meet all others settle whole relations at once.
    @Test(arguments: 1...20) func `what full parts settle has no leak`(_ seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed) + 1000)
        var settled = 0
        for _ in 0..<300 {
            let table = Table(&random, most: 40)
            let byFullParts =
                table.relation.isComplete
                && table.right.indices.allSatisfy { table.right[$0] - table.relation.besideFull[$0] >= 5 }
            guard byFullParts else { continue }
            settled += 1
            var cut = try #require(MinCut(table.relation, left: table.left, right: table.right, threshold: 5))
            #expect(cut.leaks(limit: 100).allSatisfy { $0.right.isEmpty })
        }
        #expect(settled > 20)
    }

    @Test func `numbers that contradict each other are not settled`() {
        // 50 + 10, 50 and 100 people; the second part has ten answers though at least fifty were given in it.
        let relation = Relation(
            left: (0..<3).map { Relation.Part(plus: $0) }, right: (3..<5).map { Relation.Part(plus: $0) },
            meet: [50, 10, 0, 50, 0, 0, 0, 100, 0, 0, 0, 0])
        #expect(Floor(relation, left: [60, 10, 100], right: [100, 70], threshold: 5) == nil)
        #expect(Floor(relation, left: [60, 50, 100], right: [100, 110], threshold: 5)?.settlesAll() == true)
        #expect(Floor(relation, left: [61, 50, 100], right: [100, 111], threshold: 5) == nil)
    }
}
