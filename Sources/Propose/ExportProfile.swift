import Ingest
import Normalize
import Study
import Workers

/// One export read once, column by column.
package struct ExportProfile: Sendable {
    package let export: Export
    package let columns: [Column]
    package let profiles: [ColumnProfile]
    package let records: Int
    /// Records that cannot be used, by fault.
    package let faults: [RecordFault: FirstPlaces]

    private struct State: Sendable {
        var columns: [ColumnProfile]
        var records = 0
        var faults: [RecordFault: FirstPlaces] = [:]
    }

    /// Reads a whole export.
    package init(_ export: Export, workers: Workers) throws {
        self.export = export
        let names = try export.columns()
        columns = names
        let slots = Dictionary(names.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
        let plan = ColumnPlan(codeSlots: 0, textSlots: max(1, names.count), tables: [], absent: 0) { column in
            slots[column.id].map { .text(slot: $0) } ?? .skip
        }
        let states = try export.read(
            plan: plan, workers: workers,
            start: { State(columns: names.map { _ in ColumnProfile() }) },
            consume: { block, state in
                for record in 0..<block.count {
                    let place = block.places[record]
                    if block.faults[record] != .none {
                        state.faults[block.faults[record], default: FirstPlaces()].add(place)
                    }
                    for slot in names.indices {
                        let text = block.text(record, slot)
                        state.columns[slot].add(text == SpooledAnswer.skipped ? "" : Headers.trim(text), at: place)
                    }
                }
                state.records += block.count
            })
        var columns = names.map { _ in ColumnProfile() }
        var faults: [RecordFault: FirstPlaces] = [:]
        for state in states {
            for i in columns.indices { columns[i].merge(state.columns[i]) }
            for (fault, places) in state.faults { faults[fault, default: FirstPlaces()].merge(places) }
        }
        profiles = columns
        self.faults = faults
        records = states.reduce(0) { $0 + $1.records }
    }
}
