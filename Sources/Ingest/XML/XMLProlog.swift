/// What stands before the first record.
enum XMLProlog {
    /// Whether bytes behind it mean what they are: valid UTF-8 that nothing says to be anything else, XML 1.0, and no
    /// document type that could add attributes or entities.
    static func isPlain(_ input: Input, _ head: Range<Int>) throws -> Bool {
        guard input.scan.firstInvalid == nil, head.count <= Limits.text else { return false }
        let text = String(decoding: try input.head(head.count), as: UTF8.self)
        // By bytes: a character may hide in a longer one.
        guard Array(text.utf8).firstRange(of: Array("<!DOCTYPE".utf8)) == nil else { return false }
        guard text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>") else { return true }
        let declaration = text[..<end.lowerBound]
        return value(of: "version", in: declaration) == "1.0"
            && (input.overridesDeclaration || (value(of: "encoding", in: declaration) ?? "utf-8") == "utf-8")
    }

    /// Encodings whose bytes mean the same wherever one begins to read: the beginnings of their names.
    private static let stateless = ["utf-8", "us-ascii", "ascii", "iso-8859-", "windows-125", "latin"]

    /// Whether the text may be read from the middle: other encodings can switch what bytes mean.
    static func canBeCut(_ input: Input) throws -> Bool {
        if input.overridesDeclaration { return true }
        let text = String(decoding: try input.head(Self.longest), as: UTF8.self)
        guard text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>") else { return !text.hasPrefix("<?xml") }
        guard let name = value(of: "encoding", in: text[..<end.lowerBound]) else { return true }
        return stateless.contains(where: name.hasPrefix)
    }

    /// Bytes that hold any declaration worth reading.
    private static let longest = 1 << 10

    /// The value of a pseudo-attribute in lower case.
    private static func value(of name: String, in declaration: Substring) -> String? {
        guard let start = declaration.firstRange(of: name)?.upperBound else { return nil }
        let quoted = declaration[start...].drop { $0 != "\"" && $0 != "'" }
        guard let quote = quoted.first else { return "" }
        return quoted.dropFirst().prefix { $0 != quote }.lowercased()
    }
}
