import Study

/// A Workday report as a service (XML): `Report_Data/Report_Entry`; an element that refers to something holds its ids,
/// each with a type, beside its descriptor.
enum WorkdayReport: XMLFormat {
    static let name = "workday"
    static let title = "Workday report (RaaS XML)"
    static let holds = FileContent.people

    static func recognise(_ outline: XMLOutline) -> Evidence {
        guard outline.root == "Report_Data" else { return .none }
        guard outline.namespace.hasPrefix("urn:com.workday.report/") else {
            return Evidence(60, "the root element is `Report_Data`")
        }
        return Evidence(100, "the root element is `Report_Data` in a namespace of Workday's reports")
    }

    static func open(_ opening: Opening) throws -> Export {
        let input = opening.input
        let made = try SparseTable.spool(input) { take in
            try SAXParser(name: input.name, handler: WorkdayEntries(take)).parse(input)
        }
        let columns = made.columns.enumerated().map { Column(position: $0, id: $1, text: $1, purpose: .attribute) }
        var layout = Layout(format: name, columns: columns, headerRecords: 0)
        layout.holds = holds
        return try opening.export(made.table, layout)
    }
}

/// One row an entry: `Employee_ID`, `Manager` (its descriptor) and `Manager/Employee_ID`.
private final class WorkdayEntries: SAXHandler {
    private let take: (SparseTable.Row) throws -> Void
    private var row: SparseTable.Row?
    private var way: [String] = []
    private var type = ""
    private var text: [UInt8] = []
    private var isLeaf = false

    init(_ take: @escaping (SparseTable.Row) throws -> Void) { self.take = take }

    func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws {
        guard row != nil else {
            if name.string == "Report_Entry" { row = SparseTable.Row(line: line) }
            return
        }
        func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
        if name.string == "ID" {
            type = value("type") ?? "ID"
        } else {
            way.append(name.string)
            if let descriptor = value("Descriptor") { row?.add(way.joined(separator: "/"), descriptor) }
        }
        text = []
        isLeaf = true
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        guard row != nil, text.count < Limits.text else { return }
        text += bytes
    }

    func end(_ name: SAXName) throws {
        guard let entry = row else { return }
        if name.string == "Report_Entry", way.isEmpty {
            row = nil
            return try take(entry)
        }
        let value = Headers.trim(String(decoding: text, as: UTF8.self))
        if name.string == "ID" {
            // The internal id is a key that no other system knows.
            if type != "WID" { row?.add((way + [type]).joined(separator: "/"), value) }
        } else {
            if isLeaf, !value.isEmpty { row?.add(way.joined(separator: "/"), value) }
            way.removeLast()
        }
        isLeaf = false
        text = []
    }
}
