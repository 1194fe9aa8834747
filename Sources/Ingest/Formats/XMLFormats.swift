import Diagnostics
import Study

/// The XML formats this version reads, told apart by root element.
enum XMLFormats {
    static let names = [LimeSurveyResponses.name, RecordXML.name]

    static func open(_ input: Input, _ request: Export.Request, _ collector: Collector) throws -> Export {
        let outline = try XMLOutline.of(input)
        let isResponses =
            request.format == LimeSurveyResponses.name
            || (request.format == nil && request.record == nil && outline.root == "document")
        return try isResponses
            ? responses(input, request, outline, collector) : records(input, request, outline, collector)
    }

    private static func responses(
        _ input: Input, _ request: Export.Request, _ outline: XMLOutline, _ collector: Collector
    ) throws -> Export {
        let path = LimeSurveyResponses.path
        try check(outline, path, input, collector)
        let column = LimeSurveyResponses.column(request.structure?.codes() ?? [:])
        var layout = Layout(
            format: LimeSurveyResponses.name, evidence: ["the root element is `document`"], columns: [],
            headerRecords: 0)
        layout.answerLabels = request.structure?.answerLabels() ?? [:]
        return Export(
            input: input, layout: layout,
            xml: XMLReader(input: input, path: path, column: column, pieceSize: request.chunk))
    }

    private static func records(
        _ input: Input, _ request: Export.Request, _ outline: XMLOutline, _ collector: Collector
    ) throws -> Export {
        guard let path = request.record.map(RecordXML.path) ?? outline.mostRepeated else {
            throw Failure(
                .xmlNoRecords, "no element repeats, so there is no record to be seen",
                at: Place(file: input.name, line: 1), help: "say `record: /path/to/element` for this source")
        }
        try check(outline, path, input, collector)
        let column = { @Sendable (name: String, position: Int) in Column(position: position, id: name, text: name) }
        let reader = XMLReader(input: input, path: path, column: column, pieceSize: request.chunk)
        let evidence = ["the root element is `\(outline.root)`", "a record is /" + path.joined(separator: "/")]
        let layout = Layout(format: RecordXML.name, evidence: evidence, columns: [], headerRecords: 0)
        return Export(input: input, layout: layout, xml: reader)
    }

    /// A file without any record at the path is empty, or not what the path is for.
    private static func check(
        _ outline: XMLOutline, _ path: [String], _ input: Input, _ collector: Collector
    ) throws {
        guard outline.isWhole, !outline.has(path) else { return }
        guard outline.has(path.dropLast()) else { throw Failure.noRecords(path, input.name) }
        collector.add(
            Diagnostic(
                .sourceHeaderOnly, "no record in the file", at: Place(file: input.name, line: 1),
                help: "export it again"))
    }
}

extension Failure {
    static func noRecords(_ path: [String], _ file: String) -> Failure {
        Failure(
            .xmlNoRecords, "no element at the path of a record, /" + path.joined(separator: "/"),
            at: Place(file: file, line: 1), help: "check `format:` and `record:` of this source")
    }
}
