import Ingest
import Normalize
import Statistics
import Study

/// Counts code blocks into tallies and cross tallies. One a worker; merged afterwards.
package struct Scorer: Sendable {
    package let layout: TallyLayout
    package private(set) var tallies: Tallies
    /// By wave and index: sums and products over people who answered all items of the index (items reversed where the
    /// study says so), company-wide.
    package private(set) var cross: [[CrossTally]] = []
    private let space: CellSpace
    private let partitions: Int
    /// Slots of each atom of the worker's table, one a partition (-1: in no cell).
    private var slots: [Int32] = []
    private var wavesOfAtoms: [Int32] = []

    package init(layout: TallyLayout, space: CellSpace) {
        self.layout = layout
        self.space = space
        partitions = space.partitions.count + 1
        tallies = Tallies(width: layout.width)
    }

    /// Counts a block of one source.
    package mutating func score(_ codes: CodeBlock, _ block: RecordBlock, atoms: AtomTable) {
        guard codes.count > 0 else { return }
        learnSlots(atoms)
        for i in 0..<codes.count {
            count(UnsafePointer(block.codes + Int(codes.records[i]) * block.stride), atom: Int(codes.atoms[i]), sign: 1)
        }
    }

    /// Takes back the answers of one record.
    package mutating func takeBack(codes: [UInt8], atom: Int, atoms: AtomTable) {
        learnSlots(atoms)
        codes.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { count(base, atom: atom, sign: -1) }
        }
    }

    /// Adds another worker's sums.
    package mutating func merge(_ other: Scorer) {
        tallies.merge(other.tallies)
        for (wave, list) in other.cross.enumerated() {
            ensureCross(wave)
            for index in list.indices { cross[wave][index].merge(list[index]) }
        }
    }

    /// Finds the slots of atoms that are new in the table: the company of the wave first, then a cell a partition.
    private mutating func learnSlots(_ atoms: AtomTable) {
        let known = wavesOfAtoms.count
        guard known < atoms.count else { return }
        for atom in known..<atoms.count {
            let row = atom * atoms.width
            let wave = atoms.rows[row]
            wavesOfAtoms.append(wave)
            slots.append(space.slot(wave: wave, partition: -1, cell: 0))
            for partition in 0..<space.partitions.count {
                let cell = atoms.rows[row + 1 + partition]
                slots.append(cell < 0 ? -1 : space.slot(wave: wave, partition: partition, cell: cell))
            }
        }
        tallies.ensure(rows: space.slotCount)
        ensureCross(Int(wavesOfAtoms.max() ?? 0))
    }

    private mutating func ensureCross(_ wave: Int) {
        while cross.count <= wave { cross.append(layout.indices.map { CrossTally(items: $0.parts.count) }) }
    }

    /// Adds (or takes away) one person's answers in every cell they are in.
    private mutating func count(_ codes: UnsafePointer<UInt8>, atom: Int, sign: Int32) {
        let layout = layout
        let wave = Int(wavesOfAtoms[atom])
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(1, layout.indices.count)) { counters in
            for (number, index) in layout.indices.enumerated() {
                var answered = 0
                var sum: Int32 = 0
                for part in index.parts {
                    let code = codes[part.item]
                    if AnswerCode.isAnswer(code) {
                        answered += 1
                        sum += part.base + part.sign * Int32(code)
                    }
                }
                let offset = index.offsets[answered]
                counters[number] = offset < 0 ? -1 : Int32(index.start + offset) + sum - Int32(answered * index.low)
                if answered == index.parts.count { addCross(wave, number, index, codes, sign) }
            }
            let first = atom * partitions
            for partition in 0..<partitions where slots[first + partition] >= 0 {
                let base = Int(slots[first + partition]) * layout.width
                _ = tallies.withCounters { counts in
                    let row = counts + base
                    row[0] &+= sign
                    for item in 0..<layout.items { row[1 + item * AnswerCode.width + Int(codes[item] & 15)] &+= sign }
                    for counter in counters where counter >= 0 { row[Int(counter)] &+= sign }
                }
            }
        }
    }

    private mutating func addCross(
        _ wave: Int, _ number: Int, _ index: TallyLayout.IndexLayout, _ codes: UnsafePointer<UInt8>, _ sign: Int32
    ) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: index.parts.count) { row in
            // Reversed within the scale's points; reliability does not see a shift.
            for (i, part) in index.parts.enumerated() {
                let points = UInt8(truncatingIfNeeded: index.high - index.low + 1)
                row[i] = part.sign < 0 ? points &+ 1 &- codes[part.item] : codes[part.item]
            }
            cross[wave][number].add(row: UnsafeBufferPointer(row), sign: Int64(sign))
        }
    }
}
