import Diagnostics
import Platform

/// Slow and simple passes over a text, for formats that are made into tables.
extension Input {
    /// Whether there is a file at a path.
    static func exists(_ path: String) -> Bool { Folders.exists(path) && !Folders.isFolder(path) }

    /// Hands over each line without its end, with its number from 1, and whether it has an end: a last line without one
    /// may have been cut off.
    func eachLine(_ body: (_ line: ArraySlice<UInt8>, _ number: Int, _ isWhole: Bool) throws -> Void) throws {
        var pending: [UInt8] = []
        var number = 0
        try eachPortion(from: mark) { bytes in
            pending += bytes
            var start = 0
            while let feed = pending[start...].firstIndex(of: 10) {
                number += 1
                let end = feed > start && pending[feed - 1] == 13 ? feed - 1 : feed
                try body(pending[start..<end], number, true)
                start = feed + 1
            }
            pending.removeFirst(start)
            guard pending.count <= Limits.record else {
                throw Failure.recordTooLarge(at: Place(file: name, line: number + 1))
            }
        }
        if !pending.isEmpty { try body(pending[...], number + 1, false) }
    }

    /// A record of delimited text.
    struct TextRecord {
        let cells: [String]
        /// The line it begins at.
        let line: Int
        /// From 1.
        let number: Int
        /// Whether it has a line end: a last record without one may have been cut off.
        let isWhole: Bool
    }

    /// Hands over each record of delimited text from an offset on.
    func eachRecord(from start: Int, delimiter: UInt8, _ body: (TextRecord) throws -> Void) throws {
        var pending: [UInt8] = []
        var line = start > mark ? try Lines(self).place(start).line : 1
        var number = 0
        func take(whole: Bool) throws {
            let records = HeadRecords.parse(pending, delimiter: delimiter, limit: Int.max, whole: whole)
            if whole, let quote = records.openQuote {
                let lines = pending[..<quote].count { $0 == 10 }
                throw Failure.unclosedQuote(at: Place(file: name, line: line + lines))
            }
            var start = 0
            for (cells, end) in zip(records.rows, records.ends) {
                // Blank lines before the record are not its own.
                while start < end, pending[start] == 10 || pending[start] == 13 {
                    if pending[start] == 10 { line += 1 }
                    start += 1
                }
                number += 1
                let isWhole = !records.unterminated || end < pending.count
                try body(TextRecord(cells: cells, line: line, number: number, isWhole: isWhole))
                line += pending[start..<end].count { $0 == 10 }
                start = end
            }
            pending.removeFirst(start)
        }
        try eachPortion(from: start) { bytes in
            pending += bytes
            try take(whole: false)
            guard pending.count <= Limits.record else {
                throw Failure.recordTooLarge(at: Place(file: name, line: line))
            }
        }
        try take(whole: true)
    }

    private func eachPortion(from start: Int, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let window = 1 << 20
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: window, alignment: 4096)
        defer { buffer.deallocate() }
        guard let base = buffer.baseAddress else { return }
        var at = start
        while at < size {
            let got = try file.read(into: base, count: min(window, size - at), at: at)
            if got == 0 { return }
            try body(UnsafeRawBufferPointer(start: base, count: got))
            at += got
        }
    }
}
