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
    private let plan: ScoringPlan
    private let space: CellSpace
    private let partitions: Int
    /// Slots of each atom of the worker's table, one a partition (-1: in no cell).
    private var slots: [Int32] = []
    private var wavesOfAtoms: [Int32] = []
    /// By wave and partition (the company first): the slot of each cell (-1: not asked for yet).
    private var knownSlots: [[Int32]] = []

    package init(layout: TallyLayout, space: CellSpace) {
        self.layout = layout
        self.space = space
        plan = ScoringPlan(layout)
        partitions = space.partitions.count + 1
        tallies = Tallies(width: layout.width)
    }

    /// Counts a block of one source.
    package mutating func score(_ codes: CodeBlock, _ block: RecordBlock, atoms: AtomTable) {
        guard codes.count > 0 else { return }
        learnSlots(atoms)
        let (base, stride) = (UnsafePointer(block.codes), block.stride)
        count(codes.count, sign: 1) { (base + Int(codes.records[$0]) * stride, Int(codes.atoms[$0])) }
    }

    /// Takes back the answers of one record.
    package mutating func takeBack(codes: [UInt8], atom: Int, atoms: AtomTable) {
        learnSlots(atoms)
        codes.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { count(1, sign: -1) { _ in (base, atom) } }
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
            slots.append(slot(wave, -1, 0))
            for partition in 0..<partitions - 1 {
                let cell = atoms.rows[row + 1 + partition]
                slots.append(cell < 0 ? -1 : slot(wave, partition, cell))
            }
        }
        tallies.ensure(rows: space.slotCount)
        ensureCross(Int(wavesOfAtoms.max() ?? 0))
    }

    private mutating func slot(_ wave: Int32, _ partition: Int, _ cell: Int32) -> Int32 {
        let list = Int(wave) * partitions + partition + 1
        while knownSlots.count <= list { knownSlots.append([]) }
        while knownSlots[list].count <= Int(cell) { knownSlots[list].append(-1) }
        if knownSlots[list][Int(cell)] < 0 {
            knownSlots[list][Int(cell)] = space.slot(wave: wave, partition: partition, cell: cell)
        }
        return knownSlots[list][Int(cell)]
    }

    private mutating func ensureCross(_ wave: Int) {
        while cross.count <= wave { cross.append(layout.indices.map { CrossTally(items: $0.parts.count) }) }
    }

    /// Adds (or takes away) the answers of `people` in every cell they are in.
    private mutating func count(_ people: Int, sign: Int32, _ person: (Int) -> (codes: UnsafePointer<UInt8>, atom: Int))
    {
        let (plan, width, items, partitions) = (plan, layout.width, layout.items, partitions)
        let indices = plan.points.count
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(1, indices)) { counters in
            for number in 0..<people {
                let (codes, atom) = person(number)
                plan.score(codes, into: counters) { index, row in
                    cross[Int(wavesOfAtoms[atom])][index].add(row: row, sign: Int64(sign))
                }
                slots.withUnsafeBufferPointer { slots in
                    _ = tallies.withCounters { counts in
                        for slot in slots[atom * partitions..<(atom + 1) * partitions] where slot >= 0 {
                            let row = counts + Int(slot) * width
                            row[0] &+= sign
                            for item in 0..<items { row[1 + item * AnswerCode.width + Int(codes[item] & 15)] &+= sign }
                            for index in 0..<indices where counters[index] >= 0 { row[Int(counters[index])] &+= sign }
                        }
                    }
                }
            }
        }
    }
}

extension ScoringPlan {
    /// The counter of each index for one person (-1: no score), and the values of those who answered all items.
    @inline(__always)
    fileprivate func score(
        _ codes: UnsafePointer<UInt8>, into counters: UnsafeMutableBufferPointer<Int32>,
        complete: (Int, UnsafeBufferPointer<UInt8>) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, mostItems)) { row in
            for index in 0..<points.count {
                let (first, last) = (Int(starts[index]), Int(starts[index + 1]))
                var answered = 0
                var sum: Int32 = 0
                for part in first..<last {
                    let code = codes[Int(items[part])]
                    // Reversed within the scale's points; reliability does not see a shift.
                    row[part - first] = signs[part] < 0 ? points[index] &+ 1 &- code : code
                    if AnswerCode.isAnswer(code) {
                        answered += 1
                        sum &+= bases[part] &+ signs[part] &* Int32(code)
                    }
                }
                let counter = self.counters[index * counterStride + answered]
                counters[index] = counter < 0 ? -1 : counter &+ sum
                if answered == last - first {
                    complete(index, UnsafeBufferPointer(start: row.baseAddress, count: answered))
                }
            }
        }
    }
}
