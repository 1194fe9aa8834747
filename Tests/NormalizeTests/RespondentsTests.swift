import Diagnostics
import Study
import TestSupport
import Testing
import Workers

@testable import Normalize

/// Whoever counts, and in however many lots: the kinds of people are those that a dictionary finds.
@Suite struct RespondentsTests {
    private func population(crossed: Bool) throws -> Population {
        var study = Study()
        study.hierarchy = Hierarchy(kind: .path(column: "path", separator: UInt8(ascii: "/")))
        study.cuts = [Cut(id: "site", column: "site"), Cut(id: "age", column: "age")]
        if crossed { study.crossed = [CrossedCut(first: 0, second: 1)] }
        return try Population.build(study, people: nil, workers: Workers(1), collector: Collector())
    }

    /// Rows as they come from responses whose values lie in `values` different ones an attribute.
    private func row(_ values: [Int], _ space: CellSpace, _ crossed: Bool, _ random: inout SplitMix64) -> [Int32] {
        let chosen = values.map { Int.random(in: 0..<$0, using: &random) }
        var row = [Int32.random(in: 0..<3, using: &random)]
        for (partition, value) in chosen.enumerated() { row.append(space.cell(partition, "v\(value)")) }
        if crossed {
            row.append(space.cell(3, "v\(chosen[1])" + CellSpace.separator + "v\(chosen[2])"))
        }
        return row
    }

    @Test(arguments: 1...6, [[3, 2, 2], [20, 9, 5], [3000, 400, 50]]) func `kinds are counted in any split`(
        _ seed: Int, _ values: [Int]
    ) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let crossed = seed % 2 == 0
        let population = try population(crossed: crossed)
        var parts = (0..<3).map { _ in Respondents(population) }
        var want: [[Int32]: Int] = [:]
        for _ in 0..<Int.random(in: 1...300, using: &random) {
            let row = row(values, population.space, crossed, &random)
            want[row, default: 0] += 1
            var block = CodeBlock()
            block.append(record: 0, cells: row)
            parts[Int.random(in: 0..<3, using: &random)].add(block)
        }
        for order in [[0, 1, 2], [2, 0, 1]] {
            var all = Respondents(population)
            for part in order { all.merge(parts[part]) }
            var table = all.table
            var found: [[Int32]: Int] = [:]
            for atom in 0..<table.count {
                let row = Array(table.rows[atom * table.width..<(atom + 1) * table.width])
                found[row, default: 0] += Int(table.answered[atom])
            }
            #expect(found == want && table.count == want.count)
            // A response taken back is found again, wherever it was counted.
            for (row, count) in want { for _ in 0..<count { table.takeBack(row) } }
            #expect(table.answered.allSatisfy { $0 == 0 } && table.count == want.count)
        }
    }
}
