/// Finds a study that repeats values by aliases so often that building its tree could take for ever.
///
/// The tree refuses every anchor anyway; this look at the text comes first because a few lines of aliases of aliases
/// stand for billions of values. It knows nothing of quotes, so it speaks only of names that stand behind both `&` and
/// `*`, and only when there are more aliases than do harm.
enum RepeatedValues {
    /// Aliases that are left to the tree: too few to multiply.
    private static let harmless = 10

    /// Positions of anchors that are repeated; none in a text that is harmless.
    static func places(in lines: TextLines) -> [Position] {
        var anchors: [String: Position] = [:]
        var aliases: [String: Int] = [:]
        for (number, line) in lines.lines.enumerated() {
            for column in line.indices where line[column] == "&" || line[column] == "*" {
                if column > 0, isName(line[column - 1]) { continue }
                let name = line[(column + 1)...].prefix(while: isName)
                if name.isEmpty { continue }
                let text = String(String.UnicodeScalarView(name))
                if line[column] == "*" {
                    aliases[text, default: 0] += 1
                } else if anchors[text] == nil {
                    anchors[text] = Position(line: number + 1, column: column + 1)
                }
            }
        }
        let repeated = anchors.filter { aliases[$0.key] != nil }
        let count = repeated.keys.reduce(0) { $0 + (aliases[$1] ?? 0) }
        return count > harmless ? Array(repeated.values) : []
    }

    private static func isName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
        default: false
        }
    }
}
