/// Plain XML with one element a record: `record:` of the study, or the element repeated most below the root.
enum RecordXML {
    static let name = "xml"

    /// Slash path to its parts.
    static func path(_ text: String) -> [String] { text.split(separator: "/").map(String.init) }
}
