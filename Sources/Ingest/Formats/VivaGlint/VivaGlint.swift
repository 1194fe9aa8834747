import Study

/// Viva Glint's raw export: who, whose manager, when, then four columns an item: the score, the comment, its topics, and
/// whether the comment was flagged.
enum VivaGlint: DelimitedFormat {
    static let name = "viva-glint"
    static let title = "Viva Glint, raw export"

    private static let roles: [String: Role] = [
        "EMP ID": .person, "Manager ID": .manager, "Survey Cycle Completion Date": .submitted,
    ]
    private static let about: Set<String> = [
        "First Name", "Last Name", "Email", "Status", "EMP ID", "Manager ID", "Survey Cycle Completion Date",
        "Survey Cycle Sent Date",
    ]

    static func recognise(_ head: HeadRecords) -> Evidence {
        let header = (head.rows.first ?? []).map(Headers.trim)
        let comments = header.count { $0.hasSuffix("_COMMENT") }
        guard header.contains("EMP ID"), header.contains("Survey Cycle Completion Date") else { return .none }
        return Evidence(
            score: 90, reasons: ["employee id and survey cycle are in the header", "\(comments) columns of comments"])
    }

    static func layout(_ head: HeadRecords) -> Layout {
        let columns = (head.rows.first ?? []).enumerated().map { position, cell in
            let text = Headers.trim(cell)
            let purpose: ColumnPurpose =
                about.contains(text) || text.hasSuffix("_SENSITIVE_COMMENT_FLAG")
                ? .about : text.hasSuffix("_COMMENT_TOPICS") ? .topics : text.hasSuffix("_COMMENT") ? .comment : .answer
            return Column(position: position, id: text, text: text, role: roles[text], purpose: purpose)
        }
        var layout = Layout(format: name, columns: columns, headerRecords: 1)
        layout.numbersAreOrdered = true
        return layout
    }
}
