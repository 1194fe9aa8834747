import Study

/// SurveyMonkey: two header rows (the question stands once and the cells behind it are empty, the second row holds the
/// option or row label), or the two made into one by whoever handed it on.
enum SurveyMonkey: DelimitedFormat {
    static let name = "surveymonkey"
    static let title = "SurveyMonkey, condensed or expanded"

    private static let plainAnswers: Set<String> = ["Response", "Open-Ended Response"]
    private static let about: Set<String> = [
        "respondentid", "collectorid", "startdate", "enddate", "ipaddress", "emailaddress", "firstname", "lastname",
    ]

    static func recognise(_ head: HeadRecords) -> Evidence {
        guard head.rows.count >= 2, Headers.word(head.cell(0, 0)) == "respondentid" else { return .none }
        if Headers.trim(head.cell(1, 0)).isEmpty {
            let labels = head.rows[1].count { !Headers.trim($0).isEmpty }
            guard labels > 0 else { return .none }
            return Evidence(
                score: 90,
                reasons: [
                    "the first column is the respondent id", "record 2 has an empty first cell and \(labels) labels",
                ])
        }
        guard head.rows.dropFirst().allSatisfy({ Int(Headers.trim($0[0])) != nil }) else { return .none }
        return Evidence(60, "the first column is the respondent id, a number in each record")
    }

    static func contradiction(_ head: HeadRecords) -> String? {
        guard head.rows.count >= 2 else { return "it has only one record" }
        return recognise(head).score > 0 ? nil : "the first cell of record 2 is not empty"
    }

    static func isCut(_ head: HeadRecords) -> Bool {
        guard head.rows.count == 2, head.unterminated, Headers.word(head.cell(0, 0)) == "respondentid" else {
            return false
        }
        return Headers.trim(head.cell(1, 0)).isEmpty && head.rows[1].count < head.rows[0].count
    }

    static func layout(_ head: HeadRecords) -> Layout {
        let hasTwo = head.rows.count < 2 || Headers.trim(head.cell(1, 0)).isEmpty
        return hasTwo ? twoRows(head) : flattened(head)
    }

    private static func twoRows(_ head: HeadRecords) -> Layout {
        var question = ""
        let columns = head.rows[0].indices.map { i in
            let own = Headers.plain(head.rows[0][i])
            if !own.isEmpty { question = own }
            let option = Headers.plain(head.cell(1, i))
            let isWhole = option.isEmpty || plainAnswers.contains(option)
            var column = Column(
                position: i, id: isWhole ? question : "\(question) [\(option)]", role: role(question), mark: option,
                purpose: purpose(question, option))
            column.text = column.id
            if !isWhole { (column.stem, column.part) = (question, option) }
            return column
        }
        return Layout(format: name, columns: columns, headerRecords: 2)
    }

    private static func flattened(_ head: HeadRecords) -> Layout {
        var columns = head.rows[0].enumerated().map { position, cell in
            let text = Headers.plain(cell)
            return Column(position: position, id: text, text: text, role: role(text), purpose: purpose(text, text))
        }
        // `Question - Option`: a stem counts only where it comes back.
        Headers.split(&columns, at: " - ") { column in
            column.text.firstRange(of: " - ").map { String(column.text[..<$0.lowerBound]) }
        }
        return Layout(format: name, columns: columns, headerRecords: 1)
    }

    private static func role(_ question: String) -> Role? { Headers.word(question) == "enddate" ? .submitted : nil }

    private static func purpose(_ question: String, _ option: String) -> ColumnPurpose {
        let word = Headers.word(question)
        if about.contains(word) { return .about }
        if word.hasPrefix("customdata") { return .attribute }
        return option == "Open-Ended Response" || option.hasPrefix("Other (") ? .comment : .answer
    }
}
