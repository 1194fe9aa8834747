import Study
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
        var (table, atoms) = (SlotTable(space), AtomTable(partitions: 3))
        for _ in 0..<5 {
            for _ in 0..<Int.random(in: 1...80, using: &random) {
                var row = [Int32.random(in: 0..<4, using: &random)]
                for count in cells { row.append(Int32.random(in: -1..<count, using: &random)) }
                row.withUnsafeBufferPointer { _ = atoms.atom($0) }
            }
            _ = table.learn(atoms)
            let isNew = table.learn(atoms)
            #expect(!isNew)
            for atom in 0..<atoms.count {
                let row = Array(atoms.rows[atom * 4..<atom * 4 + 4])
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
