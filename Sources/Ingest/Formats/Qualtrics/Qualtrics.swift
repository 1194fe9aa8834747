import Study

/// Qualtrics: three header rows (tag, question text, import id as JSON), with codes or choice texts.
enum Qualtrics: DelimitedFormat {
    static let name = "qualtrics"
    static let title = "Qualtrics, three header rows"

    static func recognise(_ head: HeadRecords) -> Evidence {
        guard head.rows.count >= 3 else { return .none }
        let marks = head.rows[2].count { importID($0) != nil }
        guard marks * 2 > head.rows[2].count, marks > 0 else { return .none }
        return Evidence(100, "record 3 has an ImportId in \(marks) of \(head.rows[2].count) cells")
    }

    static func contradiction(_ head: HeadRecords) -> String? {
        recognise(head).score > 0 ? nil : "record 3 has no import ids"
    }

    /// The platform's own tags over a record that is a header too: a start date has a digit, a header for it has none.
    static func isCut(_ head: HeadRecords) -> Bool {
        guard (2...3).contains(head.rows.count), head.unterminated || head.rows.count == 2,
            head.rows[0].count(where: { QualtricsColumns.isAbout(Headers.trim($0)) }) >= 3
        else { return false }
        guard let date = head.rows[0].firstIndex(where: { Headers.trim($0) == "StartDate" }) else { return false }
        if head.rows.count == 3, head.rows[2].count == head.rows[0].count { return false }
        let text = Headers.trim(head.cell(1, date))
        return text.first.map { !$0.isNumber } ?? (head.rows[1].count <= date)
    }

    static func layout(_ head: HeadRecords) -> Layout {
        let columns = head.rows[0].indices.map { i in
            let tag = Headers.trim(head.rows[0][i])
            let mark = importID(head.cell(2, i)) ?? ""
            return Column(
                position: i, id: tag, text: Headers.plain(head.cell(1, i)), role: QualtricsColumns.roles[tag],
                mark: mark, purpose: QualtricsColumns.purpose(tag, mark: mark, text: head.cell(1, i)))
        }
        return QualtricsColumns.layout(name, columns, headerRecords: 3)
    }

    /// The value behind ImportId, written as JSON or (by an older exporter) with single quotes.
    static func importID(_ cell: String) -> String? {
        guard let key = cell.firstRange(of: "ImportId") else { return nil }
        let rest = cell[key.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " || $0 == ":" }
        let value = rest.prefix { $0 != "\"" && $0 != "'" }
        return value.isEmpty ? nil : String(value)
    }
}
