import Study

/// Alchemer (SurveyGizmo): metadata first; options and grid rows as `Option:Question`.
enum Alchemer: DelimitedFormat {
    static let name = "alchemer"
    static let title = "Alchemer (SurveyGizmo)"

    private static let about: Set<String> = [
        "responseid", "timestarted", "datesubmitted", "status", "contactid", "legacycomments", "comments", "language",
        "referer", "sessionid", "useragent", "extendedreferer", "longitude", "latitude", "country", "city",
        "stateregion", "postal", "tags", "ipaddress",
    ]

    static func recognise(_ head: HeadRecords) -> Evidence {
        let words = (head.rows.first ?? []).prefix(4).map(Headers.word)
        guard words == ["responseid", "timestarted", "datesubmitted", "status"] else { return .none }
        return Evidence(95, "the header begins Response ID, Time Started, Date Submitted, Status")
    }

    static func layout(_ head: HeadRecords) -> Layout {
        let header = head.rows.first ?? []
        let lastOfMetadata = header.prefix(24).lastIndex { about.contains(Headers.word($0)) } ?? 0
        let columns = header.enumerated().map { position, cell in
            let text = Headers.plain(cell)
            var column = Column(position: position, id: text, text: text)
            if position <= lastOfMetadata {
                column.purpose = .about
                column.role = ["Date Submitted": .submitted, "Status": .status, "Language": .language][text]
            } else if let colon = text.firstRange(of: ":") {
                (column.part, column.stem) = (String(text[..<colon.lowerBound]), String(text[colon.upperBound...]))
                if column.part.hasSuffix("Write In") { column.purpose = .comment }
            }
            return column
        }
        var layout = Layout(format: name, columns: columns, headerRecords: 1)
        layout.statuses = ["Disqualified": .disqualified]
        layout.unfinished = ["Partial"]
        return layout
    }
}
