import Diagnostics
import Foundation
import Platform
import Study
import Workers

@testable import Ingest

/// Counts what is in an XML file, for facts that speak of elements.
private final class ElementCounter: SAXHandler {
    var counts: [String: Int] = [:]
    var total = 0
    var leaves = 0
    var filledLeaves = 0
    var root = ""
    var rootAttributes: [String: String] = [:]
    var subjects: [String] = []
    var instanceID: String?
    private var text: [String] = []
    private var hasChild: [Bool] = []

    func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws {
        if hasChild.isEmpty {
            root = name.string
            rootAttributes = Dictionary(uniqueKeysWithValues: attributes.map { ($0.name, $0.value) })
        } else {
            hasChild[hasChild.count - 1] = true
        }
        hasChild.append(false)
        text.append("")
        counts[name.string, default: 0] += 1
        total += 1
        if name.string == "SubjectData" { subjects.append(attributes.first { $0.name == "SubjectKey" }?.value ?? "") }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        text[text.count - 1] += String(decoding: bytes, as: UTF8.self)
    }

    func end(_ name: SAXName) throws {
        let own = text.removeLast().trimmingCharacters(in: .whitespacesAndNewlines)
        if !hasChild.removeLast() {
            leaves += 1
            if !own.isEmpty { filledLeaves += 1 }
        }
        if name.string == "instanceID", !own.isEmpty { instanceID = own }
    }
}

/// What the corpus says about XML files that are no structure of LimeSurvey's.
struct XMLFacts {
    private let input: Input
    private let counter: ElementCounter
    private let outline: XMLOutline

    init(_ path: String) throws {
        input = try Input.open(path, name: "file.xml", workers: Workers(2), hasher: nil, collector: Collector())
        counter = ElementCounter()
        try SAXParser(name: "file.xml", handler: counter).parse(input)
        outline = try XMLOutline.of(input)
    }

    /// Facts that the readers have no use for, with the reason.
    static let unknowable = [
        "encoding": "libxml2 reads the declaration and acts on it", "case_quantity": "a number of records, not a label",
        "has_doctype": "a DOCTYPE is passed over",
    ]

    func checks(_ path: String) -> [String: (Any) throws -> Bool] {
        var checks: [String: (Any) throws -> Bool] = [
            "root": { counter.root == $0 as? String },
            "root_id": {
                ($0 is NSNull && counter.rootAttributes["id"] == nil) || counter.rootAttributes["id"] == $0 as? String
            },
            "namespace": { outline.namespace == $0 as? String },
            "SourceSystem": { counter.rootAttributes["SourceSystem"] == $0 as? String },
            "elements": { counter.total == $0 as? Int },
            "leaves": { counter.leaves == $0 as? Int },
            "nonempty_leaves": { counter.filledLeaves == $0 as? Int },
            "instanceID": { ($0 is NSNull && counter.instanceID == nil) || counter.instanceID == $0 as? String },
            "subject_keys": { value in
                let records = try open(path: path).export.records()
                return counter.subjects == value as? [String]
                    && records.map { String(decoding: $0.cells[0], as: UTF8.self) } == value as? [String]
            },
        ]
        for name in [
            "ItemDef", "CodeList", "CodeListItem", "FormDef", "StudyEventDef", "SubjectData", "FormData", "ItemData",
        ] {
            checks[name] = { counter.counts[name, default: 0] == $0 as? Int }
        }
        if counter.root == "codeBook" { checks.merge(codebook) { a, _ in a } }
        return checks
    }

    private var codebook: [String: (Any) throws -> Bool] {
        [
            "version": { counter.rootAttributes["version"] == $0 as? String },
            "vars": { try DDICodebook.variables(input).count == $0 as? Int },
            "names": { try DDICodebook.variables(input).map(\.name) == $0 as? [String] },
            "categories": { try DDICodebook.variables(input).map(\.categories.count).reduce(0, +) == $0 as? Int },
            "record_width": { try DDICodebook.variables(input).map(\.end).max() == $0 as? Int },
        ]
    }
}

/// What the corpus says about Triple-S files.
enum TripleSFacts {
    static let unknowable = [
        "encoding": "libxml2 reads the declaration and acts on it", "has_doctype": "a DOCTYPE is passed over",
        "root": "a definition is only read when the root element is right",
    ]

    static func checks(_ path: String) throws -> [String: (Any) throws -> Bool] {
        let input = try Input.open(path, name: "file.sss", workers: Workers(2), hasher: nil, collector: Collector())
        let definition = try TripleSDefinition.read(input)
        let variables = definition.variables
        return [
            "version": { definition.version == $0 as? String },
            "title": { ($0 is NSNull && definition.title == nil) || definition.title == $0 as? String },
            "record": { ($0 is NSNull && definition.record.isEmpty) || definition.record == $0 as? [String: String] },
            "variables": { variables.count == $0 as? Int },
            "by_type": { CorpusFile.counts(variables.map(\.kind.rawValue)) == $0 as? [String: Int] },
            "values": { variables.map(\.answers.count).reduce(0, +) == $0 as? Int },
            "max_position": { variables.map(\.finish).max() == $0 as? Int },
        ]
    }

    /// Facts of a data file, which is read through the metadata beside it.
    static func dataChecks(_ path: String) throws -> [String: (Any) throws -> Bool] {
        let metadata = path.replacingOccurrences(of: ".asc", with: ".sss")
        let records = try open(path: metadata).export.records()
        let input = try Input.open(path, name: "file.asc", workers: Workers(2), hasher: nil, collector: Collector())
        var lengths: Set<Int> = []
        try input.eachLine { line, _, _ in if !line.isEmpty { lengths.insert(line.count) } }
        return [
            "records": { records.count == $0 as? Int },
            "line_lengths": { lengths.sorted() == $0 as? [Int] },
        ]
    }
}

/// What the corpus says about a survey definition of Qualtrics, and about dictionaries of REDCap.
enum DefinitionFacts {
    static func qsf(_ path: String) throws -> [String: (Any) throws -> Bool] {
        let input = try Input.open(path, name: "file.qsf", workers: Workers(2), hasher: nil, collector: Collector())
        let questions = try QualtricsSurvey.questions(input)
        return [
            "questions": { questions.count == $0 as? Int },
            "types": { CorpusFile.counts(questions.compactMap { $0["QuestionType"]?.text }) == $0 as? [String: Int] },
            "export_tags": { questions.compactMap { $0["DataExportTag"]?.text } == $0 as? [String] },
        ]
    }

    static func dictionary(_ path: String) throws -> [String: (Any) throws -> Bool] {
        let input = try Input.open(path, name: "file.csv", workers: Workers(2), hasher: nil, collector: Collector())
        let fields = try REDCapDictionary.fields(input, from: input.mark, delimiter: UInt8(ascii: ","))
        return [
            "forms": { Set(fields.map(\.form)).count == $0 as? Int },
            "field_types": { CorpusFile.counts(fields.map(\.type)) == $0 as? [String: Int] },
            "records": { fields.count == $0 as? Int },
        ]
    }
}
