import Diagnostics
import Study

/// Rapport's own form for exchange: JSON lines that any program can write for a system whose exports are not known here.
///
/// The first line is `{"format": "rapport-answers", "version": 1}`. Then, in any order: questions (`question` with
/// `text`, `kind`, `choices`), respondents (`respondent` with `wave`, `submitted`, `finished`, `language`,
/// `attributes`) and answers (`respondent`, `question`, `answer`, perhaps `wave`). An answer of null says that the
/// question was shown and passed over; without an answer it was not shown.
enum Answers: Format {
    static let name = "rapport-answers"
    static let title = "Rapport's exchange form (JSON lines)"
    static let version = 1

    static func recognise(_ sample: Sample) -> Evidence {
        guard case .json(let json) = sample.shape, json.objects.first?["format"]?.text == name else { return .none }
        return Evidence(100, "the first line says so")
    }

    private static let about = ["submitted", "finished", "language"]

    static func open(_ opening: Opening) throws -> Export {
        var lines = ExchangeLines(opening)
        try JSONStream(opening.input).each { try lines.take($0, $1) }
        var columns = [
            Column(position: 0, id: "respondent", role: .person),
            Column(position: 1, id: "wave", role: lines.hasWaves ? .wave : nil, purpose: .about),
        ]
        for name in lines.pivot.names {
            let question = name.purpose == .answer ? lines.book[name.id] : nil
            var column = Column(
                position: columns.count, id: name.id, text: question?.text.first?.text ?? name.id,
                role: name.purpose == .about ? Role(rawValue: name.id) : nil, purpose: name.purpose)
            if question?.kind == .text { column.purpose = .comment }
            columns.append(column)
        }
        var layout = Layout(format: name, columns: columns, headerRecords: 0)
        layout.codebook = lines.book
        layout.blank = AnswerCode.notShown
        layout.unfinished = ["false"]
        return try opening.export(lines.pivot.spool(), layout)
    }

    /// The lines as they come.
    private struct ExchangeLines {
        var pivot: AnswerPivot
        var book = Codebook()
        var hasWaves = false
        private let opening: Opening
        private var isFirst = true

        init(_ opening: Opening) {
            self.opening = opening
            pivot = AnswerPivot(opening.input)
        }

        mutating func take(_ object: JSONValue, _ line: Int) throws {
            if isFirst {
                isFirst = false
                return try checkVersion(object, line)
            }
            try checkNames(object, line)
            let respondent = object["respondent"]?.text
            let question = object["question"]?.text
            switch (respondent, question) {
            case (nil, let question?): book.add(definition(question, object))
            case (let respondent?, let question):
                var answer = AnswerPivot.Answer(respondent: respondent, question: question ?? "", line: line)
                answer.wave = object["wave"]?.text ?? ""
                if !answer.wave.isEmpty { hasWaves = true }
                answer.text = try text(object["answer"] ?? .null, line)
                for name in Answers.about {
                    answer.others.append((AnswerPivot.Name(id: name, purpose: .about), object[name]?.text ?? ""))
                }
                for member in object["attributes"]?.members ?? [] {
                    let name = AnswerPivot.Name(id: member.name, purpose: .attribute)
                    answer.others.append((name, member.value.text ?? ""))
                }
                try pivot.add(answer)
            case (nil, nil): throw wrong("a line that names neither a respondent nor a question", line)
            }
        }

        private func checkVersion(_ object: JSONValue, _ line: Int) throws {
            guard object["version"]?.text == String(Answers.version) else {
                throw wrong("a version of the exchange form that is not \(Answers.version)", line)
            }
        }

        private func checkNames(_ object: JSONValue, _ line: Int) throws {
            let known = ["respondent", "question", "answer", "wave", "attributes", "text", "kind", "choices"]
            guard object.members.allSatisfy({ known.contains($0.name) || Answers.about.contains($0.name) }) else {
                throw wrong("a member that the exchange form does not have", line)
            }
        }

        private func text(_ value: JSONValue, _ line: Int) throws -> String {
            guard let text = value.answer else {
                throw wrong("an answer that is neither a text nor a list of texts", line)
            }
            return text
        }

        private func definition(_ id: String, _ object: JSONValue) -> Codebook.Question {
            var question = Codebook.Question(id: id)
            question.kind = object["kind"]?.text.flatMap { QuestionKind(rawValue: $0) }
            question.text = texts(object["text"])
            question.choices = (object["choices"]?.elements ?? []).map { choice in
                Codebook.Choice(code: choice["code"]?.text ?? "", labels: texts(choice["label"]))
            }
            return question
        }

        /// A text alone, or one by language.
        private func texts(_ value: JSONValue?) -> [LanguageText] {
            if let text = value?.text { return [LanguageText(language: "", text: text)] }
            return (value?.members ?? []).map { LanguageText(language: $0.name, text: $0.value.text ?? "") }
        }

        private func wrong(_ what: String, _ line: Int) -> Failure {
            opening.failure(.jsonMalformed, what, line: line, help: "the form is described in docs/manual/formats.md")
        }
    }
}
