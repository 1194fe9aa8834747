/// What all formats do with header texts.
package enum Headers {
    /// Without the blanks, marks and zero-width characters that exports leave at the ends.
    package static func trim(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)[...]
        while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
        while let last = scalars.last, isBlank(last) { scalars.removeLast() }
        var out = String.UnicodeScalarView()
        out.append(contentsOf: scalars)
        return String(out)
    }

    package static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x200B...0x200D, 0x2060, 0xFEFF: true
        default: false
        }
    }

    /// Without tags and entities, blanks made single.
    package static func plain(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "<")) || text.utf8.contains(UInt8(ascii: "&")) else { return trim(text) }
        return trim(HTMLText.plain(text).split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }

    /// Tells columns of one question by what their texts have in common: `stem - part`, where at least two columns with
    /// one key share the stem.
    static func split(_ columns: inout [Column], at separator: String, key: (Column) -> String?) {
        let keyed = columns.indices.compactMap { i in key(columns[i]).map { (key: $0, column: i) } }
        for group in Dictionary(grouping: keyed, by: \.key).values where group.count > 1 {
            let texts = group.map { columns[$0.column].text }
            let cuts = texts.map { $0.ranges(of: separator).map { $0.lowerBound } }
            // The longest stem that all of them have.
            let stem = cuts[0].reversed().lazy.map { texts[0][..<$0] }.first { stem in
                texts.allSatisfy { $0.hasPrefix(stem + separator) }
            }
            guard let stem else { continue }
            for (member, text) in zip(group, texts) {
                columns[member.column].stem = String(stem)
                columns[member.column].part = trim(String(text.dropFirst(stem.count + separator.count)))
            }
        }
    }

    /// A text `stem [part]`.
    static func bracketed(_ text: String) -> (stem: String, part: String)? {
        guard text.last == "]", let open = text.lastIndex(of: "["), open > text.startIndex else { return nil }
        return (trim(String(text[..<open])), trim(String(text[text.index(after: open)...].dropLast())))
    }

    /// A header as it is compared with words: trimmed, in lower case, without marks between words.
    package static func word(_ text: String) -> String {
        trim(text).lowercased().filter { $0.isLetter || $0.isNumber || $0 == "#" }
    }

    /// The same columns with the second and later ones of an id numbered (`X`, `X#2`, `X#3`; numbers that a header has
    /// already are passed over), and the positions of those.
    static func unique(_ columns: [Column]) -> (columns: [Column], repeated: [Int]) {
        let all = Set(columns.map(\.id))
        var times: [String: Int] = [:]
        var repeated: [Int] = []
        let named = columns.map { column in
            guard !column.id.isEmpty else { return column }
            guard var number = times[column.id] else { times[column.id] = 1; return column }
            var column = column
            let id = column.id
            repeat {
                number += 1
                column.id = "\(id)#\(number)"
            } while all.contains(column.id)
            times[id] = number
            repeated.append(column.position)
            return column
        }
        return (named, repeated)
    }
}
