import Platform

/// Turns a file of another encoding into an unnamed UTF-8 file, so that everything after reads UTF-8 only.
enum Transcoder {
    static func spool(
        _ file: OpenFile, from encoding: TextEncoding, skipping mark: Int, size: Int
    ) throws(SystemError) -> OpenFile {
        let target = try OpenFile.spool()
        let window = 1 << 20
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: window + 16, alignment: 4096)
        defer { buffer.deallocate() }
        guard let base = buffer.baseAddress else { return target }
        var at = mark
        var pending: [UInt8] = []
        while at < size {
            let got = try file.read(into: base, count: min(window, size - at), at: at)
            if got == 0 { break }
            at += got
            let bytes = pending + Array(UnsafeRawBufferPointer(start: base, count: got))
            let (text, used) = decode(bytes, encoding, last: at >= size)
            pending = Array(bytes[used...])
            try append(text, to: target)
        }
        return target
    }

    private static func append(_ text: [UInt8], to target: OpenFile) throws(SystemError) {
        var failure: SystemError?
        text.withUnsafeBytes { buffer in
            do throws(SystemError) { try target.append(buffer) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// UTF-8 of as many whole characters as `bytes` holds, and how many bytes those were.
    private static func decode(_ bytes: [UInt8], _ encoding: TextEncoding, last: Bool) -> ([UInt8], Int) {
        switch encoding {
        case .utf8: (bytes, bytes.count)
        case .windows1252: (single(bytes, SingleByte.windows1252), bytes.count)
        case .latin9: (single(bytes, SingleByte.latin9), bytes.count)
        case .utf16LittleEndian: double(bytes, low: 0, last: last)
        case .utf16BigEndian: double(bytes, low: 1, last: last)
        }
    }

    private static func single(_ bytes: [UInt8], _ table: [UInt32]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 { out.append(byte) } else { append(table[Int(byte) - 0x80], to: &out) }
        }
        return out
    }

    private static func double(_ bytes: [UInt8], low: Int, last: Bool) -> ([UInt8], Int) {
        func unit(_ i: Int) -> UInt32 { UInt32(bytes[i + low]) | UInt32(bytes[i + 1 - low]) << 8 }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var i = 0
        while i + 1 < bytes.count {
            let first = unit(i)
            guard (0xD800..<0xDC00).contains(first) else { append(first, to: &out); i += 2; continue }
            if i + 3 >= bytes.count, !last { break }
            let second = i + 3 < bytes.count ? unit(i + 2) : 0
            if (0xDC00..<0xE000).contains(second) {
                append(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00), to: &out)
                i += 4
            } else {
                append(0xFFFD, to: &out)
                i += 2
            }
        }
        return (out, last ? bytes.count : i)
    }

    private static func append(_ scalar: UInt32, to out: inout [UInt8]) {
        let scalar = Unicode.Scalar(scalar) ?? "\u{FFFD}"
        out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}

/// The upper halves of single-byte encodings, as Unicode scalars.
private enum SingleByte {
    static let windows1252: [UInt32] =
        [
            0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
            0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
            0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
        ] + Array(0xA0...0xFF)

    static let latin9: [UInt32] = (0x80...0xFF).map { (byte: UInt32) -> UInt32 in
        switch byte {
        case 0xA4: 0x20AC
        case 0xA6: 0x0160
        case 0xA8: 0x0161
        case 0xB4: 0x017D
        case 0xB8: 0x017E
        case 0xBC: 0x0152
        case 0xBD: 0x0153
        case 0xBE: 0x0178
        default: byte
        }
    }
}
