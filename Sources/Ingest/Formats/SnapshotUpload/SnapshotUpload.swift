import Study

/// The table that people-analytics tools take in: a row a person and snapshot, questions numbered.
enum SnapshotUpload: DelimitedFormat {
    static let name = "snapshot-upload"
    static let title = "Upload table of people-analytics tools"

    private static let roles: [String: Role] = ["SNAPSHOT": .wave, "EMPLOYEE_ID": .person]
    private static let question = "SURVEY_QUESTION_"

    static func recognise(_ head: HeadRecords) -> Evidence {
        let header = (head.rows.first ?? []).map(Headers.trim)
        let questions = header.count { $0.hasPrefix(question) }
        guard header.contains("SNAPSHOT"), header.contains("EMPLOYEE_ID"), questions > 0 else { return .none }
        return Evidence(
            score: 90, reasons: ["snapshot and employee id are in the header", "\(questions) numbered questions"])
    }

    static func layout(_ head: HeadRecords) -> Layout {
        let columns = (head.rows.first ?? []).enumerated().map { position, cell in
            let text = Headers.trim(cell)
            let purpose: ColumnPurpose =
                text.hasPrefix(question) ? .answer : text.hasPrefix("SURVEY_COMMENT") ? .comment : .attribute
            return Column(
                position: position, id: text, text: text, role: roles[text],
                purpose: text == "EMPLOYEE_EMAIL" ? .about : purpose)
        }
        return Layout(format: name, columns: columns, headerRecords: 1)
    }
}
