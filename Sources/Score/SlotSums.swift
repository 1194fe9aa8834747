/// Sums of slots: a row of counters for each slot in which anything was counted, made when it is first needed.
package struct SlotSums: Sendable {
    private(set) var tallies: Tallies
    /// By slot: the row, -1 for none.
    private var rowOfSlot: [Int32] = []

    init(width: Int) { tallies = Tallies(width: width) }

    /// The row of a slot, made when there is none.
    mutating func row(_ slot: Int) -> Int {
        while rowOfSlot.count <= slot { rowOfSlot.append(-1) }
        if rowOfSlot[slot] < 0 {
            rowOfSlot[slot] = Int32(tallies.rows)
            tallies.ensure(rows: tallies.rows + 1)
        }
        return Int(rowOfSlot[slot])
    }

    /// Makes room at once for what is about to come.
    mutating func reserve(slots: Int) { tallies.reserve(rows: slots) }

    /// Lets `body` change the counters of a slot.
    mutating func withRow(of slot: Int, _ body: (UnsafeMutablePointer<Int32>) -> Void) {
        let start = row(slot) * tallies.width
        tallies.withCounters { body($0 + start) }
    }

    /// The counters of a slot; not called where nothing was counted.
    package func withRow<Result>(at slot: Int, _ body: (UnsafePointer<Int32>) throws -> Result) rethrows -> Result? {
        guard slot < rowOfSlot.count, rowOfSlot[slot] >= 0 else { return nil }
        return try tallies.withRow(Int(rowOfSlot[slot]), body)
    }

    /// Adds the counters of a slot to a row of other tallies.
    func add(slot: Int, to other: inout Tallies, row: Int) {
        guard slot < rowOfSlot.count, rowOfSlot[slot] >= 0 else { return }
        other.add(row: Int(rowOfSlot[slot]), of: tallies, to: row)
    }

    mutating func merge(_ other: SlotSums) {
        for slot in other.rowOfSlot.indices where other.rowOfSlot[slot] >= 0 {
            tallies.add(row: Int(other.rowOfSlot[slot]), of: other.tallies, to: row(slot))
        }
    }
}
