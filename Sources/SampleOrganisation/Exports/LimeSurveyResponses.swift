/// `responses.lsr`: the answers of the autumn wave, each cell an element named by survey, group and question.
enum LimeSurveyResponses {
    static func make(_ export: PlannedExport) -> SampleFile {
        var table = LimeSurveyTable("responses", fields)
        for (number, response) in export.responses.enumerated() {
            table.add(cells(response, id: number + 1))
        }
        let text = LimeSurveyXML.document(type: "Responses", [table])
        return SampleFile(path: export.path, text: text)
    }

    private static var fields: [String] {
        let survey = LimeSurveyXML.survey
        let items = Questionnaire.blocks.enumerated().flatMap { number, block in
            let (group, question) = LimeSurveyXML.place(ofBlock: number)
            return block.items.indices.map { "_\(survey)X\(group)X\(question)\($0 + 1)" }
        }
        return ["id", "submitdate", "lastpage", "startlanguage", "startdate", "datestamp"]
            + ["_\(survey)X7X\(LimeSurveyXML.staffQuestion)"] + items
    }

    private static func cells(_ response: Response, id: Int) -> [String?] {
        let recorded = response.recorded.date + " " + response.recorded.time
        let started = response.started.date + " " + response.started.time
        let shown = response.cells.lastIndex { $0 != .notShown }.map { $0 + 1 } ?? 0
        let pages = Questionnaire.pageEnds.filter { shown >= $0 }.count
        let envelope = [
            String(id), response.finished ? recorded : nil, String(pages), response.language.rawValue,
            started,
            recorded, response.person,
        ]
        return envelope + response.cells.map(code)
    }

    private static func code(_ cell: Cell) -> String? {
        switch cell {
        case .answered(let code): "A\(code)"
        case .notApplicable: "A6"
        case .unknown: "A9"
        case .missingCode: "-99"
        case .skipped: ""
        case .notShown: nil
        }
    }
}
