import Diagnostics
import Study

/// What a Triple-S metadata file (`.sss`) says: the variables, where each stands in a record, and its answers.
package struct TripleSDefinition: Sendable {
    package enum Kind: String, Sendable {
        case single, multiple, quantity, character, logical, date, time
    }

    package struct Variable: Sendable {
        package var name = ""
        package var label = ""
        package var kind = Kind.quantity
        /// What the file uses it for: `serial` is the respondent, `weight` a weight.
        package var use = ""
        /// First and last position in a record, from 1: characters, or cells of delimited text.
        package var start = 0
        package var finish = 0
        /// Codes of a multiple answer that stand side by side, and the width of each; nil: one digit an answer.
        package var spread: (fields: Int, width: Int?)?
        package var answers: [(code: String, label: String)] = []
    }

    /// A level of a hierarchy of surveys.
    package struct Level: Sendable {
        package var ident = ""
        package var file = ""
    }

    package internal(set) var version = ""
    package internal(set) var title: String?
    /// Attributes of the record element.
    package internal(set) var record: [String: String] = [:]
    package internal(set) var variables: [Variable] = []
    package internal(set) var levels: [Level] = []

    package var isDelimited: Bool { record["format"]?.lowercased() == "csv" }
    /// The last cell or character of a record that a variable has.
    package var lastPosition: Int { variables.map(\.finish).max() ?? 0 }
    package var headerRecords: Int { record["skip"].flatMap { Int($0) } ?? 0 }

    /// Reads a metadata file. Its DOCTYPE, which names a file on the network, is never acted on.
    package static func read(_ input: Input) throws -> TripleSDefinition {
        let elements = TripleSElements(file: input.name)
        try SAXParser(name: input.name, handler: elements).parse(input)
        return elements.definition
    }

    package var codebook: Codebook {
        Codebook(variables.flatMap(\.questions))
    }
}

extension TripleSDefinition.Variable {
    /// One question for the variable; of a multiple answer one for each choice.
    var questions: [Codebook.Question] {
        var whole = Codebook.Question(id: name)
        whole.text = [LanguageText(language: "", text: label)]
        whole.choices = answers.map {
            Codebook.Choice(code: $0.code, labels: [LanguageText(language: "", text: $0.label)])
        }
        switch kind {
        case .single: whole.kind = .single
        case .quantity: whole.kind = .number
        case .logical: whole.kind = .yesNo
        case .character: whole.kind = .text
        case .date, .time: break
        case .multiple:
            whole.kind = .multi
            return answers.map { answer in
                var option = whole
                option.id = "\(name)[\(answer.code)]"
                option.text = [LanguageText(language: "", text: answer.label)]
                option.choices = []
                option.stem = name
                return option
            }
        }
        return [whole]
    }

    /// Columns that the variable has in a table.
    var columns: [String] { kind == .multiple ? answers.map { "\(name)[\($0.code)]" } : [name] }

    /// Cells of the table for the text of the variable in a record. Of a multiple answer that nobody gave, all are
    /// empty: nothing says whether it was asked.
    func cells(_ text: String) -> [String] {
        guard kind == .multiple else {
            let trimmed = Headers.trim(text)
            return [kind == .single || kind == .quantity ? number(trimmed) : trimmed]
        }
        let chosen = chosen(text)
        return chosen.isEmpty ? answers.map { _ in "" } : answers.map { chosen.contains($0.code) ? "1" : "0" }
    }

    private func chosen(_ text: String) -> Set<String> {
        let codes = Set(answers.map(\.code))
        guard let spread else {
            // One digit an answer, in their order; a blank is an answer that was not chosen.
            return Set(zip(answers, text).filter { $1 == "1" }.map(\.0.code))
        }
        let width = max(1, spread.width ?? text.count / max(1, spread.fields))
        let characters = Array(text)
        return Set(
            stride(from: 0, to: characters.count, by: width).map { at in
                number(Headers.trim(String(characters[at..<min(at + width, characters.count)])))
            }.filter { codes.contains($0) })
    }

    /// Codes are numbers: leading zeros, which fixed columns may have, say nothing.
    private func number(_ text: String) -> String {
        if answers.contains(where: { $0.code == text }) { return text }
        let stripped = text.drop { $0 == "0" }
        let short = stripped.isEmpty && !text.isEmpty ? "0" : String(stripped)
        return kind != .quantity && answers.contains(where: { $0.code == short }) ? short : text
    }
}

/// Gathers a definition from the elements of a metadata file.
private final class TripleSElements: SAXHandler {
    var definition = TripleSDefinition()
    private var stack: [String] = []
    private var text = ""
    private var variable = TripleSDefinition.Variable()
    private var code = ""
    private let file: String

    init(file: String) { self.file = file }

    func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws {
        let values = Dictionary(attributes.map { ($0.name, Headers.trim($0.value)) }, uniquingKeysWith: { a, _ in a })
        let name = name.string
        switch name {
        case "sss": definition.version = values["version"] ?? ""
        case "record": definition.record = values
        case "variable":
            guard let kind = TripleSDefinition.Kind(rawValue: values["type"] ?? "") else {
                throw Failure(
                    .labelsMalformed, "a variable of a type that Triple-S does not have",
                    at: Place(file: file, line: line), help: "export the survey again")
            }
            variable = TripleSDefinition.Variable()
            variable.kind = kind
            variable.use = values["use"] ?? ""
        case "position":
            variable.start = values["start"].flatMap { Int($0) } ?? 0
            variable.finish = values["finish"].flatMap { Int($0) } ?? variable.start
        case "spread":
            variable.spread = (values["subfields"].flatMap { Int($0) } ?? 1, values["width"].flatMap { Int($0) })
        case "value": code = values["code"] ?? ""
        case "level": definition.levels.append(level(values))
        // Texts for one mode or language within a label come after the text for all.
        case "br", "text": break
        default: text = ""
        }
        if name == "value" || name == "title" || name == "label" { text = "" }
        stack.append(name)
    }

    private func level(_ values: [String: String]) -> TripleSDefinition.Level {
        var level = TripleSDefinition.Level()
        level.ident = values["ident"] ?? ""
        level.file = values["href"] ?? ""
        return level
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        // Of a label with texts for several modes, the one for all stands directly in it.
        guard stack.last != "text" else { return }
        text += String(decoding: bytes, as: UTF8.self)
        guard text.utf8.count > Limits.text else { return }
        throw Failure(
            .xmlLimit, "a text is longer than \(Limits.text >> 20) MiB", at: Place(file: file, line: 1),
            help: "this is not a definition that Rapport reads")
    }

    func end(_ name: SAXName) throws {
        stack.removeLast()
        let whole = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        switch name.string {
        case "title" where stack.last == "survey": definition.title = text
        case "name" where stack.last == "variable": variable.name = whole
        case "label" where stack.last == "variable": variable.label = whole
        case "value": variable.answers.append((code, whole))
        case "variable": definition.variables.append(variable)
        default: break
        }
    }
}
