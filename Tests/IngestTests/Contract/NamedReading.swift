import Workers

@testable import Ingest

/// Records of an export with their cells by name: of XML, whose pieces number what they find each for itself, the
/// position of a column says nothing.
struct NamedReading {
    let export: Export
    let names: [String]
    private let plan: ColumnPlan

    init(_ export: Export) throws {
        self.export = export
        names = try export.columns().map(Self.name)
        let slots = Dictionary(zip(names, names.indices), uniquingKeysWith: { a, _ in a })
        plan = ColumnPlan(codeSlots: 0, textSlots: max(1, names.count), tables: [], absent: 0) { column in
            slots[Self.name(column)].map { .text(slot: $0) } ?? .skip
        }
    }

    private static func name(_ column: Column) -> String { column.id.isEmpty ? "#\(column.position)" : column.id }

    /// All records in the order of their places.
    func all() throws -> [ReadRecord] {
        let states = try export.read(plan: plan, workers: Workers(1), start: { [ReadRecord]() }) { block, records in
            records.append(contentsOf: block.records)
        }
        return states.flatMap { $0 }.sorted { $0.place < $1.place }
    }

    /// The records at some places.
    func again(_ places: [Int]) throws -> [ReadRecord] {
        var records: [ReadRecord] = []
        try export.reread(places, plan: plan) { records.append(contentsOf: $0.records) }
        return records
    }

    /// The texts of a record that are not empty.
    func named(_ record: ReadRecord) -> [String: String] {
        Dictionary(zip(names, record.texts).filter { !$0.1.isEmpty }, uniquingKeysWith: { a, _ in a })
    }
}
