import Diagnostics
import Foundation
import Ingest

/// What the corpus says about a file, by the name of the fact, and how each is checked here.
enum CorpusFacts {
    typealias Check = @Sendable (CorpusFile, Any) throws -> Bool

    /// Facts that a reader cannot know, with the reason.
    static let unknowable = [
        "scales_listwise": "reliability of scales: Statistics"
    ]

    static let checks: [String: Check] = text.merging(shape) { a, _ in a }.merging(platforms) { a, _ in a }
        .merging(people) { a, _ in a }.merging(others) { _, new in new }

    private static let text: [String: Check] = [
        "bytes": { file, value in
            let attributes = try FileManager.default.attributesOfItem(atPath: Shared.corpus + "/" + file.name)
            return attributes[.size] as? Int == value as? Int
        },
        "utf8_bom": { file, value in (file.opened.export.input.mark == 3) == value as? Bool },
        "valid_utf8": { file, value in file.opened.ids.contains(.encodingAssumed) != value as? Bool },
        "decoded_as": { file, value in
            file.opened.export.input.encoding == (value as? String == "cp1252" ? .windows1252 : .utf8)
        },
        "cells_with_newline": { file, value in
            let cells = file.headers.flatMap { $0 } + file.records.flatMap(\.texts)
            return cells.count { $0.utf8.contains(10) } == value as? Int
        },
    ]

    private static let shape: [String: Check] = [
        "columns": { file, value in file.layout.columns.count == value as? Int },
        "records_including_headers": { file, value in
            file.records.count + file.layout.headerRecords == value as? Int
        },
        "ragged_rows": { file, value in
            // A surplus cell with nothing in it is no fault to the walk.
            let faults = file.records.count { $0.fault == .short || $0.fault == .long }
            let ragged = file.slow.rows.count { $0.count != file.layout.columns.count }
            return ragged == value as? Int && faults <= ragged
        },
        "line_ending": { file, value in file.slow.lineEnd == value as? String },
        "header_rows": { file, value in file.layout.headerRecords == value as? Int },
        "responses": { file, value in file.records.count == value as? Int },
        "records": { file, value in file.records.count == value as? Int },
        "value_counts": { file, value in
            try all(value) { fact, counts in try hasCounts(file, fact, counts) }
        },
        "column_sums": { file, value in
            try (value as? [String: Any])?.isEmpty == true
                || all(value) { fact, sums in try file.cells(named: fact).map { try hasSums($0, sums) } ?? false }
        },
        "na_cells": { file, value in file.records.flatMap(\.texts).count { $0 == "NA" } == value as? Int },
        "constant_columns": { file, value in
            let constant = file.layout.columns.filter { Set(file.cells($0.position)).count == 1 }
            return constant.map(\.id) == value as? [String]
        },
        "duplicate_headers": { file, value in
            file.layout.repeated.count == value as? Int
                && file.opened.ids.contains(.headerDuplicate) == (value as? Int != 0)
        },
    ]

    /// A JSON object, each of whose entries has to hold.
    static func all(_ value: Any, _ check: (String, Any) throws -> Bool) throws -> Bool {
        guard let facts = value as? [String: Any], !facts.isEmpty else { return false }
        return try facts.allSatisfy { try check($0, $1) }
    }

    /// The most frequent texts of a column: those listed with their counts, and no other one more frequent.
    static func hasCounts(_ file: CorpusFile, _ fact: String, _ value: Any) throws -> Bool {
        guard let cells = file.cells(named: fact), let expected = value as? [String: Int] else { return false }
        let found = CorpusFile.counts(cells)
        guard expected.allSatisfy({ found[$0] == $1 }) else { return false }
        let rest = found.filter { expected[$0.key] == nil }.values.max() ?? 0
        return rest == 0 || (expected.count >= 10 && rest <= expected.values.min() ?? 0)
    }

    static func hasSums(_ cells: [String], _ value: Any) throws -> Bool {
        guard let expected = value as? [String: Any], let n = expected["n"] as? Int,
            let sum = (expected["sum"] as? NSNumber)?.doubleValue,
            let mean = (expected["mean"] as? NSNumber)?.doubleValue
        else { return false }
        let found = CorpusFile.sums(cells)
        return found.n == n && abs(found.sum - sum) < 1e-6 && abs(found.mean - mean) < 1e-6
    }
}
