import Ingest

/// Labels as they are compared: two texts that differ only in what exports do to texts are the same label.
package enum LabelText {
    /// Without tags and entities, blanks made single and trimmed, in lower case.
    ///
    /// Strings compare by canonical equivalence in Swift, so composed and decomposed letters are alike already.
    package static func fold(_ text: String) -> String {
        var out = ""
        var blank = false
        for scalar in decoded(text).lowercased().unicodeScalars {
            if Headers.isBlank(scalar) {
                // Zero-width marks vanish, other blanks become one.
                if scalar.value == 0xFEFF || (0x200B...0x200D).contains(scalar.value) || scalar.value == 0x2060 {
                    continue
                }
                blank = !out.isEmpty
                continue
            }
            if blank { out += " " }
            blank = false
            switch scalar {
            case "\u{2018}", "\u{2019}": out += "'"
            case "\u{201C}", "\u{201D}": out += "\""
            case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}": out += "-"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private static let entities: [(String, String)] = [
        ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"),
        ("&amp;", "&"),
    ]

    /// Without HTML tags, and with the entities that platforms leave in labels.
    private static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "<")) || text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var out = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "<") {
            let tail = rest[rest.index(after: open)...]
            guard let first = tail.first, first.isLetter || first == "/", let close = tail.firstIndex(of: ">") else {
                out += rest[...open]
                rest = tail
                continue
            }
            out += rest[..<open] + " "
            rest = tail[tail.index(after: close)...]
        }
        out += rest
        for (entity, plain) in entities { out = out.replacing(entity, with: plain) }
        return out
    }
}
