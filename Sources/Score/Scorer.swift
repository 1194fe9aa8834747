import Ingest
import Normalize
import Statistics
import Study

/// Counts code blocks into sums of slots and cross tallies. One a worker; merged afterwards.
package struct Scorer: Sendable {
    package let layout: TallyLayout
    /// By wave and index: sums and products over people who answered all items of the index (items reversed where the
    /// study says so), company-wide.
    package private(set) var cross: [[CrossTally]] = []
    private var narrow: ByteTallies
    private var wide: SlotSums
    private let plan: ScoringPlan
    /// Products of the block at hand.
    private var lanes = CrossLanes()
    private let space: CellSpace
    private var slots: SlotTable

    package init(layout: TallyLayout, space: CellSpace) {
        self.layout = layout
        self.space = space
        plan = ScoringPlan(layout)
        slots = SlotTable(space)
        narrow = ByteTallies(layout)
        wide = SlotSums(width: layout.width)
    }

    /// Counts a block of one source.
    package mutating func score(_ codes: CodeBlock, _ block: RecordBlock) {
        guard codes.count > 0 else { return }
        learn(codes.cells, width: codes.width)
        // Everything the loop changes is moved into locals: a property would be checked at each access.
        var (narrow, wide, lanes) = (ByteTallies(layout), SlotSums(width: layout.width), CrossLanes())
        var cross: [[CrossTally]] = []
        swap(&narrow, &self.narrow)
        swap(&wide, &self.wide)
        swap(&lanes, &self.lanes)
        swap(&cross, &self.cross)
        lanes.ensure(cross.count * layout.indices.count)
        let (plan, emptying, rowLength, width) = (plan, narrow.layout, slots.rowLength, codes.width)
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: plan.indices) { counters in
            withPointers(codes) { records, rows, slots, starts in
                narrow.withCursor { cursor in
                    lanes.withCursor { products in
                        for number in 0..<codes.count {
                            let person = UnsafePointer(block.codes) + Int(records[number]) * block.stride
                            let cells = rows + number * width
                            plan.score(person, wave: Int(cells[0]), into: counters, products, &cross)
                            cursor.look(at: person)
                            let own = slots + Int(cells[0]) * rowLength
                            Self.forEachPlace(cells, starts) { place in
                                let slot = Int(own[place])
                                if cursor.isFull(slot) { emptying.empty(slot, at: cursor, into: &wide) }
                                cursor.count(counters, in: slot)
                            }
                        }
                    }
                }
            }
        }
        lanes.empty(into: &cross)
        swap(&narrow, &self.narrow)
        swap(&wide, &self.wide)
        swap(&lanes, &self.lanes)
        swap(&cross, &self.cross)
        if !layout.slots.isEmpty { countQuestions(codes, block) }
    }

    /// Counts answers to questions, of which there are few, one by one.
    private mutating func countQuestions(_ codes: CodeBlock, _ block: RecordBlock) {
        let (layout, rowLength, width) = (layout, slots.rowLength, codes.width)
        var wide = SlotSums(width: layout.width)
        swap(&wide, &self.wide)
        withPointers(codes) { records, rows, slots, starts in
            for number in 0..<codes.count {
                let person = UnsafePointer(block.codes) + Int(records[number]) * block.stride
                let cells = rows + number * width
                let own = slots + Int(cells[0]) * rowLength
                Self.forEachPlace(cells, starts) { place in
                    wide.withRow(of: Int(own[place])) { row in
                        for slot in layout.slots { row[slot.start + Int(person[slot.code])] += 1 }
                    }
                }
            }
        }
        swap(&wide, &self.wide)
    }

    /// Takes back the answers of one record.
    /// - Parameter cells: wave and cells of the respondent.
    package mutating func takeBack(codes: [UInt8], cells: [Int32]) {
        learn(cells, width: cells.count)
        let (layout, plan, starts) = (layout, plan, slots.starts)
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: plan.indices) { counters in
            codes.withUnsafeBufferPointer { codes in
                guard let person = codes.baseAddress else { return }
                for index in layout.indices.indices {
                    plan.score(index, person, into: counters) { cross[Int(cells[0])][index].add(row: $0, sign: -1) }
                }
                plan.compose(counters)
            }
            cells.withUnsafeBufferPointer { row in
                guard let row = row.baseAddress else { return }
                starts.withUnsafeBufferPointer { starts in
                    Self.forEachPlace(row, starts) { place in
                        wide.withRow(of: Int(slots.slots[Int(row[0]) * slots.rowLength + place])) { row in
                            row[0] -= 1
                            for item in 0..<layout.items { row[layout.item(item) + Int(codes[item] & 15)] -= 1 }
                            for counter in counters where counter >= 0 { row[Int(counter)] -= 1 }
                            for slot in layout.slots { row[slot.start + Int(codes[slot.code])] -= 1 }
                        }
                    }
                }
            }
        }
    }

    /// Adds another worker's sums.
    package mutating func merge(_ other: Scorer) {
        wide.reserve(slots: space.slotCount)
        wide.merge(other.wide)
        other.narrow.addAll(to: &wide)
        for (wave, list) in other.cross.enumerated() {
            ensureCross(wave)
            for index in list.indices { cross[wave][index].merge(list[index]) }
        }
    }

    /// Puts all that was counted into wide sums, and lets go of the memory of the narrow ones.
    package mutating func fold() {
        narrow.addAll(to: &wide)
        narrow = ByteTallies(layout)
        slots = SlotTable(space)
    }

    /// All that was counted, by slot.
    package var sums: SlotSums {
        var sums = wide
        narrow.addAll(to: &sums)
        return sums
    }

    /// Makes room for cells that were not met before.
    private mutating func learn(_ cells: [Int32], width: Int) {
        guard slots.learn(cells, width: width) else { return }
        narrow.ensure(slots: space.slotCount)
        if slots.waves > 0 { ensureCross(slots.waves - 1) }
    }

    private mutating func ensureCross(_ wave: Int) {
        while cross.count <= wave { cross.append(layout.indices.map { CrossTally(items: max($0.parts.count, 1)) }) }
    }

    /// Lists that the loop over people reads, as pointers.
    private func withPointers(
        _ codes: CodeBlock,
        _ body: (
            _ records: UnsafePointer<Int32>, _ cells: UnsafePointer<Int32>, _ slots: UnsafePointer<Int32>,
            _ starts: UnsafeBufferPointer<Int>
        ) -> Void
    ) {
        codes.records.withUnsafeBufferPointer { records in
            codes.cells.withUnsafeBufferPointer { cells in
                slots.slots.withUnsafeBufferPointer { slots in
                    self.slots.starts.withUnsafeBufferPointer { starts in
                        guard let records = records.baseAddress, let cells = cells.baseAddress,
                            let slots = slots.baseAddress
                        else { return }
                        body(records, cells, slots, starts)
                    }
                }
            }
        }
    }

    /// The places in a wave's row of slots at which a person counts: a cell a partition, and the one beside all cells for
    /// those who are in none of the first partition. Company sums are those two together.
    @inline(__always)
    private static func forEachPlace(
        _ cells: UnsafePointer<Int32>, _ starts: UnsafeBufferPointer<Int>, _ body: (Int) -> Void
    ) {
        if starts.count == 1 || cells[1] < 0 { body(0) }
        for partition in 0..<starts.count - 1 where cells[1 + partition] >= 0 {
            body(starts[partition] + Int(cells[1 + partition]))
        }
    }
}

extension ScoringPlan {
    /// The counter of each index for one person (-1: no score). Who answered all items of an index is added to its
    /// products.
    @inline(__always)
    fileprivate func score(
        _ person: UnsafePointer<UInt8>, wave: Int, into counters: UnsafeMutableBufferPointer<Int32>,
        _ products: CrossLanes.Cursor, _ cross: inout [[CrossTally]]
    ) {
        for index in 0..<counters.count {
            guard let lane = lanes[index] else {
                score(index, person, into: counters) { cross[wave][index].add(row: $0, sign: 1) }
                continue
            }
            let (positions, answered, sum) = lane.score(person)
            counters[index] = counter(index, answered, sum)
            if answered == lane.count { products.add(positions, answered, at: wave * counters.count + index) }
        }
        if !compositions.isEmpty { compose(counters) }
    }

    @inline(__always)
    fileprivate func counter(_ index: Int, _ answered: Int, _ sum: Int32) -> Int32 {
        let counter = counters[index * counterStride + answered]
        return counter < 0 ? -1 : counter &+ sum
    }

    /// The counter of an index for one person, item by item; and the values of one who answered all items.
    fileprivate func score(
        _ index: Int, _ codes: UnsafePointer<UInt8>, into counters: UnsafeMutableBufferPointer<Int32>,
        complete: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        let (first, last) = (Int(starts[index]), Int(starts[index + 1]))
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: last - first) { row in
            var answered = 0
            var sum: Int32 = 0
            for part in first..<last {
                let place = part * AnswerCode.width + Int(codes[Int(items[part])] & 15)
                row[part - first] = positions[place]
                if units[place] >= 0 {
                    answered += 1
                    sum &+= units[place]
                }
            }
            counters[index] = counter(index, answered, sum)
            if answered > 0, answered == last - first { complete(UnsafeBufferPointer(row)) }
        }
    }
}
