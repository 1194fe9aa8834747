import Diagnostics
import Study

/// A Qualtrics survey definition (`.qsf`, JSON): wordings, choices in their order, and the recode values that a numeric
/// export writes.
enum QualtricsSurvey: StructureFormat {
    static let name = "qsf"
    static let title = "Qualtrics survey definition (.qsf)"

    static func recognise(_ sample: Sample) -> Evidence {
        guard case .json(let json) = sample.shape, json.firstName == "SurveyEntry" else { return .none }
        return Evidence(100, "the first member is SurveyEntry")
    }

    static func codebook(_ input: Input, _ sample: Sample) throws -> Codebook? {
        var book = Codebook()
        for question in try questions(input) { for column in Columns(question).all { book.add(column) } }
        return book
    }

    /// The definition of each question, as it stands.
    static func questions(_ input: Input) throws -> [JSONValue] {
        guard input.size <= Limits.structure else {
            throw Failure(
                .labelsMalformed, "a survey definition is larger than \(Limits.structure >> 20) MiB",
                at: Place(file: input.name), help: "this is not a definition that Rapport reads")
        }
        do {
            let survey = try JSONReader.value(of: try input.head(input.size))
            return (survey["SurveyElements"]?.elements ?? [])
                .filter { $0["Element"]?.text == "SQ" }.compactMap { $0["Payload"] }
        } catch let error as JSONReader.Malformed {
            throw Failure(
                .labelsMalformed, "this is not JSON: \(error.what)",
                at: try Lines(input).place(input.mark + error.offset),
                help: "the file was cut off or damaged; export the survey again")
        }
    }

    /// The columns that a question has in exports.
    private struct Columns {
        let question: JSONValue
        let tag: String
        let qid: String
        let text: String
        private let members: [String: [String: JSONValue]]

        init(_ question: JSONValue) {
            self.question = question
            tag = question["DataExportTag"]?.text ?? ""
            qid = question["QuestionID"]?.text ?? ""
            text = Headers.plain(question["QuestionText"]?.text ?? "")
            members = ["Choices", "Answers", "RecodeValues", "ChoiceDataExportTags"].reduce(into: [:]) {
                members, name in
                members[name] = Dictionary(
                    (question[name]?.members ?? []).map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
            }
        }

        /// A member of one of the lists that a question has, which may be long.
        private func member(_ list: String, _ name: String) -> JSONValue? { members[list]?[name] }

        private var type: String { question["QuestionType"]?.text ?? "" }
        private var selector: String { question["Selector"]?.text ?? "" }

        var all: [Codebook.Question] {
            switch type {
            case "MC" where ["MAVR", "MAHR", "MACOL", "MSB"].contains(selector): multi
            case "MC": [whole(selector == "NPS" ? .nps : .single, choices())]
            case "Matrix", "SBS": rows
            case "RO": parts(.rank)
            case "CS": parts(.constantSum)
            case "Slider": parts(.slider)
            case "TE": [whole(.text, [])]
            default: []
            }
        }

        private func whole(_ kind: QuestionKind, _ choices: [Codebook.Choice]) -> Codebook.Question {
            var column = Codebook.Question(id: tag)
            column.marks = [qid]
            column.kind = kind
            column.text = [LanguageText(language: "", text: text)]
            column.choices = choices
            return column
        }

        private func part(_ choice: String, _ kind: QuestionKind, _ choices: [Codebook.Choice]) -> Codebook.Question {
            var column = whole(kind, choices)
            let own = member("ChoiceDataExportTags", choice)?.text
            column.id = own ?? "\(tag)_\(choice)"
            column.marks = ["\(qid)_\(choice)", "\(qid)-\(choice)"]
            column.text = [LanguageText(language: "", text: display(member("Choices", choice)))]
            column.stem = tag
            return column
        }

        private var multi: [Codebook.Question] {
            let all = choices()
            // One column an option where the exporter splits; one column for all where not.
            return [whole(.multi, all)] + order("ChoiceOrder", "Choices").map { part($0, .multi, []) }
        }

        private func parts(_ kind: QuestionKind) -> [Codebook.Question] {
            order("ChoiceOrder", "Choices").map { part($0, kind, []) }
        }

        private var rows: [Codebook.Question] {
            let single = question["SubSelector"]?.text != "MultipleAnswer"
            let answers = choices(names: "Answers", order: "AnswerOrder")
            return order("ChoiceOrder", "Choices").map { part($0, single ? .scale : .multi, answers) }
        }

        private func display(_ value: JSONValue?) -> String { Headers.plain(value?["Display"]?.text ?? "") }

        /// The ids of choices in the order in which they are shown.
        private func order(_ order: String, _ names: String) -> [String] {
            let listed = question[order]?.elements.compactMap(\.text) ?? []
            return listed.isEmpty ? question[names]?.members.map(\.name) ?? [] : listed
        }

        /// Choices with the code that a numeric export writes: the recode value, else the id.
        private func choices(names: String = "Choices", order: String = "ChoiceOrder") -> [Codebook.Choice] {
            self.order(order, names).compactMap { id in
                guard let choice = member(names, id) else { return nil }
                let code = member("RecodeValues", id)?.text ?? id
                return Codebook.Choice(code: code, labels: [LanguageText(language: "", text: display(choice))])
            }
        }
    }
}
