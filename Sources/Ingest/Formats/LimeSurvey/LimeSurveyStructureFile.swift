import Study

/// A LimeSurvey structure file (`.lss`) as a codebook.
enum LimeSurveyStructureFile: StructureFormat {
    static let name = "lss"
    static let title = "LimeSurvey structure (.lss)"

    static func recognise(_ sample: Sample) -> Evidence {
        guard case .xml(let outline) = sample.shape, outline.root == "document",
            outline.has(["document", "questions"]) || outline.has(["document", "surveys"])
        else { return .none }
        return Evidence(100, "the root element `document` has questions")
    }

    static func codebook(_ input: Input, _ sample: Sample) throws -> Codebook? {
        LimeSurveyQuestions(try LimeSurveyStructure.read(input)).codebook
    }
}

/// The questions of a structure: one for each column that an export has.
package struct LimeSurveyQuestions {
    private let structure: LimeSurveyStructure
    private let children: [String: [[String: String]]]
    private let answers: [String: [[String: String]]]
    private let answerTexts: [String: [[String: String]]]
    private let questionTexts: [String: [[String: String]]]
    private let byID: [String: [[String: String]]]
    /// Rows of subquestions, one a language, by the question and their title.
    private let titled: [[String]: [[String: String]]]

    package init(_ structure: LimeSurveyStructure) {
        self.structure = structure
        func grouped(_ section: String, _ key: String) -> [String: [[String: String]]] {
            Dictionary(grouping: structure.sections[section, default: []], by: { $0[key] ?? "" })
        }
        let questions = structure.sections["questions", default: []]
        children = Dictionary(
            grouping: questions.filter { !Self.isTop($0) } + structure.sections["subquestions", default: []],
            by: { $0["parent_qid"] ?? "" })
        titled = Dictionary(
            grouping: children.values.joined(), by: { [$0["parent_qid"] ?? "", $0["title"] ?? ""] })
        answers = grouped("answers", "qid")
        answerTexts = grouped("answer_l10ns", "aid")
        questionTexts = grouped("question_l10ns", "qid")
        byID = Dictionary(grouping: questions, by: { $0["qid"] ?? "" })
    }

    private static func isTop(_ question: [String: String]) -> Bool { (question["parent_qid"] ?? "0") == "0" }

    /// The codebook.
    package var codebook: Codebook {
        var book = Codebook()
        var seen: Set<String> = []
        for question in structure.sections["questions", default: []] where Self.isTop(question) {
            // Older structures have a row a language.
            guard let qid = question["qid"], seen.insert(qid).inserted else { continue }
            for column in columns(of: question, qid) { book.add(column) }
        }
        return book
    }

    private func columns(of question: [String: String], _ qid: String) -> [Codebook.Question] {
        let title = question["title"] ?? qid
        let stem = [question["sid"], question["gid"]].compactMap { $0 }.joined(separator: "X") + "X\(qid)"
        var whole = Codebook.Question(id: title)
        whole.marks = [stem]
        whole.text = texts(questionTexts[qid] ?? byID[qid] ?? [])
        whole.choices = choices(qid, type: question["type"] ?? "", scale: nil)
        whole.kind = Self.kinds[question["type"] ?? ""]
        let subs = subquestions(qid)
        guard !subs.isEmpty else { return [whole] }
        let isDual = question["type"] == "1"
        return [whole]
            + subs.flatMap { sub -> [Codebook.Question] in
                isDual
                    ? ["0", "1"].map { part(whole, stem, sub, scale: $0) } : [part(whole, stem, sub, scale: nil)]
            }
    }

    private func subquestions(_ qid: String) -> [[String: String]] {
        var seen: Set<String> = []
        return (children[qid] ?? []).filter { seen.insert(($0["scale_id"] ?? "") + ($0["title"] ?? "")).inserted }
    }

    private func part(
        _ whole: Codebook.Question, _ stem: String, _ sub: [String: String], scale: String?
    ) -> Codebook.Question {
        let title = sub["title"] ?? ""
        var part = whole
        part.id = "\(whole.id)[\(title)]" + (scale.map { "[\((Int($0) ?? 0) + 1)]" } ?? "")
        part.marks = [stem + title + (scale.map { "#\($0)" } ?? ""), "\(whole.id)_\(title)"]
        let rows = titled[[sub["parent_qid"] ?? "", title]] ?? []
        part.text = texts(questionTexts[sub["qid"] ?? "-"] ?? rows)
        part.stem = whole.id
        if let scale { part.choices = choices(sub["parent_qid"] ?? "", type: "1", scale: scale) }
        return part
    }

    private func texts(_ rows: [[String: String]]) -> [LanguageText] {
        rows.compactMap { row in
            row["question"].map { LanguageText(language: row["language"] ?? "", text: Headers.plain($0)) }
        }
    }

    private func choices(_ qid: String, type: String, scale: String?) -> [Codebook.Choice] {
        if let fixed = Self.fixedCodes[type] { return fixed.map { Codebook.Choice(code: $0, labels: []) } }
        var order: [String] = []
        var labels: [String: [LanguageText]] = [:]
        let rows = (answers[qid] ?? []).filter { scale == nil || ($0["scale_id"] ?? "0") == scale }
        for row in rows.sorted(by: { number($0["sortorder"]) < number($1["sortorder"]) }) {
            guard let code = row["code"] else { continue }
            if labels[code] == nil { order.append(code); labels[code] = [] }
            if let text = row["answer"] {
                labels[code]?.append(LanguageText(language: row["language"] ?? "", text: Headers.plain(text)))
            }
            for text in answerTexts[row["aid"] ?? "-"] ?? [] {
                guard let answer = text["answer"] else { continue }
                labels[code]?.append(LanguageText(language: text["language"] ?? "", text: Headers.plain(answer)))
            }
        }
        return order.map { Codebook.Choice(code: $0, labels: labels[$0] ?? []) }
    }

    private func number(_ text: String?) -> Int { text.flatMap { Int($0) } ?? 0 }

    private static let kinds: [String: QuestionKind] = [
        "F": .scale, "H": .scale, "A": .scale, "B": .scale, "C": .scale, "E": .scale, "5": .scale, "1": .scale,
        "L": .single, "!": .single, "O": .single, "G": .single, "I": .single, "Y": .yesNo, "M": .multi, "P": .multi,
        "R": .rank, "N": .number, "K": .number, ":": .number, "S": .text, "T": .text, "U": .text, "Q": .text,
        ";": .text,
    ]

    /// Answers that the platform does not list, since every question of the type has the same.
    private static let fixedCodes: [String: [String]] = [
        "A": ["1", "2", "3", "4", "5"], "5": ["1", "2", "3", "4", "5"], "B": (1...10).map(String.init),
        "C": ["N", "U", "Y"], "E": ["D", "S", "I"], "Y": ["N", "Y"], "G": ["F", "M"],
    ]
}
