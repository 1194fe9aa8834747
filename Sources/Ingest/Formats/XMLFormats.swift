import Study

/// The XML formats this version reads, told apart by root element.
enum XMLFormats {
    static let names = [LimeSurveyResponses.name, RecordXML.name]

    static func open(_ input: Input, _ request: Export.Request) throws -> Export {
        let root = try RecordXML.root(input)
        if request.format == LimeSurveyResponses.name || (request.format == nil && request.record == nil && root == "document") {
            let column = LimeSurveyResponses.column(request.structure?.codes() ?? [:])
            let reader = XMLReader(input: input, path: LimeSurveyResponses.path, column: column)
            var layout = Layout(
                format: LimeSurveyResponses.name, evidence: ["the root element is `document`"], columns: [], headerRecords: 0)
            layout.answerLabels = request.structure?.answerLabels() ?? [:]
            return Export(input: input, layout: layout, xml: reader)
        }
        let path = try request.record.map(RecordXML.path) ?? RecordXML.guess(input)
        let reader = XMLReader(input: input, path: path) { name, position in
            Column(position: position, id: name, text: name)
        }
        let evidence = ["the root element is `\(root)`", "a record is /" + path.joined(separator: "/")]
        let layout = Layout(format: RecordXML.name, evidence: evidence, columns: [], headerRecords: 0)
        return Export(input: input, layout: layout, xml: reader)
    }
}
