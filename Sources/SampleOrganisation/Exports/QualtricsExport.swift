/// A Qualtrics CSV with choice texts: three header rows, then a row a response.
///
/// The two exports differ as real ones do: the older one has a byte order mark and CRLF ends, the newer
/// one neither. Line breaks inside a cell are bare LF in both.
enum QualtricsExport {
    static func make(_ export: PlannedExport) -> SampleFile {
        let first = export.wave == .spring2025
        let end = first ? "\r\n" : "\n"
        let header = [tags, questions, importIds]
        let rows = (header + export.responses.map(cells)).map { CSVText.row($0) + end }
        return SampleFile(path: export.path, text: (first ? "\u{FEFF}" : "") + rows.joined())
    }

    private static let metadata = [
        ("StartDate", "Start Date", "startDate"), ("EndDate", "End Date", "endDate"),
        ("Status", "Response Type", "status"), ("Progress", "Progress", "progress"),
        ("Duration (in seconds)", "Duration (in seconds)", "duration"), ("Finished", "Finished", "finished"),
        ("RecordedDate", "Recorded Date", "recordedDate"), ("ResponseId", "Response ID", "_recordId"),
        ("ExternalReference", "External Data Reference", "externalDataReference"),
        ("DistributionChannel", "Distribution Channel", "distributionChannel"),
        ("UserLanguage", "User Language", "userLanguage"),
    ]

    private static var tags: [String] {
        metadata.map(\.0) + Questionnaire.codes + ["Q_comment"]
    }

    private static var questions: [String] {
        let items = Questionnaire.blocks.flatMap { block in
            block.items.map { block.stem[0] + " - " + $0[0] }
        }
        return metadata.map(\.1) + items + [Questionnaire.comment[0]]
    }

    private static var importIds: [String] {
        let own = metadata.map { _, _, id in
            let zone = id.hasSuffix("Date") ? ",\"timeZone\":\"Europe/Berlin\"" : ""
            return "{\"ImportId\":\"\(id)\"\(zone)}"
        }
        let items = Questionnaire.blocks.enumerated().flatMap { number, block in
            block.items.indices.map { "{\"ImportId\":\"QID\(number + 2)_\($0 + 1)\"}" }
        }
        return own + items + ["{\"ImportId\":\"QID8_TEXT\"}"]
    }

    private static func cells(_ response: Response) -> [String] {
        let items = response.cells.map { text($0, response.language) }
        let all = envelope(response) + items + [response.comment ?? ""]
        return response.isShort ? Array(all.dropLast(10)) : all
    }

    private static func envelope(_ response: Response) -> [String] {
        let shown = response.cells.lastIndex { $0 != .skipped }.map { $0 + 1 } ?? 1
        let progress = response.finished ? 100 : shown * 100 / (Questionnaire.itemCount + 1)
        return [
            text(response.started), text(response.recorded), text(response.status), String(progress),
            String(response.duration), response.finished ? "True" : "False", text(response.recorded),
            response.serial, response.person, response.status == .preview ? "preview" : "email",
            response.language.rawValue.uppercased(),
        ]
    }

    private static func text(_ moment: Moment) -> String {
        moment.date + " " + moment.time
    }

    private static func text(_ status: Response.Status) -> String {
        switch status {
        case .normal: "IP Address"
        case .preview: "Survey Preview"
        case .spam: "Spam"
        }
    }

    private static func text(_ cell: Cell, _ language: Language) -> String {
        switch cell {
        case .answered(let code): AgreeScale.labels[language.position][code - 1]
        case .notApplicable: AgreeScale.notApplicable[language.position]
        case .unknown: AgreeScale.unknown[language.position]
        case .missingCode: "-99"
        case .skipped, .notShown: ""
        }
    }
}
