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
    private var slots: SlotTable

    package init(layout: TallyLayout, space: CellSpace) {
        self.layout = layout
        self.space = space
        plan = ScoringPlan(layout)
        slots = SlotTable(space)
        tallies = Tallies(width: layout.width)
    }

    /// Counts a block of one source.
    package mutating func score(_ codes: CodeBlock, _ block: RecordBlock, atoms: AtomTable) {
        guard codes.count > 0 else { return }
        let (base, stride) = (UnsafePointer(block.codes), block.stride)
        count(codes.count, sign: 1, atoms) { (base + Int(codes.records[$0]) * stride, Int(codes.atoms[$0])) }
    }

    /// Takes back the answers of one record.
    package mutating func takeBack(codes: [UInt8], atom: Int, atoms: AtomTable) {
        codes.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { count(1, sign: -1, atoms) { _ in (base, atom) } }
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

    /// Makes room for what is new in a table of atoms.
    private mutating func learn(_ atoms: AtomTable) {
        guard slots.learn(atoms) else { return }
        tallies.ensure(rows: space.slotCount)
        if slots.waves > 0 { ensureCross(slots.waves - 1) }
    }

    private mutating func ensureCross(_ wave: Int) {
        while cross.count <= wave { cross.append(layout.indices.map { CrossTally(items: $0.parts.count) }) }
    }

    /// Adds (or takes away) the answers of `people` in every cell they are in.
    private mutating func count(
        _ people: Int, sign: Int32, _ atoms: AtomTable,
        _ person: (Int) -> (codes: UnsafePointer<UInt8>, atom: Int)
    ) {
        learn(atoms)
        let (plan, indices) = (plan, plan.points.count)
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(1, indices)) { counters in
            atoms.withRows { rows in
                for number in 0..<people {
                    let (codes, atom) = person(number)
                    let row = rows + atom * atoms.width
                    plan.score(codes, into: counters) { index, values in
                        cross[Int(row[0])][index].add(row: values, sign: Int64(sign))
                    }
                    add(codes, UnsafeBufferPointer(counters), sign: sign, cells: row)
                }
            }
        }
    }

    /// Adds one person's answers and scores to the company of the wave (`cells[0]`) and to a cell of each partition.
    @inline(__always)
    private mutating func add(
        _ codes: UnsafePointer<UInt8>, _ counters: UnsafeBufferPointer<Int32>, sign: Int32,
        cells: UnsafePointer<Int32>
    ) {
        let (width, items, indices) = (layout.width, layout.items, plan.points.count)
        let wave = Int(cells[0]) * slots.rowLength
        _ = tallies.withCounters { counts in
            for stretch in 0..<slots.starts.count {
                let place = stretch == 0 ? 0 : slots.starts[stretch - 1] + Int(cells[stretch])
                if stretch > 0, cells[stretch] < 0 { continue }
                let row = counts + Int(slots.slots[wave + place]) * width
                row[0] &+= sign
                for item in 0..<items { row[1 + item * AnswerCode.width + Int(codes[item] & 15)] &+= sign }
                for index in 0..<indices where counters[index] >= 0 { row[Int(counters[index])] &+= sign }
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
