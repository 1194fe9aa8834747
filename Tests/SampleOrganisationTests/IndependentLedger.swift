/// The fates of all records, decided from the files alone.
enum IndependentLedger {
    struct Fate {
        let record: ReadRecord
        let name: String
    }

    static func fates(ofWave wave: String) -> [String: [Fate]] {
        let staff = People(wave: wave).rows
        let paths = Sample.exports.filter { $0.hasPrefix(wave) }
        var best: [String: String] = [:]
        let read = paths.map { path in (path, TinyReader.records(path)) }
        for (path, records) in read {
            for (index, record) in records.enumerated() where early(record, staff) == nil {
                best[record.id] = max(best[record.id] ?? "", rank(record, path, index))
            }
        }
        var fates: [String: [Fate]] = [:]
        for (path, records) in read {
            fates[path] = records.enumerated().map { index, record in
                let isBest = best[record.id] == rank(record, path, index)
                let late = isBest ? (isEmpty(record) ? "empty" : "used") : "duplicate"
                return Fate(record: record, name: early(record, staff) ?? late)
            }
        }
        return fates
    }

    static func cellKind(_ cell: String?) -> String {
        switch cell {
        case nil: "not-shown"
        case "": "skipped"
        case "-99": "missing-code"
        case "A6", "6", "Does not apply to me", "Betrifft mich nicht", "Ne me concerne pas": "not-applicable"
        default: UsedAnswers.value(cell) == nil ? "invalid" : "answered"
        }
    }

    private static func early(_ record: ReadRecord, _ staff: [String: People.Row]) -> String? {
        if record.isShort { return "short-record" }
        if record.status == "Survey Preview" { return "preview" }
        if record.status == "Spam" { return "spam" }
        return staff[record.id] == nil ? "unmatched" : nil
    }

    /// A text that sorts as the rule says; path and place only break ties of equal records.
    private static func rank(_ record: ReadRecord, _ path: String, _ index: Int) -> String {
        "\(record.complete ? 1 : 0) \(record.time) \(path) \(100_000 + index)"
    }

    private static func isEmpty(_ record: ReadRecord) -> Bool {
        !record.cells.contains { cellKind($0) == "answered" }
    }
}
