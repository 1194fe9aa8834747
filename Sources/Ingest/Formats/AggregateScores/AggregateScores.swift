/// Figures of other organisations that somebody has aggregated already: a row a measure with a column a year, or a row
/// a measure and organisation. They can be compared with; they are no responses.
enum AggregateScores: DelimitedFormat {
    static let name = "aggregate"
    static let title = "aggregated scores of other organisations"
    static let holds = FileContent.benchmarks

    static func recognise(_ head: HeadRecords) -> Evidence {
        let words = (head.rows.first ?? []).map(Headers.word)
        guard words.contains("measure") else { return .none }
        let years = words.count { $0.count == 4 && (1990...2100).contains(Int($0) ?? 0) }
        if years > 1 { return Evidence(70, "a column of measures, and \(years) columns that are years") }
        guard words.count == 3, words[0].hasPrefix("organisation") || words[0].hasPrefix("organization"),
            words[2] == "value"
        else { return .none }
        return Evidence(70, "the columns are an organisation, a measure and a value")
    }

    static func layout(_ head: HeadRecords) -> Layout {
        let columns = (head.rows.first ?? []).enumerated().map { position, cell in
            Column(position: position, id: Headers.trim(cell), text: Headers.trim(cell))
        }
        return Layout(format: name, columns: columns, headerRecords: 1)
    }
}
