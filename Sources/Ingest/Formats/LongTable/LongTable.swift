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
        var pivot = AnswerPivot(opening.input)
        var parts: Parts?
        var names: [String] = []
        try rows(opening) { row in
            if row.names != names { (names, parts) = (row.names, Parts(row.names, opening.request.columns)) }
            guard let parts else {
                throw opening.failure(
                    .columnMissing, "no columns for respondent, question and answer", line: row.line,
                    help: "map them: `columns: {employee: person, item: question, score: answer}`")
            }
            try pivot.add(answer(row, parts))
        }
        var layout = Layout(format: name, columns: columns(pivot, parts, names), headerRecords: 0)
        layout.codebook = opening.request.codebook
        layout.blank = AnswerCode.notShown
        return try opening.export(pivot.spool(), layout)
    }

    /// One row, whatever it was written in.
    private struct Row {
        let names: [String]
        let cells: [String]
        let line: Int
        let isWhole: Bool
    }

    private static func answer(_ row: Row, _ parts: Parts) -> AnswerPivot.Answer {
        func cell(_ column: Int?) -> String { column.flatMap { $0 < row.cells.count ? row.cells[$0] : nil } ?? "" }
        let text = cell(parts.answer)
        var answer = AnswerPivot.Answer(
            respondent: Headers.trim(cell(parts.respondent)), wave: Headers.trim(cell(parts.wave)),
            question: Headers.trim(cell(parts.question)), text: text.isEmpty ? SpooledAnswer.skipped : text,
            line: row.line, isWhole: row.isWhole)
        for column in row.names.indices where column == parts.submitted || !parts.all.contains(column) {
            let purpose: ColumnPurpose = column == parts.submitted ? .about : .attribute
            answer.others.append((AnswerPivot.Name(id: row.names[column], purpose: purpose), cell(column)))
        }
        return answer
    }

    private static func columns(_ pivot: AnswerPivot, _ parts: Parts?, _ names: [String]) -> [Column] {
        func name(_ column: Int?, _ other: String) -> String { column.map { names[$0] } ?? other }
        let person = Column(position: 0, id: name(parts?.respondent, "respondent"), role: .person)
        let wave = Column(
            position: 1, id: name(parts?.wave, "wave"), role: parts?.wave == nil ? nil : .wave, purpose: .about)
        return [person, wave]
            + pivot.names.enumerated().map { position, name in
                Column(
                    position: position + 2, id: name.id, text: name.id,
                    role: name.purpose == .about ? .submitted : nil, purpose: name.purpose)
            }
    }

    private static func rows(_ opening: Opening, _ body: (Row) throws -> Void) throws {
        guard case .records(let head, let start) = opening.sample.shape else {
            return try objects(opening, body)
        }
        var header: [String] = []
        try opening.input.eachRecord(from: start, delimiter: head.delimiter) { record in
            if header.isEmpty { return header = record.cells.map(Headers.trim) }
            // A row that ends before its last cell does is no answer at all.
            guard record.isWhole || record.cells.count >= header.count else {
                throw Failure.recordCut(at: Place(file: opening.input.name, line: record.line))
            }
            try body(Row(names: header, cells: record.cells, line: record.line, isWhole: record.isWhole))
        }
    }

    /// Objects end with a brace: one that is there is whole.
    private static func objects(_ opening: Opening, _ body: (Row) throws -> Void) throws {
        try JSONStream(opening.input).each { object, line in
            let cells = try object.members.map { member in
                guard let cell = member.value.answer else {
                    throw opening.failure(
                        .jsonMalformed, "a row of answers with a value that is neither a text nor a list of texts",
                        line: line, help: "write one object an answer, with plain values")
                }
                return cell == SpooledAnswer.skipped ? "" : cell
            }
            try body(Row(names: object.members.map(\.name), cells: cells, line: line, isWhole: true))
        }
    }
}
