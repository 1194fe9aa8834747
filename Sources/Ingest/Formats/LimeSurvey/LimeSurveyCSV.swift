import Study

/// LimeSurvey CSV: headings as codes (`Q2[SQ001]`), as code and text (`Q2[SQ001]. How … [sub-question]`), or as text.
enum LimeSurveyCSV: DelimitedFormat {
    static let name = "limesurvey"
    static let title = "LimeSurvey CSV"

    static let roles: [String: Role] = [
        "token": .person, "submitdate": .submitted, "startlanguage": .language,
    ]
    /// Metadata by code, and by the text that takes its place in full headings.
    private static let metadata: [String: String] = [
        "id": "id", "submitdate": "submitdate", "lastpage": "lastpage", "startlanguage": "startlanguage",
        "seed": "seed", "token": "token", "startdate": "startdate", "datestamp": "datestamp", "ipaddr": "ipaddr",
        "refurl": "refurl", "Response ID": "id", "Date submitted": "submitdate", "Last page": "lastpage",
        "Start language": "startlanguage", "Seed": "seed", "Access code": "token", "Token": "token",
        "Date started": "startdate", "Date last action": "datestamp", "IP address": "ipaddr",
        "Referrer URL": "refurl",
    ]

    static func recognise(_ head: HeadRecords) -> Evidence {
        guard let header = head.rows.first else { return .none }
        let plain = header.map { Headers.trim($0) }
        for (submitted, page) in [("submitdate", "lastpage"), ("Date submitted", "Last page")] {
            guard plain.contains(submitted), plain.contains(page) else { continue }
            return Evidence(80, "the header has `\(submitted)` and `\(page)`")
        }
        let coded = plain.count { heading($0)?.text != nil }
        guard coded * 2 > header.count, header.count > 3 else { return .none }
        return Evidence(80, "\(coded) of \(header.count) headings are a code, a full stop and the question")
    }

    static func layout(_ head: HeadRecords) -> Layout {
        var columns = (head.rows.first ?? []).enumerated().map { position, cell in
            column(Headers.trim(cell), position)
        }
        PlainDelimited.markRowNumber(&columns, head)
        var layout = Layout(format: name, columns: columns, headerRecords: 1)
        layout.needsSubmission = true
        layout.numbersAreOrdered = true
        return layout
    }

    /// What a heading means.
    static func column(_ whole: String, _ position: Int) -> Column {
        let parts = heading(whole)
        let id = parts?.code ?? metadata[whole.hasSuffix(".") ? String(whole.dropLast()) : whole] ?? whole
        var column = Column(position: position, id: id, text: Headers.plain(parts?.text ?? whole), role: roles[id])
        if metadata.values.contains(id) || id == "interviewtime" || id.hasPrefix("groupTime") {
            column.purpose = .about
        }
        if id.hasSuffix("[other]") || id.hasSuffix("comment]") || id.hasSuffix("[comment]") {
            column.purpose = .comment
        }
        if let bracket = id.firstIndex(of: "[") {
            let text = Headers.bracketed(column.text)
            column.stem = String(id[..<bracket])
            column.part = text?.part ?? String(id[bracket...].dropFirst().dropLast())
        }
        return column
    }

    /// Splits `CODE[SUB][SUB]. text` into code and text; only a code gives no text.
    static func heading(_ cell: String) -> (code: String, text: String?)? {
        var rest = Substring(cell)
        guard let first = rest.first, first.isASCII, first.isLetter else { return nil }
        rest = rest.drop { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        for _ in 0..<2 where rest.first == "[" {
            guard let close = rest.firstIndex(of: "]") else { return nil }
            rest = rest[rest.index(after: close)...]
        }
        let code = String(cell[..<rest.startIndex])
        if rest.isEmpty { return metadata[code] != nil || code.contains("[") ? (code, nil) : nil }
        guard rest.first == "." else { return nil }
        return (code, Headers.trim(String(rest.dropFirst())))
    }
}
