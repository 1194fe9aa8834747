import Diagnostics

/// A LimeSurvey structure file (`.lss`): tables of rows, read with nothing thrown away.
package struct LimeSurveyStructure: Sendable {
    package let documentType: String
    package let version: String
    package let languages: [String]
    /// Rows by section (`questions`, `answers`, `question_l10ns` …); a column that a row does not have is absent.
    package let sections: [String: [[String: String]]]

    /// Reads a structure file.
    package static func read(_ input: Input) throws -> LimeSurveyStructure {
        let tables = StructureTables(fileName: input.name)
        try SAXParser(name: input.name, handler: tables).parse(input)
        guard tables.root == "document" else {
            throw Failure(
                .labelsMalformed, "this is not a LimeSurvey structure file", at: Place(file: input.name, line: 1),
                help: "export the survey structure (.lss) from LimeSurvey")
        }
        return LimeSurveyStructure(
            documentType: tables.values["LimeSurveyDocType"]?.first ?? "",
            version: tables.values["DBVersion"]?.first ?? "", languages: tables.languages, sections: tables.sections)
    }
}

/// Gathers `<section><rows><row><column>text`.
private final class StructureTables: SAXHandler {
    var root = ""
    var values: [String: [String]] = [:]
    var languages: [String] = []
    var sections: [String: [[String: String]]] = [:]
    private var stack: [String] = []
    private var row: [String: String] = [:]
    private var text: [UInt8] = []
    private var line = 0
    private let fileName: String

    init(fileName: String) { self.fileName = fileName }

    func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws {
        if stack.isEmpty { root = name.string }
        stack.append(name.string)
        text = []
        self.line = line
        if stack.count == 4, stack[2] == "rows" { row = [:] }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        text.append(contentsOf: bytes)
        guard text.count > Limits.text else { return }
        throw Failure(
            .xmlLimit, "a text is longer than \(Limits.text >> 20) MiB", at: Place(file: fileName, line: line),
            help: "this is not a structure that Rapport reads")
    }

    func end(_ name: SAXName) throws {
        let value = String(decoding: text, as: UTF8.self)
        switch stack.count {
        case 2 where stack[1] != "languages": values[stack[1], default: []].append(value)
        case 3 where stack[1] == "languages": languages.append(value)
        case 4 where stack[2] == "rows": sections[stack[1], default: []].append(row)
        case 5 where stack[2] == "rows": row[stack[4]] = value
        default: break
        }
        stack.removeLast()
        text = []
    }
}
