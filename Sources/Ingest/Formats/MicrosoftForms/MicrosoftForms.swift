import Study

/// Microsoft Forms, as its workbook or as a spreadsheet saves it: id, start, completion, mail, name, then one column a
/// question; the rows of a grid stand without their question; several answers are joined by semicolons.
enum MicrosoftForms: DelimitedFormat {
    static let name = "microsoft-forms"
    static let title = "Microsoft Forms"

    /// Start and completion in the languages of the product, as `Headers.word` makes them.
    private static let starts: Set<String> = [
        "starttime", "startzeit", "heurededébut", "horadeinicio", "begintijd", "oradiinizio", "horadeinício",
        "godzinarozpoczęcia", "amsercychwyn",
    ]
    private static let completions: Set<String> = [
        "completiontime", "fertigstellungszeit", "heuredefin", "horadefinalización", "tijdvanvoltooien",
        "oradicompletamento", "horadeconclusão", "godzinaukończenia", "amsercwblhau",
    ]
    private static let mails: Set<String> = [
        "email", "mail", "adressedemessagerie", "correoelectrónico", "postaelettronica", "adresemail", "ebost",
    ]
    private static let others: Set<String> = [
        "name", "nom", "nombre", "naam", "nome", "nazwa", "enw", "lastmodifiedtime", "totalpoints", "quizfeedback",
        "gradepostedtime", "zeitpunktderletztenänderung", "gesamtpunktzahl", "quizfeedback",
    ]

    static func recognise(_ head: HeadRecords) -> Evidence {
        let words = (head.rows.first ?? []).prefix(5).map(Headers.word)
        guard words.count > 3, starts.contains(words[1]), completions.contains(words[2]) else { return .none }
        return Evidence(90, "the second and third column are a start and a completion time")
    }

    static func layout(_ head: HeadRecords) -> Layout {
        let columns = (head.rows.first ?? []).enumerated().map { position, cell in
            let text = Headers.plain(cell)
            let word = Headers.word(cell)
            var column = Column(position: position, id: text, text: text)
            switch word {
            case _ where position == 0 || starts.contains(word) || others.contains(word): column.purpose = .about
            case _ where completions.contains(word): column.role = .submitted
            case _ where mails.contains(word) && position < 6: column.role = namesPeople(head, position) ? .person : nil
            case _ where text.hasPrefix("Points - ") || text.hasPrefix("Feedback - "): column.purpose = .about
            default: break
            }
            if column.role != nil || mails.contains(word) { column.purpose = .about }
            return column
        }
        var layout = Layout(format: name, columns: columns, headerRecords: 1)
        layout.numbersAreOrdered = true
        return layout
    }

    /// Forms that are answered anonymously have that word in place of the mail.
    private static func namesPeople(_ head: HeadRecords, _ column: Int) -> Bool {
        head.rows.dropFirst().contains { row in
            column < row.count && !row[column].isEmpty && row[column].lowercased() != "anonymous"
        }
    }
}
