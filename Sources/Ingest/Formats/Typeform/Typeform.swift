import Study

/// Typeform: `#`, questions with HTML in them, dates and network id at the end; of a question with several answers each
/// option is a column under its bare text.
enum Typeform: DelimitedFormat {
    static let name = "typeform"
    static let title = "Typeform"

    private static let about: Set<String> = [
        "#", "startdateutc", "submitdateutc", "stagedateutc", "networkid", "responsetype", "tags", "ending",
    ]

    static func recognise(_ head: HeadRecords) -> Evidence {
        let words = (head.rows.first ?? []).map(Headers.word)
        guard words.count > 3, words[0] == "#" else { return .none }
        let marks = ["startdateutc", "submitdateutc", "networkid"].count(where: words.contains)
        guard marks > 1 else { return .none }
        return Evidence(90, "the first header is `#`, and the platform's dates or network id are there")
    }

    static func layout(_ head: HeadRecords) -> Layout {
        let columns = (head.rows.first ?? []).enumerated().map { position, cell in
            let text = Headers.plain(cell)
            let word = Headers.word(cell)
            var column = Column(position: position, id: text, text: text)
            column.mark = text == Headers.trim(cell) ? "" : cell
            if about.contains(word) { column.purpose = .about }
            if word == "submitdateutc" { column.role = .submitted }
            return column
        }
        var layout = Layout(format: name, columns: columns, headerRecords: 1)
        layout.numbersAreOrdered = true
        return layout
    }
}
