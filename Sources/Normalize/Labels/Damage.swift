/// What spreadsheets make of texts that look like something else.
package enum Damage: Hashable, Sendable, CaseIterable {
    /// `6-25` became `Jun-25`, `1-5` became `01-May`.
    case date
    /// A long number became `1.23E+15`.
    case exponent
    /// Seen in data: zeros before a number are still there, so that another column of such may have lost them.
    case leadingZeros

    private static let months: Set<String> = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mai", "mrz", "okt", "dez",
        "janv", "févr", "avr", "juin", "juil", "août", "sept", "déc", "ene", "abr", "ago", "dic", "mrt", "mei",
    ]

    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 24, let first = bytes.first else { return nil }
        let parts = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 2, let month = parts.first(where: { Self.months.contains(String($0)) }),
            let other = parts.first(where: { $0 != month }), Int(other) != nil, other.count <= 2
        {
            self = .date
            return
        }
        guard first &- 48 < 10 else { return nil }
        if let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }), mark + 1 < bytes.count,
            bytes[mark + 1] == UInt8(ascii: "+"), bytes[..<mark].allSatisfy({ $0 &- 48 < 10 || $0 == 46 || $0 == 44 })
        {
            self = .exponent
            return
        }
        guard first == 48, bytes.count > 1, bytes.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
        self = .leadingZeros
    }
}
