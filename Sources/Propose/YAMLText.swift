/// Small pieces of YAML.
enum YAMLText {
    /// A text as a scalar: plain where that can mean nothing else, else in double quotes.
    static func quoted(_ text: String) -> String {
        let isPlain =
            text.utf8.allSatisfy {
                ($0 | 0x20) &- 97 < 26 || $0 &- 48 < 10 || $0 == 95 || $0 == 47 || $0 == 46 || $0 == 45 || $0 == 32
            }
            && text.utf8.first.map { ($0 | 0x20) &- 97 < 26 || $0 == 46 || $0 == 47 } == true
            && text.utf8.last != 32 && !reserved.contains(text.lowercased())
        if isPlain { return text }
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default:
                if scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value) || scalar.value == 0xFEFF
                    || (0x2028...0x2029).contains(scalar.value) || (0x200B...0x200F).contains(scalar.value)
                {
                    let hex = String(scalar.value, radix: 16)
                    out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out + "\""
    }

    private static let reserved: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "~", ".nan", ".inf"]

    /// Texts in brackets.
    static func texts(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }

    /// A key with a map, on as many lines as it needs.
    static func map(_ key: String, _ pairs: [(String, String)], width: Int) -> [String] {
        flow("\(key): {", pairs.map { "\(quoted($0)): \(quotedValue($1))" }, "}", width: width)
    }

    private static func quotedValue(_ text: String) -> String { Int(text) != nil ? text : quoted(text) }

    /// A line broken behind commas outside quotes where it would be too long.
    static func wrapped(_ line: String, width: Int) -> [String] {
        guard line.count > width else { return [line] }
        var pieces: [String] = []
        var piece = ""
        var isQuoted = false
        var escaped = false
        for character in line {
            piece.append(character)
            if escaped { escaped = false; continue }
            if character == "\\" { escaped = true }
            if character == "\"" { isQuoted.toggle() }
            if character == ",", !isQuoted { pieces.append(piece); piece = "" }
        }
        pieces.append(piece)
        var lines: [String] = []
        var current = ""
        for piece in pieces {
            if !current.isEmpty, current.count + piece.count > width {
                lines.append(current)
                current = "      " + piece.drop { $0 == " " }
            } else {
                current += piece
            }
        }
        return lines + [current]
    }

    /// `open`, elements with commas between, `close`: broken into lines where they would be too long.
    static func flow(_ open: String, _ elements: [String], _ close: String, width: Int, indent: String? = nil)
        -> [String]
    {
        let indent = indent ?? String(repeating: " ", count: open.prefix { $0 == " " }.count + 4)
        var lines: [String] = []
        var line = open
        for (number, element) in elements.enumerated() {
            let piece = element + (number + 1 < elements.count ? "," : "")
            if line.count + piece.count + 1 > width, line != open, line != indent {
                lines.append(line)
                line = indent + piece
            } else {
                line += (line.hasSuffix("{") || line.hasSuffix("[") || line == indent ? "" : " ") + piece
            }
        }
        return lines + [line + close]
    }
}
