import Diagnostics
import Platform

/// Finds record borders one byte after the other: the slow, exact way, for the few files in which quotes stand where
/// they should not.
enum BoundaryWalk {
    private enum State { case cellStart, plain, quoted, quoteInQuoted }

    /// Walks bytes, keeping the state from call to call.
    private struct Walk {
        let delimiter: UInt8
        var state = State.cellStart
        /// Where the last quote opened.
        var opened = 0

        /// Whether a record ends with this byte.
        mutating func step(_ byte: UInt8, at offset: Int) -> Bool {
            switch state {
            case .quoted:
                if byte == UInt8(ascii: "\"") { state = .quoteInQuoted }
                return false
            case .quoteInQuoted where byte == UInt8(ascii: "\""):
                state = .quoted
                return false
            default:
                if byte == UInt8(ascii: "\""), state == .cellStart {
                    state = .quoted
                    opened = offset
                    return false
                }
                let ends = byte == 10
                state = ends || byte == delimiter ? .cellStart : byte == 13 ? .cellStart : .plain
                return ends
            }
        }
    }

    /// Borders about one block apart.
    static func boundaries(_ input: Input, from start: Int, delimiter: UInt8) throws -> [Int] {
        var starts = [start]
        var walk = Walk(delimiter: delimiter)
        try each(input, from: start) { byte, offset in
            if walk.step(byte, at: offset), offset + 1 >= starts[starts.count - 1] + BlockScan.blockSize,
                offset + 1 < input.size
            {
                starts.append(offset + 1)
            }
            return true
        }
        return starts + [input.size]
    }

    /// Offset of the quote that is open at the end of the file.
    static func openQuote(_ input: Input, from start: Int, delimiter: UInt8) throws -> Int? {
        var walk = Walk(delimiter: delimiter)
        try each(input, from: start) { byte, offset in
            _ = walk.step(byte, at: offset)
            return true
        }
        return walk.state == .quoted ? walk.opened : nil
    }

    /// Position behind the record that begins at `start`, or nil when it does not end before `end`.
    static func endOfRecord(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, delimiter: UInt8) -> Int? {
        var walk = Walk(delimiter: delimiter)
        for at in start..<end {
            if walk.state != .quoted, bytes[at] == 13, at + 1 < end, bytes[at + 1] != 10 { return at + 1 }
            if walk.step(bytes[at], at: at) { return at + 1 }
        }
        return nil
    }

    private static func each(_ input: Input, from start: Int, _ body: (UInt8, Int) -> Bool) throws {
        let window = 1 << 20
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: window, alignment: 4096)
        defer { buffer.deallocate() }
        guard let base = buffer.baseAddress else { return }
        var at = start
        while at < input.size {
            let got = try input.file.read(into: base, count: min(window, input.size - at), at: at)
            if got == 0 { return }
            for i in 0..<got where !body(buffer[i], at + i) { return }
            at += got
        }
    }
}
