import Diagnostics
import Ingest
import Study
import Workers

/// The people file as rows: only the columns that the study uses are ever decoded.
struct PeopleTable: Sendable {
    struct Row: Sendable {
        var place: Int
        var person = ""
        var wave = ""
        var manager = ""
        var unit = ""
        var label = ""
        /// Head count of a head-count table's row.
        var invited = ""
        /// Values of the attributes that cuts and the hierarchy need.
        var attributes: [String]
    }

    let rows: [Row]
    /// Roles that a column of the file fills.
    let roles: Set<Role>
    let export: Export

    /// Reads the file. `attributes` are the columns wanted besides the roles.
    static func read(
        _ file: PeopleFile, _ export: Export, attributes: [String], workers: Workers
    ) throws -> PeopleTable {
        let columns = export.layout.columns
        var slots: [Int: Int] = [:]
        var fields: [String: Int] = [:]
        for column in columns {
            guard let field = field(of: column, file) else { continue }
            let wanted = Role(rawValue: field) != nil || attributes.contains(field)
            guard wanted, fields[field] == nil else { continue }
            fields[field] = slots.count
            slots[column.position] = slots.count
        }
        let missing = attributes.filter { fields[$0] == nil }
        guard missing.isEmpty else { throw absent(missing, columns, file) }
        let plan = ColumnPlan(codeSlots: 0, textSlots: max(1, slots.count), tables: [], absent: 0) { [slots] column in
            slots[column.position].map { .text(slot: $0) } ?? .skip
        }
        let found = fields
        let states = try export.read(plan: plan, workers: workers, start: { [Row]() }) { block, rows in
            for record in 0..<block.count {
                guard block.faults[record] == .none else {
                    throw Failure(
                        .recordShort, "a row of the people file has the wrong number of cells",
                        at: try export.lines(of: [block.places[record]]).values.first,
                        help: "the people file decides every denominator: mend the row")
                }
                func text(_ field: String) -> String {
                    found[field].map { Headers.trim(block.text(record, $0)) } ?? ""
                }
                rows.append(
                    Row(
                        place: block.places[record], person: text("person"), wave: text("wave"),
                        manager: text("manager"), unit: text("unit"), label: text("label"), invited: text("invited"),
                        attributes: attributes.map(text)))
            }
        }
        let rows = states.flatMap { $0 }.sorted { $0.place < $1.place }
        let roles = Set(fields.keys.compactMap { Role(rawValue: $0) })
        return PeopleTable(rows: rows, roles: roles, export: export)
    }

    /// What a column is to the study: the mapped field, else the header itself.
    private static func field(of column: Column, _ file: PeopleFile) -> String? {
        for name in file.columns { if let field = name.field(for: column.id) { return field } }
        // A header that happens to be called like a role fills it: `manager`, `unit`, `person`.
        return column.id
    }

    private static func absent(_ missing: [String], _ columns: [Column], _ file: PeopleFile) -> Failure {
        let near = missing.compactMap { NearestName.of($0, among: columns.map(\.id)) }
        return Failure(
            .columnMissing, "the people file has no column '\(missing[0])'", at: Place(file: file.path, line: 1),
            help: near.first.map { "did you mean '\($0)'?" } ?? "columns: " + columns.map(\.id).joined(separator: ", "))
    }
}
