import Diagnostics
import Foundation
import Ingest
import Workers

/// What the corpus says about LimeSurvey structure files.
enum StructureFacts {
    typealias Check = @Sendable (LimeSurveyStructure, Any) -> Bool

    static let unknowable = ["root": "a structure is only read when the root element is right"]

    static let checks: [String: Check] = [
        "doctype": { $0.documentType == $1 as? String },
        "DBVersion": { $0.version == $1 as? String },
        "languages": { $0.languages == $1 as? [String] },
        "sections": { structure, value in structure.sections.mapValues(\.count) == value as? [String: Int] },
        "question_rows": { structure, value in questions(structure).count == value as? Int },
        "distinct_qid": { structure, value in Set(questions(structure).map { $0["qid"] }).count == value as? Int },
        "question_types": { structure, value in
            CorpusFile.counts(questions(structure).compactMap { $0["type"] }) == value as? [String: Int]
        },
        "mandatory_Y": { structure, value in questions(structure).count { $0["mandatory"] == "Y" } == value as? Int },
        "other_Y": { structure, value in questions(structure).count { $0["other"] == "Y" } == value as? Int },
        "first_question": { structure, value in
            guard let expected = value as? [String: String], let first = questions(structure).first else {
                return false
            }
            return expected.allSatisfy { name, text in
                name == "question" ? first[name, default: ""].hasPrefix(text) : first[name] == text
            }
        },
    ]

    private static func questions(_ structure: LimeSurveyStructure) -> [[String: String]] {
        structure.sections["questions", default: []]
    }

    static func read(_ path: String) throws -> LimeSurveyStructure {
        let input = try Input.open(
            path, name: "structure.lss", workers: Workers(2), hasher: nil, collector: Collector())
        return try LimeSurveyStructure.read(input)
    }
}
