/// For programs: one object, `{"diagnostics": [{"id", "severity", "file", "line", "column", "message", "help"}]}`.
package enum JSONRenderer {
    package static func render(_ diagnostics: [Diagnostic]) -> String {
        let lines = diagnostics.map(render).joined(separator: ",\n  ")
        return
            "{\"schema\": \"rapport.diagnostics/1\", \"diagnostics\": [\(lines.isEmpty ? "" : "\n  " + lines + "\n")]}\n"
    }

    private static func render(_ diagnostic: Diagnostic) -> String {
        var fields = [
            "\"id\": " + quote(diagnostic.id.rawValue), "\"severity\": " + quote(diagnostic.severity.rawValue),
        ]
        fields.append("\"file\": " + (diagnostic.place.map { quote($0.file) } ?? "null"))
        fields.append("\"line\": " + number(diagnostic.place?.line))
        fields.append("\"column\": " + number(diagnostic.place?.column))
        fields.append("\"message\": " + quote(diagnostic.message))
        fields.append("\"help\": " + (diagnostic.help.map(quote) ?? "null"))
        return "{" + fields.joined(separator: ", ") + "}"
    }

    private static func number(_ value: Int?) -> String { value.map { $0 == 0 ? "null" : String($0) } ?? "null" }

    private static func quote(_ text: String) -> String {
        var bytes: [UInt8] = []
        JSONText.append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
