import Yams

/// A line and a column, counted from 1, columns in Unicode scalars.
struct Position: Hashable {
    var line: Int
    var column: Int

    init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}

/// The study's text by line, with the line ends that YAML knows.
struct TextLines {
    let text: String
    private(set) var lines: [[Unicode.Scalar]] = [[]]

    init(_ text: String) {
        self.text = text
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": lines.append([])
            default: lines[lines.count - 1].append(scalar)
            }
            previous = scalar
        }
    }

    /// What stands at a position, or nil at the end of a line and beyond.
    func scalar(at position: Position) -> Unicode.Scalar? {
        guard lines.indices.contains(position.line - 1) else { return nil }
        let line = lines[position.line - 1]
        return line.indices.contains(position.column - 1) ? line[position.column - 1] : nil
    }

    /// The first character that no YAML may hold.
    var forbiddenCharacter: Position? {
        for (number, line) in lines.enumerated() {
            if let column = line.firstIndex(where: { !Self.isAllowed($0) }) {
                return Position(line: number + 1, column: column + 1)
            }
        }
        return nil
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x20...0x7E, 0x85, 0xA0...0xFEFE, 0xFF00...0xFFFD, 0x10000...: true
        default: false
        }
    }
}
