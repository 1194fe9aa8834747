import Study
import TestSupport
import Testing

@testable import Normalize
@testable import Score

@Suite struct SlotTableTests {
    /// Cells arrive in any order and in lots; room is made as they do.
    @Test(arguments: 1...20) func `every cell has the slot that all workers agree on`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let partitions = ["a", "b", "c"].map { Partition(id: $0, kind: .plain, attributes: []) }
        let space = CellSpace(partitions: partitions, attributes: [], waves: nil)
        let cells: [Int32] = [3, 17, 200].shuffled(using: &random)
        var (table, rows) = (SlotTable(space), [Int32]())
        for _ in 0..<5 {
            var lot: [Int32] = []
            for _ in 0..<Int.random(in: 1...80, using: &random) {
                lot.append(Int32.random(in: 0..<4, using: &random))
                for count in cells { lot.append(Int32.random(in: -1..<count, using: &random)) }
            }
            _ = table.learn(lot, width: 4)
            let isNew = table.learn(lot, width: 4)
            #expect(!isNew)
            rows += lot
            for first in stride(from: 0, to: rows.count, by: 4) {
                let row = Array(rows[first..<first + 4])
                let start = Int(row[0]) * table.rowLength
                #expect(table.slots[start] == space.existingSlot(wave: row[0], partition: -1, cell: 0))
                for partition in 0..<3 where row[1 + partition] >= 0 {
                    let slot = table.slots[start + table.starts[partition] + Int(row[1 + partition])]
                    #expect(slot == space.existingSlot(wave: row[0], partition: partition, cell: row[1 + partition]))
                }
            }
        }
        let known = table.slots.filter { $0 >= 0 }
        #expect(Set(known).count == known.count)
    }
}
