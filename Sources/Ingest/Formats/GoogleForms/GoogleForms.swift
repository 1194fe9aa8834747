import Study

/// Google Forms: a time stamp, perhaps a mail address, then one column a question; grids as `Question [Row]`.
enum GoogleForms: DelimitedFormat {
    static let name = "google-forms"
    static let title = "Google Forms"

    private static let stamps: Set<String> = [
        "timestamp", "zeitstempel", "horodateur", "marcatemporal", "tijdstempel", "informazionicronologiche",
        "carimbodedatahora", "sygnaturaczasowa",
    ]
    private static let mails: Set<String> = [
        "emailaddress", "username", "emailadresse", "adresseemail", "direccióndecorreoelectrónico", "emailadres",
        "indirizzoemail", "endereçodeemail", "adresemail",
    ]

    static func recognise(_ head: HeadRecords) -> Evidence {
        guard let header = head.rows.first, header.count > 1, stamps.contains(Headers.word(header[0])) else {
            return .none
        }
        guard head.rows.count < 2 || head.cell(1, 0).first?.isNumber == true else { return .none }
        return Evidence(60, "the first column is a time stamp")
    }

    static func layout(_ head: HeadRecords) -> Layout {
        let columns = (head.rows.first ?? []).enumerated().map { position, cell in
            let text = Headers.plain(cell)
            let word = Headers.word(cell)
            var column = Column(position: position, id: text, text: text)
            if position == 0 { column.role = .submitted }
            if position == 1, mails.contains(word) { column.role = .person }
            if let (stem, part) = Headers.bracketed(text) {
                (column.stem, column.part) = (stem, part)
                if ["score", "feedback"].contains(part.lowercased()) { column.purpose = .about }
            }
            if column.role != nil || word == "totalscore" { column.purpose = .about }
            return column
        }
        var layout = Layout(format: name, columns: columns, headerRecords: 1)
        layout.numbersAreOrdered = true
        return layout
    }
}
