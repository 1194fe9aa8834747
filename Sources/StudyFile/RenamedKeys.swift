import Yams

/// Composes a text in spite of duplicate keys.
///
/// The parser stops at the first duplicate and gives no tree, and a study's errors shall come all at once. So the
/// first character of one of the two keys is replaced by one that no text uses, and the text is parsed again; columns
/// stay the same. The tree's builder asks here for the original key and reports both places.
struct RenamedKeys {
    /// Duplicates after which the parser's own message has to do.
    private static let most = 50

    private var originals: [Position: Unicode.Scalar] = [:]

    mutating func compose(_ lines: TextLines) throws -> Node? {
        var text = lines.lines
        var yaml = lines.text
        while true {
            do {
                return try Parser(yaml: yaml, resolver: .basic, encoding: .utf8).singleRoot()
            } catch let error as YamlError {
                guard case .duplicatedKeysInMapping(duplicates: _, let context) = error,
                    originals.count < Self.most, rename(Position(context.mark), in: &text)
                else { throw error }
                yaml = text.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n")
            }
        }
    }

    /// The key as the study has it.
    func original(of key: Node.Scalar) -> String {
        guard let mark = key.mark, let first = originals[Position(mark)] else { return key.string }
        return String(first) + String(key.string.unicodeScalars.dropFirst())
    }

    private mutating func rename(_ position: Position, in text: inout [[Unicode.Scalar]]) -> Bool {
        guard originals[position] == nil, text.indices.contains(position.line - 1) else { return false }
        let line = text[position.line - 1]
        var column = position.column - 1
        guard line.indices.contains(column) else { return false }
        if line[column] == "\"" || line[column] == "'" { column += 1 }
        guard line.indices.contains(column), !["\"", "'", "\\", "?", ":"].contains(line[column]),
            let substitute = Unicode.Scalar(0x10_0000 + UInt32(originals.count))
        else { return false }
        originals[position] = line[column]
        text[position.line - 1][column] = substitute
        return true
    }
}
