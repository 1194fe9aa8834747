import Study

/// LimeSurvey's VV export: tabs, two header rows (texts, then codes), a word in braces for a question that was not shown.
enum LimeSurveyVV: DelimitedFormat {
    static let name = "limesurvey-vv"
    static let title = "LimeSurvey VV"

    static func recognise(_ head: HeadRecords) -> Evidence {
        guard head.delimiter == 9, head.rows.count >= 2 else { return .none }
        let codes = head.rows[1].map(Headers.trim)
        guard codes.contains("id"), codes.contains("submitdate") || codes.contains("lastpage") else { return .none }
        return Evidence(95, "tabs, and record 2 has the codes `id` and `submitdate`")
    }

    static func contradiction(_ head: HeadRecords) -> String? {
        head.rows.count < 2 ? "it has only one record" : nil
    }

    static func layout(_ head: HeadRecords) -> Layout {
        let columns = head.rows[0].indices.map { i in
            var column = LimeSurveyCSV.column(Headers.trim(head.cell(1, i)), i)
            column.text = Headers.plain(head.rows[0][i])
            return column
        }
        var layout = Layout(format: name, columns: columns, headerRecords: 2)
        layout.needsSubmission = true
        layout.numbersAreOrdered = true
        layout.absences = ["{question_not_shown}": AnswerCode.notShown]
        return layout
    }
}
