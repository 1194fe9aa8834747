import Study
import Synchronization

/// One way in which people are divided: the leaves of the hierarchy, the values of a cut, the pairs of two cuts, or
/// the direct reports of heads. Everybody is in one cell of a partition, or in none.
package struct Partition: Sendable {
    package var id: String
    package var kind: CutInfo.Kind
    /// Attributes that decide the cell (positions in `CellSpace.attributes`).
    package var attributes: [Int]
    /// The order of cells in outputs; empty: by text.
    package var order: [String] = []
    /// Whether other values than those of `order` are *not stated*.
    package var closed = false
}

/// All cells of all partitions and waves, numbered as they are met, by any worker.
///
/// Numbers depend on who came first; names do not, and outputs are sorted by name. A cell of the hierarchy is named
/// by its way down, components joined by `CellSpace.separator`.
package final class CellSpace: Sendable {
    package static let separator = "\u{1F}"

    package let partitions: [Partition]
    /// Columns that partitions are made of.
    package let attributes: [String]
    /// Fixed list of waves, or nil when they are those found.
    package let fixedWaves: [String]?

    fileprivate struct State {
        var cells: [[String: Int32]]
        var names: [[String]]
        var waves: [String: Int32] = [:]
        var waveNames: [String] = []
        var slots: [Int64: Int32] = [:]
        var slotCells: [SlotKey] = []
    }
    private let state: Mutex<State>

    /// Which cell a slot of the tallies stands for.
    package struct SlotKey: Sendable, Hashable {
        package let wave: Int32
        package let partition: Int32
        package let cell: Int32
    }

    package init(partitions: [Partition], attributes: [String], waves: [String]?) {
        self.partitions = partitions
        self.attributes = attributes
        fixedWaves = waves
        let empty = State(
            cells: partitions.map { _ in [:] }, names: partitions.map { _ in [] })
        state = Mutex(empty)
        for wave in waves ?? [] { _ = self.wave(wave) }
        for (index, partition) in partitions.enumerated() {
            for name in partition.order { _ = cell(index, name) }
        }
    }

    /// What is known now, to go back to when a file has to be read anew.
    package struct Snapshot: Sendable {
        fileprivate let state: State
    }

    package func snapshot() -> Snapshot { state.withLock { Snapshot(state: $0) } }

    package func restore(_ snapshot: Snapshot) { state.withLock { $0 = snapshot.state } }

    /// The number of a wave, or nil when it is not in the fixed list.
    package func wave(_ name: String) -> Int32? {
        state.withLock { state in
            if let known = state.waves[name] { return known }
            if let fixedWaves, !fixedWaves.contains(name) { return nil }
            let number = Int32(state.waveNames.count)
            state.waves[name] = number
            state.waveNames.append(name)
            return number
        }
    }

    /// The number of a cell by name; blank and, in a closed partition, unlisted names are *not stated*.
    package func cell(_ partition: Int, _ name: String) -> Int32 {
        let closed = partitions[partition].closed && !partitions[partition].order.contains(name)
        let name = name.isEmpty && partitions[partition].kind == .plain || closed ? Cut.notStated : name
        return state.withLock { state in
            if let known = state.cells[partition][name] { return known }
            let number = Int32(state.names[partition].count)
            state.cells[partition][name] = number
            state.names[partition].append(name)
            return number
        }
    }

    /// The slot in which a cell of a wave is counted.
    package func slot(wave: Int32, partition: Int, cell: Int32) -> Int32 {
        let key = Self.key(wave, partition, cell)
        return state.withLock { state in
            if let known = state.slots[key] { return known }
            let number = Int32(state.slotCells.count)
            state.slots[key] = number
            state.slotCells.append(SlotKey(wave: wave, partition: Int32(partition), cell: cell))
            return number
        }
    }

    /// The slot of a cell, or nil when nobody was counted there.
    package func existingSlot(wave: Int32, partition: Int, cell: Int32) -> Int32? {
        state.withLock { $0.slots[Self.key(wave, partition, cell)] }
    }

    /// Partition -1 is of people who are in no cell of the first partition: with its cells, the company.
    private static func key(_ wave: Int32, _ partition: Int, _ cell: Int32) -> Int64 {
        Int64(wave) << 48 | Int64(partition + 1) << 32 | Int64(cell)
    }

    /// Names of a partition's cells, by number.
    package func names(of partition: Int) -> [String] { state.withLock { $0.names[partition] } }

    /// Names of waves, by number.
    package var waveNames: [String] { state.withLock { $0.waveNames } }

    /// Slots in which everybody is counted exactly once: those of the first partition, and beside it.
    package var slotsOfEverybody: [Int] {
        state.withLock { state in
            state.slotCells.indices.filter { state.slotCells[$0].partition <= 0 }
        }
    }

    package var slotCount: Int { state.withLock { $0.slotCells.count } }
}
