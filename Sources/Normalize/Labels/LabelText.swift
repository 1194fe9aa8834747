import Ingest

/// Labels as they are compared: two texts that differ only in what exports do to texts are the same label.
package enum LabelText {
    /// Without tags and entities, blanks made single and trimmed, in lower case.
    ///
    /// Strings compare by canonical equivalence in Swift, so composed and decomposed letters are alike already.
    package static func fold(_ text: String) -> String {
        var out = ""
        var blank = false
        for scalar in HTMLText.plain(text).lowercased().unicodeScalars {
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
}
