/// The table form in which LimeSurvey writes both its structure and its responses.
///
/// Cells are CDATA; an empty text is an empty element, and a null is no element at all. The difference
/// carries meaning: in responses the first is a skipped question, the second one never shown.
struct LimeSurveyTable {
    let name: String
    let fields: [String]
    private(set) var rows = ""

    init(_ name: String, _ fields: [String]) {
        self.name = name
        self.fields = fields
    }

    mutating func add(_ cells: [String?]) {
        rows += "   <row>\n"
        for (field, cell) in zip(fields, cells) {
            guard let cell else { continue }
            rows += cell.isEmpty ? "    <\(field)/>\n" : "    <\(field)><![CDATA[\(cell)]]></\(field)>\n"
        }
        rows += "   </row>\n"
    }

    var text: String {
        let names = fields.map { "   <fieldname>\($0)</fieldname>\n" }.joined()
        return " <\(name)>\n  <fields>\n\(names)  </fields>\n  <rows>\n\(rows)  </rows>\n </\(name)>\n"
    }
}

/// The frame around the tables, and the numbers that tie responses to questions.
enum LimeSurveyXML {
    static let survey = 48_213
    static let groups = [7, 8, 9]
    static let staffQuestion = 101

    /// Group and question number of each block: two blocks a page.
    static func place(ofBlock block: Int) -> (group: Int, question: Int) {
        (groups[block / 2], 102 + block)
    }

    static func document(type: String, _ tables: [LimeSurveyTable]) -> String {
        let languages = Language.allCases.map { "  <language>\($0.rawValue)</language>\n" }.joined()
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document>\n"
            + " <LimeSurveyDocType>\(type)</LimeSurveyDocType>\n <DBVersion>498</DBVersion>\n"
            + " <languages>\n\(languages) </languages>\n" + tables.map(\.text).joined() + "</document>\n"
    }
}
