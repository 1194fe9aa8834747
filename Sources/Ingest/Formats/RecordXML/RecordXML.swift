import Diagnostics

/// Plain XML with one element a record: `record:` of the study, or the element repeated most below the root.
enum RecordXML: XMLFormat {
    static let name = "xml"
    static let title = "XML with one element a record"

    static func recognise(_ outline: XMLOutline) -> Evidence {
        Evidence(1, "the root element is `\(outline.root)`")
    }

    static func open(_ opening: Opening) throws -> Export {
        let outline = try opening.outline()
        guard let path = opening.request.record.map(path) ?? outline.mostRepeated else {
            throw opening.failure(
                .xmlNoRecords, "no element repeats, so there is no record to be seen",
                help: "say `record: /path/to/element` for this source")
        }
        var layout = Layout(format: name, columns: [], headerRecords: 0)
        layout.evidence = ["the root element is `\(outline.root)`", "a record is /" + path.joined(separator: "/")]
        layout.codebook = opening.request.codebook
        return try opening.export(recordsAt: path, layout) { Column(position: $1, id: $0, text: $0) }
    }

    /// Slash path to its parts.
    static func path(_ text: String) -> [String] { text.split(separator: "/").map(String.init) }
}
