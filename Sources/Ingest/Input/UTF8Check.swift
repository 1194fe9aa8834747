/// Whether bytes are UTF-8, quickly where most of them are ASCII, as exports are.
enum UTF8Check {
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Position of the first byte that begins no whole character; nil when all is well.
    static func firstInvalid(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var at = 0
        while at < bytes.count {
            while at + 8 <= bytes.count {
                let high = base.loadUnaligned(fromByteOffset: at, as: UInt64.self) & highBits
                if high != 0 { at += high.trailingZeroBitCount >> 3; break }
                at += 8
            }
            guard at < bytes.count else { return nil }
            let length = lengthOfCharacter(bytes, at)
            if length == 0 { return at }
            at += length
        }
        return nil
    }

    /// Bytes of the character that begins here, 0 where none does. Table 3-7 of the Unicode standard: which second bytes
    /// a first byte allows.
    @inline(__always)
    private static func lengthOfCharacter(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int {
        let first = bytes[at]
        let (length, second): (Int, ClosedRange<UInt8>) =
            switch first {
            case 0..<0x80: (1, 0...0)
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: (0, 0...0)
            }
        guard length > 1 else { return length }
        guard at + length <= bytes.count, second.contains(bytes[at + 1]) else { return 0 }
        for i in 2..<max(2, length) where bytes[at + i] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
