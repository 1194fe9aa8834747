import Diagnostics
import Study

/// CDISC ODM 1.3 as REDCap writes it: definitions of items and code lists, then the data of each subject.
enum REDCapProject: XMLFormat {
    static let name = "odm"
    static let title = "CDISC ODM XML (REDCap)"

    static func recognise(_ outline: XMLOutline) -> Evidence {
        guard outline.root == "ODM" else { return .none }
        let source = outline.attributes["SourceSystem"].map { ", from \($0)" } ?? ""
        return Evidence(100, "the root element is `ODM`" + source)
    }

    static func codebook(_ input: Input, _ sample: Sample) throws -> Codebook? {
        let definitions = ODMDefinitions(file: input.name)
        try SAXParser(name: input.name, handler: definitions).parse(input)
        return definitions.codebook
    }

    static func open(_ opening: Opening) throws -> Export {
        let input = opening.input
        let made = try SparseTable.spool(input) { take in
            try SAXParser(name: input.name, handler: ODMSubjects(take)).parse(input)
        }
        let book = try codebook(input, opening.sample) ?? Codebook()
        let columns = made.columns.enumerated().map { position, id in
            var column = Column(position: position, id: id, text: book[id]?.text.first?.text ?? id)
            if position == 0 { column.role = .person }
            if position == 0 || id.hasSuffix("_complete") || id.hasPrefix("redcap_") { column.purpose = .about }
            if let stem = book[id]?.stem { (column.stem, column.part) = (stem, column.text) }
            if book[id]?.kind == .text { column.purpose = .comment }
            return column
        }
        var layout = Layout(format: name, columns: columns, headerRecords: 0)
        layout.codebook = book
        layout.blank = AnswerCode.notShown
        return try opening.export(made.table, layout)
    }
}

/// Items with their wordings and choices.
private final class ODMDefinitions: SAXHandler {
    private var items: [Codebook.Question] = []
    private var lists: [String: [Codebook.Choice]] = [:]
    private var listOfItem: [Int: String] = [:]
    private var stack: [String] = []
    private var text: [UInt8] = []
    private var list = ""
    private let file: String

    init(file: String) { self.file = file }

    var codebook: Codebook {
        var book = Codebook()
        for (number, item) in items.enumerated() {
            var item = item
            let choices = listOfItem[number].flatMap { lists[$0] } ?? []
            // A checkbox is an item for each choice, with a list of its own (checked or not).
            item.choices = item.kind == .multi ? [] : choices
            book.add(item)
        }
        return book
    }

    func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws {
        stack.append(name.string)
        func value(_ name: String) -> String { attributes.first { $0.name == name }?.value ?? "" }
        switch name.string {
        case "ItemDef": items.append(item(value("OID"), type: value("FieldType")))
        case "CodeList": list = value("OID")
        case "CodeListItem": lists[list, default: []].append(Codebook.Choice(code: value("CodedValue"), labels: []))
        case "CodeListRef" where !items.isEmpty: listOfItem[items.count - 1] = value("CodeListOID")
        case "TranslatedText":
            text = []
        default: break
        }
    }

    private func item(_ id: String, type: String) -> Codebook.Question {
        var item = Codebook.Question(id: id)
        let kinds: [String: QuestionKind] = [
            "radio": .single, "select": .single, "yesno": .yesNo, "truefalse": .yesNo, "checkbox": .multi,
            "slider": .slider, "calc": .number, "text": .text, "textarea": .text,
        ]
        item.kind = kinds[type]
        if let mark = id.firstRange(of: "___") { item.stem = String(id[..<mark.lowerBound]) }
        return item
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        guard stack.last == "TranslatedText" else { return }
        text += bytes
        guard text.count > Limits.text else { return }
        throw Failure(
            .xmlLimit, "a text is longer than \(Limits.text >> 20) MiB", at: Place(file: file, line: 1),
            help: "this is not a project that Rapport reads")
    }

    func end(_ name: SAXName) throws {
        stack.removeLast()
        guard name.string == "TranslatedText" else { return }
        let label = LanguageText(language: "", text: Headers.plain(String(decoding: text, as: UTF8.self)))
        if stack.last == "Question", !items.isEmpty { items[items.count - 1].text.append(label) }
        if stack.last == "Decode", let last = lists[list]?.indices.last { lists[list]?[last].labels.append(label) }
    }
}

/// One row a subject and event: the data of all its forms. A form that is there several times gives numbered columns.
private final class ODMSubjects: SAXHandler {
    private let take: (SparseTable.Row) throws -> Void
    private var row: SparseTable.Row?
    private var recordID = ""

    init(_ take: @escaping (SparseTable.Row) throws -> Void) { self.take = take }

    func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws {
        func value(_ name: String) -> String { attributes.first { $0.name == name }?.value ?? "" }
        switch name.string {
        case "SubjectData":
            row = SparseTable.Row(line: line)
            let field = value("RecordIdField")
            recordID = field.isEmpty ? "SubjectKey" : field
            row?.add(recordID, value("SubjectKey"))
        case "StudyEventData": row?.add("StudyEventOID", value("StudyEventOID"))
        case "ItemData":
            let (id, text) = (value("ItemOID"), value("Value"))
            // The record's id is repeated as an item of each form.
            if !id.isEmpty, id != recordID { row?.add(id, text.isEmpty ? SpooledAnswer.skipped : text) }
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {}

    func end(_ name: SAXName) throws {
        guard name.string == "SubjectData", let subject = row else { return }
        row = nil
        try take(subject)
    }
}
