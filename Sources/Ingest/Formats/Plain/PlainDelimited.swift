/// One header row, one record a line: what everything ends up as after a spreadsheet.
enum PlainDelimited: DelimitedFormat {
    static let name = "csv"

    static func recognise(_ head: HeadRecords) -> (score: Int, evidence: [String]) {
        guard let header = head.rows.first else { return (0, []) }
        return (1, ["one header row with \(header.count) columns"])
    }

    static func layout(_ head: HeadRecords, evidence: [String]) -> Layout {
        let header = head.rows.first ?? []
        let columns = header.enumerated().map { position, text in
            Column(position: position, id: Headers.trim(text), text: Headers.trim(text))
        }
        return Layout(format: name, evidence: evidence, columns: Headers.unique(columns), headerRecords: 1)
    }
}

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

    /// The same columns with the second and later ones of an id numbered: `X`, `X#2`, `X#3`.
    static func unique(_ columns: [Column]) -> [Column] {
        var seen: [String: Int] = [:]
        return columns.map { column in
            guard !column.id.isEmpty else { return column }
            let times = seen[column.id, default: 0] + 1
            seen[column.id] = times
            guard times > 1 else { return column }
            var column = column
            column.id += "#\(times)"
            return column
        }
    }
}
