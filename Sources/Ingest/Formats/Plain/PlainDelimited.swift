/// One header row, one record a line: what everything ends up as after a spreadsheet.
enum PlainDelimited: DelimitedFormat {
    static let name = "csv"
    static let title = "delimited text with one header row"

    static func recognise(_ head: HeadRecords) -> Evidence {
        guard let header = head.rows.first else { return .none }
        return Evidence(1, "one header row with \(header.count) columns")
    }

    static func layout(_ head: HeadRecords) -> Layout {
        var columns = (head.rows.first ?? []).enumerated().map { position, text in
            let plain = Headers.plain(text)
            return Column(position: position, id: plain, text: plain, mark: plain == Headers.trim(text) ? "" : text)
        }
        markRowNumber(&columns, head)
        Headers.split(&columns, at: " - ") { $0.text.firstRange(of: " - ").map { _ in "dash" } }
        for i in columns.indices where columns[i].stem.isEmpty {
            if let (stem, part) = Headers.bracketed(columns[i].text) {
                (columns[i].stem, columns[i].part) = (stem, part)
            }
        }
        return Layout(format: name, columns: columns, headerRecords: 1)
    }

    /// A first column without a name that counts the rows is none.
    static func markRowNumber(_ columns: inout [Column], _ head: HeadRecords) {
        guard let first = columns.first, ["", "unnamed: 0", "rownames"].contains(first.id.lowercased()) else { return }
        let numbers = head.rows.dropFirst().map { Int($0.first ?? "") }
        guard numbers.count > 0, numbers.enumerated().allSatisfy({ $1 == $0 || $1 == $0 + 1 }) else { return }
        columns[0].purpose = .rowNumber
    }
}
