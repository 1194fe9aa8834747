import Diagnostics
import Foundation
import Testing

/// Real exports of several platforms against facts that another program found in them.
@Suite(.enabled(if: Shared.hasCorpus, "the corpus is not here")) struct CorpusTests {
    private static let folders: Set = ["qualtrics", "surveymonkey", "limesurvey", "viva-glint", "hris", "rdatasets"]
    /// A layout of two header rows with other tags, which this version does not read.
    private static let left = ["qualtrics/sample_legacy_2row_bom.csv"]

    /// Counts over all files, with the words of what failed.
    private struct Score {
        var passed = 0
        var failed: [String] = []
        var skipped: [String] = []

        mutating func add(_ other: Score) {
            passed += other.passed
            failed += other.failed
            skipped += other.skipped
        }

        var line: String { "\(passed) passed, \(failed.count) failed, \(skipped.count) skipped" }
    }

    @Test func everyFactThatAReaderCanKnowHolds() throws {
        var total = Score()
        let expected = try Shared.expected()
        for name in expected.keys.sorted() where Self.folders.contains(String(name.prefix { $0 != "/" })) {
            guard name.hasSuffix(".csv") || name.hasSuffix(".lss"), !Self.left.contains(name) else { continue }
            let facts = expected[name] ?? [:]
            let score = try name.hasSuffix(".lss") ? structure(name, facts) : table(name, facts)
            print("  \(name): \(score.line)")
            total.add(score)
        }
        print("corpus: \(total.line)")
        for skip in Set(total.skipped).sorted() { print("  skipped: \(skip)") }
        #expect(total.failed.isEmpty)
        #expect(total.passed > 300)
    }

    private func table(_ name: String, _ facts: [String: Any]) throws -> Score {
        let file = try CorpusFile(name)
        let checks = CorpusFacts.checks.mapValues { check in { try check(file, $0) } }
        return try score(name, facts, checks, CorpusFacts.unknowable)
    }

    private func structure(_ name: String, _ facts: [String: Any]) throws -> Score {
        let structure = try StructureFacts.read(Shared.corpus + "/" + name)
        var checks: [String: (Any) throws -> Bool] = StructureFacts.checks.mapValues { check in
            { check(structure, $0) }
        }
        checks["bytes"] = { value in
            let attributes = try FileManager.default.attributesOfItem(atPath: Shared.corpus + "/" + name)
            return attributes[.size] as? Int == value as? Int
        }
        return try score(name, facts, checks, StructureFacts.unknowable)
    }

    private func score(
        _ name: String, _ facts: [String: Any], _ checks: [String: (Any) throws -> Bool], _ unknowable: [String: String]
    ) throws -> Score {
        var score = Score()
        for (key, value) in facts {
            if let check = checks[key] {
                if try check(value) { score.passed += 1 } else { score.failed.append("\(name) \(key)") }
            } else if let reason = unknowable[key] {
                score.skipped.append("\(key): \(reason)")
            } else {
                score.failed.append("\(name) \(key): no check and no reason")
            }
        }
        return score
    }

    @Test func theFormatOfEachPlatformIsRecognised() throws {
        let formats = [
            "qualtrics/sample_3row_german.csv": "qualtrics", "qualtrics/Sample_Survey.csv": "qualtrics",
            "qualtrics/legitimacy_text.redacted.csv": "qualtrics", "surveymonkey/StarWars.csv": "surveymonkey",
            "surveymonkey/steak-risk-survey.csv": "surveymonkey", "surveymonkey/comma-survey.csv": "csv",
            "limesurvey/rse2017_de.csv": "limesurvey", "limesurvey/rse2016_uk.csv": "limesurvey",
            "viva-glint/survey_export.csv": "csv", "hris/ibm_emp_attrition.csv": "csv", "rdatasets/bfi.csv": "csv",
        ]
        for (name, format) in formats {
            #expect(try open(path: Shared.corpus + "/" + name).export.layout.format == format, "\(name)")
        }
    }
}
