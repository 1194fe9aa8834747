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

    /// Element name of an answer in a response file to the code people use: `_1X2X3SQ001` to `BEL[SQ001]`.
    package func codes() -> [String: String] {
        var codes: [String: String] = [:]
        let questions = sections["questions", default: []]
        let children = Dictionary(
            grouping: questions.filter { ($0["parent_qid"] ?? "0") != "0" } + sections["subquestions", default: []],
            by: { $0["parent_qid"] ?? "" })
        for question in questions where (question["parent_qid"] ?? "0") == "0" {
            guard let qid = question["qid"], let sid = question["sid"], let gid = question["gid"] else { continue }
            let stem = "\(sid)X\(gid)X\(qid)"
            let title = question["title"] ?? qid
            codes[stem] = title
            for child in children[qid, default: []] {
                guard let sub = child["title"] else { continue }
                codes[stem + sub] = "\(title)[\(sub)]"
            }
        }
        return codes
    }

    /// Answer code to its labels in all languages, by the title of the question.
    package func answerLabels() -> [String: [String: [String]]] {
        var titles: [String: String] = [:]
        for question in sections["questions", default: []] where (question["parent_qid"] ?? "0") == "0" {
            if let qid = question["qid"], let title = question["title"] { titles[qid] = title }
        }
        let translations = Dictionary(grouping: sections["answer_l10ns", default: []], by: { $0["aid"] ?? "" })
        var labels: [String: [String: [String]]] = [:]
        for answer in sections["answers", default: []] {
            guard let qid = answer["qid"], let title = titles[qid], let code = answer["code"] else { continue }
            let texts =
                (answer["answer"].map { [$0] } ?? [])
                + translations[answer["aid"] ?? "-", default: []].compactMap { $0["answer"] }
            labels[title, default: [:]][code, default: []] += texts
        }
        return labels
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
