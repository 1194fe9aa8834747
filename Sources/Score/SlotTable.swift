import Normalize

/// Which slot of the tallies each cell of each wave is counted in, as one worker knows it.
///
/// A row a wave: the slot of people in no cell of the first partition, then a stretch of cells a partition, -1 where a cell was not met yet.
struct SlotTable: Sendable {
    private let space: CellSpace
    /// By partition: where its stretch begins in a row. The last entry is the length of a row.
    private(set) var starts: [Int]
    private(set) var slots: [Int32] = []
    private(set) var waves = 0

    private static let firstRoom = 16

    init(_ space: CellSpace) {
        self.space = space
        starts = (0...space.partitions.count).map { 1 + $0 * Self.firstRoom }
    }

    var rowLength: Int { starts[starts.count - 1] }

    /// Asks for the slots of rows of cells (wave first) that are not known yet; says whether there were any.
    mutating func learn(_ rows: [Int32], width: Int) -> Bool {
        var isNew = false
        for row in stride(from: 0, to: rows.count, by: width) {
            let wave = Int(rows[row])
            if wave >= waves { addWaves(through: wave) }
            if slots[wave * rowLength] < 0 {
                slots[wave * rowLength] = space.slot(wave: rows[row], partition: -1, cell: 0)
                isNew = true
            }
            for partition in 0..<starts.count - 1 {
                let cell = Int(rows[row + 1 + partition])
                if cell >= 0, learn(wave, partition, cell) { isNew = true }
            }
        }
        return isNew
    }

    private mutating func learn(_ wave: Int, _ partition: Int, _ cell: Int) -> Bool {
        if starts[partition] + cell >= starts[partition + 1] { widen(partition, to: cell) }
        let place = wave * rowLength + starts[partition] + cell
        guard slots[place] < 0 else { return false }
        slots[place] = space.slot(wave: Int32(wave), partition: partition, cell: Int32(cell))
        return true
    }

    private mutating func addWaves(through wave: Int) {
        slots += [Int32](repeating: -1, count: (wave + 1 - waves) * rowLength)
        waves = wave + 1
    }

    /// Makes room for a cell, and for as many again.
    private mutating func widen(_ partition: Int, to cell: Int) {
        let (old, length) = (starts, rowLength)
        let more = 2 * (cell + 1) - (old[partition + 1] - old[partition])
        for later in partition + 1..<starts.count { starts[later] += more }
        var wider = [Int32](repeating: -1, count: waves * rowLength)
        for wave in 0..<waves {
            for place in 0..<length {
                let moved = place < old[partition + 1] ? place : place + more
                wider[wave * rowLength + moved] = slots[wave * length + place]
            }
        }
        slots = wider
    }
}
