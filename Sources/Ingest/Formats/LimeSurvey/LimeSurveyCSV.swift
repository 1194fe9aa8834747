import Study

/// LimeSurvey CSV: headings as codes (`Q2[SQ001]`) or as code and text (`Q2[SQ001]. How … [sub-question]`).
enum LimeSurveyCSV: DelimitedFormat {
    static let name = "limesurvey"

    private static let metadata: Set<String> = [
        "id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp", "ipaddr", "refurl",
    ]
    static let roles: [String: Role] = [
        "token": .person, "submitdate": .submitted, "startlanguage": .language,
    ]

    static func recognise(_ head: HeadRecords) -> (score: Int, evidence: [String]) {
        guard let header = head.rows.first else { return (0, []) }
        let plain = header.map { Headers.trim($0) }
        if plain.contains("submitdate"), plain.contains("lastpage") {
            return (80, ["the header has `submitdate` and `lastpage`"])
        }
        let coded = plain.count { heading($0)?.text != nil }
        guard coded * 2 > header.count, header.count > 3 else { return (0, []) }
        return (80, ["\(coded) of \(header.count) headings are a code, a full stop and the question"])
    }

    static func layout(_ head: HeadRecords, evidence: [String]) -> Layout {
        let columns = (head.rows.first ?? []).enumerated().map { position, cell in
            let whole = Headers.trim(cell)
            let parts = heading(whole)
            let id = parts?.code ?? whole
            return Column(position: position, id: id, text: parts?.text ?? whole, role: roles[id])
        }
        return Layout(format: name, evidence: evidence, columns: columns, headerRecords: 1)
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
        if rest.isEmpty { return metadata.contains(code) || code.contains("[") ? (code, nil) : nil }
        guard rest.first == "." else { return nil }
        return (code, Headers.trim(String(rest.dropFirst())))
    }
}
