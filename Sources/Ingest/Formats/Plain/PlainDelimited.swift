/// One header row, one record a line: what everything ends up as after a spreadsheet.
enum PlainDelimited: DelimitedFormat {
    static let name = "csv"

    static func recognise(_ head: HeadRecords) -> (score: Int, evidence: [String]) {
        guard let header = head.rows.first else { return (0, []) }
        return (1, ["one header row with \(header.count) columns"])
    }

    static func layout(_ head: HeadRecords, evidence: [String]) -> Layout {
        let header = head.rows.first ?? []
        let columns = header.enumerated().map { position, text in
            Column(position: position, id: Headers.trim(text), text: Headers.trim(text))
        }
        return Layout(format: name, evidence: evidence, columns: columns, headerRecords: 1)
    }
}
