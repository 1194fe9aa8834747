/// SurveyMonkey: two header rows; the question stands once and the cells behind it are empty, the second row holds the
/// option or row label.
enum SurveyMonkey: DelimitedFormat {
    static let name = "surveymonkey"

    private static let plainAnswers: Set<String> = ["Response", "Open-Ended Response"]

    static func recognise(_ head: HeadRecords) -> (score: Int, evidence: [String]) {
        guard head.rows.count >= 2 else { return (0, []) }
        let first = Headers.trim(head.cell(0, 0)).lowercased().replacing(" ", with: "")
        guard first == "respondentid", Headers.trim(head.cell(1, 0)).isEmpty else { return (0, []) }
        let labels = head.rows[1].count { !Headers.trim($0).isEmpty }
        guard labels > 0 else { return (0, []) }
        return (90, ["the first column is the respondent id", "record 2 has an empty first cell and \(labels) labels"])
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
        return Layout(format: name, evidence: evidence, columns: Headers.unique(columns), headerRecords: 2)
    }
}
