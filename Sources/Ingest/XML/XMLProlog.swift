/// What stands before the first record.
enum XMLProlog {
    /// Whether bytes behind it mean what they are: valid UTF-8 that nothing says to be anything else, XML 1.0, and no
    /// document type that could add attributes or entities.
    static func isPlain(_ input: Input, _ head: Range<Int>) throws -> Bool {
        guard input.scan.firstInvalid == nil, head.count <= Limits.text else { return false }
        let text = String(decoding: try input.head(head.count), as: UTF8.self)
        guard !text.contains("<!DOCTYPE") else { return false }
        guard text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>") else { return true }
        let declaration = text[..<end.lowerBound]
        return value(of: "version", in: declaration) == "1.0"
            && (input.overridesDeclaration || (value(of: "encoding", in: declaration) ?? "utf-8") == "utf-8")
    }

    /// The value of a pseudo-attribute in lower case.
    private static func value(of name: String, in declaration: Substring) -> String? {
        guard let start = declaration.firstRange(of: name)?.upperBound else { return nil }
        let quoted = declaration[start...].drop { $0 != "\"" && $0 != "'" }
        guard let quote = quoted.first else { return "" }
        return quoted.dropFirst().prefix { $0 != quote }.lowercased()
    }
}
