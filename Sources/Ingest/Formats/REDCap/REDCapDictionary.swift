import Diagnostics
import Study

/// REDCap's data dictionary (CSV): a row a field, with its wording and choices.
enum REDCapDictionary: StructureFormat {
    static let name = "redcap-dictionary"
    static let title = "REDCap data dictionary (CSV)"

    /// One field.
    struct Field {
        let name: String
        let form: String
        let type: String
        let label: String
        let choices: [Codebook.Choice]
    }

    static func recognise(_ sample: Sample) -> Evidence {
        guard case .records(let head, _) = sample.shape, head.cell(0, 0) == "Variable / Field Name" else {
            return .none
        }
        return Evidence(100, "the first header is `Variable / Field Name`")
    }

    static func codebook(_ input: Input, _ sample: Sample) throws -> Codebook? {
        guard case .records(let head, let start) = sample.shape else { return nil }
        let fields = try fields(input, from: start, delimiter: head.delimiter)
        guard !fields.isEmpty else {
            throw Failure(
                .sourceHeaderOnly, "a dictionary without a field", at: Place(file: input.name, line: 1),
                help: "export it again")
        }
        return Codebook(fields.flatMap(questions))
    }

    private static let choicesColumn = 5

    static func fields(_ input: Input, from start: Int, delimiter: UInt8) throws -> [Field] {
        var fields: [Field] = []
        try input.eachRecord(from: start, delimiter: delimiter) { record in
            guard record.number > 1 else { return }
            // Choices that end with the file may not be all.
            guard record.isWhole || record.cells.count > choicesColumn + 1 else {
                throw Failure.recordCut(at: Place(file: input.name, line: record.line))
            }
            func cell(_ column: Int) -> String {
                column < record.cells.count ? Headers.trim(record.cells[column]) : ""
            }
            fields.append(
                Field(
                    name: cell(0), form: cell(1), type: cell(3), label: Headers.plain(cell(4)),
                    choices: choices(cell(choicesColumn), type: cell(3))))
        }
        return fields
    }

    /// `1, Yes | 0, No`.
    private static func choices(_ text: String, type: String) -> [Codebook.Choice] {
        let pairs: [(String, String)]
        switch type {
        case "yesno": pairs = [("0", "No"), ("1", "Yes")]
        case "truefalse": pairs = [("0", "False"), ("1", "True")]
        case "radio", "dropdown", "checkbox":
            pairs = text.split(separator: "|").compactMap { choice in
                guard let comma = choice.firstIndex(of: ",") else { return nil }
                return (
                    Headers.trim(String(choice[..<comma])), Headers.trim(String(choice[choice.index(after: comma)...]))
                )
            }
        default: return []
        }
        return pairs.map { Codebook.Choice(code: $0, labels: [LanguageText(language: "", text: Headers.plain($1))]) }
    }

    private static let kinds: [String: QuestionKind] = [
        "radio": .single, "dropdown": .single, "yesno": .yesNo, "truefalse": .yesNo, "checkbox": .multi,
        "slider": .slider, "calc": .number, "text": .text, "notes": .text,
    ]

    private static func questions(_ field: Field) -> [Codebook.Question] {
        var whole = Codebook.Question(id: field.name)
        whole.kind = kinds[field.type]
        whole.text = [LanguageText(language: "", text: field.label)]
        whole.choices = field.choices
        guard field.type == "checkbox" else { return [whole] }
        return field.choices.map { choice in
            var option = whole
            option.id = "\(field.name)___\(choice.code)"
            option.text = choice.labels
            option.choices = []
            option.stem = field.name
            return option
        }
    }
}
