import Study

/// BambooHR's XML: a list of fields with their names, then employees whose values name their field by id.
enum BambooHR: XMLFormat {
    static let name = "bamboohr"
    static let title = "BambooHR (XML)"
    static let holds = FileContent.people

    static func recognise(_ outline: XMLOutline) -> Evidence {
        guard ["directory", "report"].contains(outline.root), outline.has([outline.root, "fieldset"]),
            outline.has([outline.root, "employees"])
        else { return .none }
        return Evidence(95, "the root element `\(outline.root)` has a `fieldset` and `employees`")
    }

    static func open(_ opening: Opening) throws -> Export {
        let input = opening.input
        var names: [String: String] = [:]
        let made = try SparseTable.spool(input, first: ["id"]) { take in
            let employees = BambooEmployees(take)
            try SAXParser(name: input.name, handler: employees).parse(input)
            names = employees.names
        }
        let columns = made.columns.enumerated().map { position, id in
            Column(
                position: position, id: id, text: names[id] ?? id, mark: names[id] ?? "", purpose: .attribute)
        }
        var layout = Layout(format: name, columns: columns, headerRecords: 0)
        layout.holds = holds
        return try opening.export(made.table, layout)
    }
}

/// One row an employee, cells named by the field's id.
private final class BambooEmployees: SAXHandler {
    private(set) var names: [String: String] = [:]
    private let take: (SparseTable.Row) throws -> Void
    private var row: SparseTable.Row?
    private var field = ""
    private var text: [UInt8] = []

    init(_ take: @escaping (SparseTable.Row) throws -> Void) { self.take = take }

    func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws {
        let id = attributes.first { $0.name == "id" }?.value ?? ""
        if name.string == "employee" {
            row = SparseTable.Row(line: line)
            row?.add("id", id)
        }
        if name.string == "field" { field = id; text = [] }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        if text.count < Limits.text { text += bytes }
    }

    func end(_ name: SAXName) throws {
        if name.string == "field" {
            let value = Headers.trim(String(decoding: text, as: UTF8.self))
            if row == nil { names[field] = value } else { row?.add(field, value) }
        }
        if name.string == "employee", let row {
            self.row = nil
            try take(row)
        }
    }
}
