import Study

/// LimeSurvey response XML (`.lsr`): `document/responses/rows/row`, element names made of survey, group and question
/// numbers, which only the structure file can turn into codes.
enum LimeSurveyResponses: XMLFormat {
    static let name = "limesurvey-xml"
    static let title = "LimeSurvey responses (.lsr)"
    static let path = ["document", "responses", "rows", "row"]

    static func recognise(_ outline: XMLOutline) -> Evidence {
        guard outline.root == "document" else { return .none }
        if outline.has(["document", "questions"]) || outline.has(["document", "surveys"]) { return .none }
        if outline.has(["document", "responses"]) { return Evidence(100, "the root element `document` has responses") }
        return Evidence(40, "the root element is `document`")
    }

    static func open(_ opening: Opening) throws -> Export {
        let book = opening.request.codebook
        var layout = Layout(format: name, columns: [], headerRecords: 0)
        layout.evidence = opening.evidence
        layout.codebook = book
        layout.needsSubmission = true
        layout.numbersAreOrdered = true
        return try opening.export(recordsAt: path, layout) { element, position in
            let plain = element.hasPrefix("_") ? String(element.dropFirst()) : element
            let question = book[plain]
            var column = LimeSurveyCSV.column(question?.id ?? element, position)
            column.mark = element
            if let text = question?.text.first?.text, !text.isEmpty {
                column.text = text
                if question?.stem != nil { column.part = text }
            }
            return column
        }
    }
}
