import Foundation
import Ingest

extension CorpusFacts {
    static let platforms: [String: Check] = qualtrics.merging(surveyMonkey) { a, _ in a }
        .merging(limeSurvey) { a, _ in a }

    private static let qualtrics: [String: Check] = [
        "Status": { file, value in try hasCounts(file, "Status", value) },
        "Finished": { file, value in try hasCounts(file, "Finished", value) },
        "Progress": { file, value in try hasCounts(file, "Progress", value) },
        "DistributionChannel": { file, value in try hasCounts(file, "DistributionChannel", value) },
        "UserLanguage": { file, value in try hasCounts(file, "UserLanguage", value) },
        "distinct_qids": { file, value in
            let ids = file.layout.columns.map(\.mark).filter { $0.hasPrefix("QID") }
            return Set(ids.map { $0.dropFirst(3).prefix { $0.isNumber } }).count == value as? Int
        },
        "timing_columns": { file, value in
            let ends = ["_FIRST_CLICK", "_LAST_CLICK", "_PAGE_SUBMIT", "_CLICK_COUNT"]
            return file.layout.columns.count { column in ends.contains(where: column.mark.hasSuffix) } == value as? Int
        },
        "text_entry_columns": { file, value in
            file.layout.columns.count { $0.mark.hasSuffix("_TEXT") || $0.mark.hasSuffix("-TEXT") } == value as? Int
        },
        "Duration_sum": { file, value in
            file.cells(named: "Duration (in seconds)").map { CorpusFile.sums($0).sum } == value as? Double
        },
        "code_to_label_pairs": { file, value in
            let codes = try CorpusFile("qualtrics/legitimacy_numeric.redacted.csv")
            return try all(value) { fact, pairs in
                guard let left = codes.cells(named: fact), let right = file.cells(named: fact) else { return false }
                return CorpusFile.counts(zip(left, right).map { "\($0) -> \($1)" }) == pairs as? [String: Int]
            }
        },
        "same_headers_as_numeric": { file, value in
            let codes = try CorpusFile("qualtrics/legitimacy_numeric.redacted.csv")
            return (codes.layout.columns == file.layout.columns) == value as? Bool
        },
    ]

    private static let surveyMonkey: [String: Check] = [
        "answer_columns": { file, value in
            let answers =
                file.layout.format == "qualtrics"
                ? file.layout.columns.count { $0.mark.hasPrefix("QID") } : file.layout.columns.count - 1
            return answers == value as? Int
        },
        "first_column_nonblank": { file, value in file.cells(0).count { !$0.isEmpty } == value as? Int },
        "distinct_respondent_ids": { file, value in Set(file.cells(0)).count == value as? Int },
        "questions": { file, value in file.headers[0].dropFirst().count { !$0.isEmpty } == value as? Int },
        "multi_select_counts cols3-8 (films seen)": { file, value in
            (3...8).map { file.cells($0).count { !$0.isEmpty } } == value as? [Int]
        },
        "rank_sums cols9-14": { file, value in
            guard let sums = value as? [Any], sums.count == 6 else { return false }
            return try zip(9...14, sums).allSatisfy { try hasSums(file.cells($0), $1) }
        },
    ]

    private static let limeSurvey: [String: Check] = [
        "columns_with_code": { file, value in file.layout.columns.count { $0.id != $0.text } == value as? Int },
        "distinct_question_codes": { file, value in
            let coded = file.layout.columns.filter { $0.id != $0.text }
            return Set(coded.map { $0.id.prefix { $0 != "[" } }).count == value as? Int
        },
        "subquestion_columns": { file, value in
            file.layout.columns.count { $0.id != $0.text && $0.id.contains("[") } == value as? Int
        },
    ]

    static let people: [String: Check] = [
        "items": { file, value in items(file).count == value as? Int },
        "comment_cells": { file, value in
            try all(value) { fact, count in file.cells(named: fact)?.count { !$0.isEmpty } == count as? Int }
        },
        "manager_counts": { file, value in
            file.cells(named: "Manager ID").map(CorpusFile.counts) == value as? [String: Int]
        },
        "roots": { file, value in
            guard let ids = file.cells(named: "EMP ID"), let heads = file.cells(named: "Manager ID") else {
                return false
            }
            return zip(ids, heads).filter { $1.isEmpty }.map(\.0) == value as? [String]
        },
        "favourable_4plus": { file, value in
            try all(value) { fact, count in
                file.cells(named: fact)?.count { (Int($0) ?? 0) >= 4 } == count as? Int
            }
        },
        "by_department_mean": { file, value in
            let attributes = try CorpusFile("viva-glint/employee_attributes.csv")
            let departments = Dictionary(uniqueKeysWithValues: zip(attributes.cells(0), attributes.cells(1)))
            let units = file.cells(named: "EMP ID")?.map { departments[$0] ?? "" } ?? []
            return try all(value) { unit, means in
                items(file).map { mean($0, of: unit, units) } == means as? [Double]
            }
        },
        "terminated": { file, value in file.cells(1).count { !$0.isEmpty } == value as? Int },
        "distinct_employee_number": { file, value in
            file.cells(named: "EmployeeNumber").map { Set($0).count } == value as? Int
        },
        "JobSatisfaction_mean_by_Department": { file, value in
            guard let units = file.cells(named: "Department"), let cells = file.cells(named: "JobSatisfaction") else {
                return false
            }
            return try all(value) { unit, pair in
                guard let pair = pair as? [Double], pair.count == 2 else { return false }
                return units.count { $0 == unit } == Int(pair[0]) && abs(mean(cells, of: unit, units) - pair[1]) < 1e-6
            }
        },
    ]

    /// The cells of the columns that have a comment column.
    private static func items(_ file: CorpusFile) -> [[String]] {
        let ids = Set(file.layout.columns.map(\.id))
        return file.layout.columns.filter { ids.contains($0.id + "_COMMENT") }.map { file.cells($0.position) }
    }

    private static func mean(_ cells: [String], of unit: String, _ units: [String]) -> Double {
        CorpusFile.sums(zip(cells, units).filter { $1 == unit }.map(\.0)).mean
    }
}
