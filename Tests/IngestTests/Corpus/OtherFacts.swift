import Foundation

/// Facts about files of other platforms than the four of `PlatformFacts`.
extension CorpusFacts {
    static let others: [String: Check] = redcap.merging(odk) { a, _ in a }.merging(aggregates) { a, _ in a }
        .merging(typeform) { a, _ in a }

    private static func complete(_ file: CorpusFile) -> [String] {
        file.layout.columns.map(\.id).filter { id in
            id.hasSuffix("_complete") && (file.cells(named: id) ?? []).allSatisfy { ["", "0", "1", "2"].contains($0) }
        }
    }

    private static let redcap: [String: Check] = [
        "distinct_first_column": { file, value in Set(file.cells(0)).count == value as? Int },
        "checkbox_columns": { file, value in
            file.layout.columns.count { $0.id.contains("___") && !$0.stem.isEmpty } == value as? Int
        },
        "complete_status_columns": { file, value in complete(file) == value as? [String] },
        "complete_status_counts": { file, value in
            guard let expected = value as? [String: [String: Int]] else { return false }
            return expected.allSatisfy { name, counts in
                file.cells(named: name).map { CorpusFile.counts($0.filter { !$0.isEmpty }) } == counts
                    || file.cells(named: name).map { CorpusFile.counts($0) } == counts
            }
        },
        "not_completed_cells": { file, value in
            file.records.flatMap(\.texts).count { $0 == "[not completed]" } == value as? Int
        },
    ]

    private static let odk: [String: Check] = [
        "na_cells": { file, value in
            let word = file.layout.format == "odk" ? "n/a" : "NA"
            return file.records.flatMap(\.texts).count { $0 == word } == value as? Int
        },
        "true_cells": { file, value in file.records.flatMap(\.texts).count { $0 == "True" } == value as? Int },
        "false_cells": { file, value in file.records.flatMap(\.texts).count { $0 == "False" } == value as? Int },
    ]

    private static let typeform: [String: Check] = [
        "headers_with_html": { file, value in
            file.headers[0].count { $0.contains("<") && $0.contains(">") } == value as? Int
                && !file.layout.columns.contains { $0.text.contains("<strong>") }
        },
        "distinct_ids": { file, value in Set(file.cells(0)).count == value as? Int },
        "age": { file, value in try file.cells(named: "What is your age?").map { try hasSums($0, value) } ?? false },
        "importance_mental_health": { file, value in
            let start = "Overall, how much importance does your employer place on mental health"
            let column = file.layout.columns.first { $0.text.hasPrefix(start) }
            return try column.map { try hasSums(file.cells($0.position), value) } ?? false
        },
    ]

    private static let aggregates: [String: Check] = [
        "sections": { file, value in
            try hasCounts(file, file.layout.columns[1].id == "section" ? "section" : "Section", value)
        },
        "ees_2020": { file, value in
            let row = file.records.first { String(decoding: $0.cells[0], as: UTF8.self) == "EES" }
            return row.flatMap { $0.texts.last } == value as? String
        },
        "sum_2020": { file, value in try file.cells(named: "2020").map { try hasSums($0, value) } ?? false },
        "blank_cells": { file, value in file.records.flatMap(\.texts).count { $0.isEmpty } == value as? Int },
        "organisations": { file, value in Set(file.cells(0)).count == value as? Int },
        "measures": { file, value in Set(file.cells(1)).count == value as? Int },
        "value": { file, value in try file.cells(named: "value").map { try hasSums($0, value) } ?? false },
        "EES": { file, value in
            let scores = zip(file.cells(1), file.cells(2)).filter { $0.0 == "EES" }.map(\.1)
            return try hasSums(scores, value)
        },
        "non_numeric": { file, value in
            let odd = file.cells(2).filter { Double($0) == nil }
            return CorpusFile.counts(odd) == value as? [String: Int]
        },
        "department_groups": { file, value in Set(file.cells(2)).count == value as? Int },
        "codes_without_scores": { file, value in
            let scores = try CorpusFile("csps/csps2020_orgscores_long.csv")
            let known = Set(scores.cells(0))
            return file.cells(0).filter { !known.contains($0) } == value as? [String]
        },
    ]
}
