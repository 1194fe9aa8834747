/// SurveyMonkey: two header rows; the question stands once and the cells behind it are empty, the second row holds the
/// option or row label.
enum SurveyMonkey: DelimitedFormat {
    static let name = "surveymonkey"

    private static let plainAnswers: Set<String> = ["Response", "Open-Ended Response"]

    static func recognise(_ head: HeadRecords) -> (score: Int, evidence: [String]) {
        guard head.rows.count >= 2 else { return (0, []) }
        guard isRespondent(head.cell(0, 0)), Headers.trim(head.cell(1, 0)).isEmpty else { return (0, []) }
        let labels = head.rows[1].count { !Headers.trim($0).isEmpty }
        guard labels > 0 else { return (0, []) }
        return (90, ["the first column is the respondent id", "record 2 has an empty first cell and \(labels) labels"])
    }

    static func contradiction(_ head: HeadRecords) -> String? {
        guard head.rows.count >= 2 else { return "it has only one record" }
        return Headers.trim(head.cell(1, 0)).isEmpty ? nil : "the first cell of record 2 is not empty"
    }

    static func isCut(_ head: HeadRecords) -> Bool {
        guard head.rows.count == 2, head.unterminated, isRespondent(head.cell(0, 0)) else { return false }
        return Headers.trim(head.cell(1, 0)).isEmpty && head.rows[1].count < head.rows[0].count
    }

    private static func isRespondent(_ cell: String) -> Bool {
        Headers.trim(cell).lowercased().replacing(" ", with: "") == "respondentid"
    }

    static func layout(_ head: HeadRecords, evidence: [String]) -> Layout {
        var question = ""
        let columns = head.rows[0].indices.map { i in
            let own = Headers.trim(head.rows[0][i])
            if !own.isEmpty { question = own }
            let option = Headers.trim(head.cell(1, i))
            let whole = option.isEmpty || plainAnswers.contains(option) ? question : "\(question) [\(option)]"
            return Column(position: i, id: whole, text: whole, mark: option)
        }
        return Layout(format: name, evidence: evidence, columns: columns, headerRecords: 2)
    }
}
