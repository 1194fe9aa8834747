import Study

/// LimeSurvey response XML (`.lsr`): `document/responses/rows/row`, element names made of survey, group and question
/// numbers, which only the structure file can turn into codes.
enum LimeSurveyResponses {
    static let name = "limesurvey-xml"
    static let path = ["document", "responses", "rows", "row"]

    /// What an element is called: through the structure where there is one, else by its own name.
    static func column(_ codes: [String: String]) -> @Sendable (String, Int) -> Column {
        { element, position in
            let plain = element.hasPrefix("_") ? String(element.dropFirst()) : element
            let id = codes[plain] ?? element
            return Column(position: position, id: id, text: id, role: LimeSurveyCSV.roles[id], mark: element)
        }
    }
}
