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
