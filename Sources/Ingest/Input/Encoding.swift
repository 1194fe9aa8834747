/// The encodings that exports come in.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1252 = "windows-1252"
    case latin9 = "iso-8859-15"

    /// Reads the names people use.
    package init?(name: String) {
        switch name.lowercased().replacing("_", with: "-") {
        case "utf-8", "utf8": self = .utf8
        case "utf-16le", "utf-16": self = .utf16LittleEndian
        case "utf-16be": self = .utf16BigEndian
        case "windows-1252", "cp1252", "iso-8859-1", "latin-1", "latin1": self = .windows1252
        case "iso-8859-15", "latin-9", "latin9": self = .latin9
        default: return nil
        }
    }

    /// Whether a unit is two bytes, so that zero bytes are nothing to wonder at.
    var isTwoBytes: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

    /// What the first bytes say: a byte order mark, or zero bytes in every second place.
    static func sniff(_ bytes: some RandomAccessCollection<UInt8>) -> (encoding: TextEncoding, mark: Int)? {
        let head = Array(bytes.prefix(4096))
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if head.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if head.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        guard head.count >= 16 else { return nil }
        let even = stride(from: 0, to: head.count, by: 2).count { head[$0] == 0 }
        let odd = stride(from: 1, to: head.count, by: 2).count { head[$0] == 0 }
        if odd * 4 > head.count, even == 0 { return (.utf16LittleEndian, 0) }
        if even * 4 > head.count, odd == 0 { return (.utf16BigEndian, 0) }
        return nil
    }
}
