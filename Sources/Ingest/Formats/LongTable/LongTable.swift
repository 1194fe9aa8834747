import Diagnostics
import Study

/// A row an answer: respondent, question, answer, and whatever else is known of the respondent.
enum LongTable: Format {
    static let name = "long"
    static let title = "long tables and JSON lines, a row an answer"

    /// Which columns are which.
    struct Parts: Equatable {
        var respondent: Int
        var question: Int
        var answer: Int
        var wave: Int?
        var submitted: Int?

        private static let respondents: Set<String> = [
            "respondent", "respondentid", "person", "personid", "employee", "employeeid", "participant",
            "participantid", "identifier", "user", "userid", "responseid", "empid",
        ]
        private static let questions: Set<String> = [
            "question", "questionid", "questioncode", "item", "itemid", "itemcode", "variable", "driver",
        ]
        private static let answers: Set<String> = ["answer", "response", "value", "score", "answervalue", "answertext"]

        /// By the names that a study maps, else by the words that such tables use.
        init?(_ header: [String], _ mapped: [ColumnName]) {
            func find(_ role: Role, _ words: Set<String>) -> Int? {
                header.firstIndex { header in
                    mapped.contains { $0.field == role.rawValue && $0.field(for: header) != nil }
                }
                    ?? header.firstIndex { words.contains(Headers.word($0)) }
            }
            guard let respondent = find(.person, Self.respondents), let question = find(.question, Self.questions),
                let answer = find(.answer, Self.answers), Set([respondent, question, answer]).count == 3
            else { return nil }
            (self.respondent, self.question, self.answer) = (respondent, question, answer)
            wave = find(.wave, ["wave", "period", "cycle", "round"])
            submitted = find(.submitted, ["submitted", "submittedat", "answeredat", "timestamp"])
        }

        var all: [Int] { [respondent, question, answer] + [wave, submitted].compactMap { $0 } }
    }

    static func recognise(_ sample: Sample) -> Evidence {
        let header: [String]
        switch sample.shape {
        case .records(let head, _): header = (head.rows.first ?? []).map(Headers.trim)
        case .json(let json): header = json.objects.first?.members.map(\.name) ?? []
        case .xml: return .none
        }
        guard header.count <= 40, let parts = Parts(header, []) else { return .none }
        return Evidence(
            65,
            "each row is an answer: `\(header[parts.respondent])`, `\(header[parts.question])`, `\(header[parts.answer])`"
        )
    }

    static func open(_ opening: Opening) throws -> Export {
        var pivot = AnswerPivot(file: opening.input.name)
        var parts: Parts?
        var names: [String] = []
        try rows(opening) { header, cells, line in
            if header != names { (names, parts) = (header, Parts(header, opening.request.columns)) }
            guard let parts else {
                throw opening.failure(
                    .columnMissing, "no columns for respondent, question and answer", line: line,
                    help: "map them: `columns: {employee: person, item: question, score: answer}`")
            }
            try pivot.add(answer(names, cells, parts, line))
        }
        var layout = Layout(format: name, columns: columns(pivot, parts, names), headerRecords: 0)
        layout.codebook = opening.request.codebook
        layout.blank = AnswerCode.notShown
        return try opening.export(pivot.spool(), layout)
    }

    private static func answer(_ names: [String], _ cells: [String?], _ parts: Parts, _ line: Int) -> AnswerPivot.Answer
    {
        func cell(_ column: Int?) -> String { column.flatMap { $0 < cells.count ? cells[$0] : nil } ?? "" }
        let text = cell(parts.answer)
        var answer = AnswerPivot.Answer(
            respondent: Headers.trim(cell(parts.respondent)), wave: Headers.trim(cell(parts.wave)),
            question: Headers.trim(cell(parts.question)), text: text.isEmpty ? nil : text, line: line)
        for column in names.indices where !parts.all.contains(column) {
            answer.others.append((names[column], cell(column)))
        }
        if let submitted = parts.submitted { answer.others.append((names[submitted], cell(submitted))) }
        return answer
    }

    private static func columns(_ pivot: AnswerPivot, _ parts: Parts?, _ names: [String]) -> [Column] {
        func name(_ column: Int?, _ other: String) -> String { column.map { names[$0] } ?? other }
        let person = Column(position: 0, id: name(parts?.respondent, "respondent"), role: .person)
        let wave = Column(
            position: 1, id: name(parts?.wave, "wave"), role: parts?.wave == nil ? nil : .wave, purpose: .about)
        let others = Set(names)
        let submitted = parts?.submitted.map { names[$0] }
        return [person, wave]
            + pivot.questions.enumerated().map { position, id in
                Column(
                    position: position + 2, id: id, text: id, role: id == submitted ? .submitted : nil,
                    purpose: others.contains(id) ? .attribute : .answer)
            }
    }

    /// Hands over each row with the names of its cells. Nil is JSON's null.
    private static func rows(
        _ opening: Opening, _ body: (_ header: [String], _ cells: [String?], _ line: Int) throws -> Void
    ) throws {
        guard case .records(let head, _) = opening.sample.shape else {
            return try JSONStream(opening.input).each { object, line in
                try body(object.members.map(\.name), object.members.map(\.value.text), line)
            }
        }
        var header: [String] = []
        try opening.input.eachRecord(delimiter: head.delimiter) { cells, line, number in
            if number == 1, cells.count == 1, cells[0].hasPrefix("sep=") { return }
            if header.isEmpty { header = cells.map(Headers.trim) } else { try body(header, cells, line) }
        }
    }
}
