import Diagnostics
import Platform

/// Finds record borders one byte after the other: the slow, exact way, for the few files in which quotes stand where
/// they should not, or in which lines end with a carriage return alone.
enum BoundaryWalk {
    /// A record beyond the limit: where it begins, and the quote it was in when the limit was reached.
    struct LongRecord: Error {
        let start: Int
        let openQuote: Int?
    }

    /// Walks bytes, keeping the state from call to call.
    private struct Walk {
        enum State { case cellStart, plain, quoted, quoteInQuoted, feed, carriageReturn }

        let delimiter: UInt8
        var state = State.cellStart
        /// Where the last quote opened.
        var opened = 0

        /// Takes the next byte; whether it is the first one behind a line end.
        mutating func begins(_ byte: UInt8, at offset: Int) -> Bool {
            let begins = state == .feed || (state == .carriageReturn && byte != 10)
            switch state {
            case .quoted:
                if byte == UInt8(ascii: "\"") { state = .quoteInQuoted }
            case .quoteInQuoted where byte == UInt8(ascii: "\""):
                state = .quoted
            default:
                if byte == UInt8(ascii: "\""), state != .plain, state != .quoteInQuoted {
                    state = .quoted
                    opened = offset
                } else {
                    state = byte == 10 ? .feed : byte == 13 ? .carriageReturn : byte == delimiter ? .cellStart : .plain
                }
            }
            return begins
        }
    }

    /// Borders about one block apart.
    static func boundaries(_ input: Input, from start: Int, delimiter: UInt8) throws -> [Int] {
        var starts = [start]
        var walk = Walk(delimiter: delimiter)
        var record = start
        var long: LongRecord?
        try each(input, from: start) { byte, offset in
            if walk.begins(byte, at: offset) {
                record = offset
                if offset >= starts[starts.count - 1] + input.scan.step { starts.append(offset) }
            } else if offset - record > Limits.record {
                long = LongRecord(start: record, openQuote: walk.state == .quoted ? walk.opened : nil)
            }
            return long == nil
        }
        if let long { throw long }
        return starts + [input.size]
    }

    /// Offset of the quote that is open at the end of the file.
    static func openQuote(_ input: Input, from start: Int, delimiter: UInt8) throws -> Int? {
        var walk = Walk(delimiter: delimiter)
        try each(input, from: start) { byte, offset in
            _ = walk.begins(byte, at: offset)
            return true
        }
        return walk.state == .quoted ? walk.opened : nil
    }

    /// Position behind the record that begins at `start` and its line end, or nil when it does not end before `end`.
    static func endOfRecord(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, isLast: Bool, delimiter: UInt8
    ) -> Int? {
        var walk = Walk(delimiter: delimiter)
        var at = start
        while at < end {
            if walk.begins(bytes[at], at: at) { return at }
            at += 1
        }
        return walk.state == .feed || (walk.state == .carriageReturn && isLast) ? end : nil
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
