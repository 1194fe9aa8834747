import Diagnostics
import Platform

/// Slow and simple passes over a text, for formats that are made into tables.
extension Input {
    /// Whether there is a file at a path.
    static func exists(_ path: String) -> Bool { Folders.exists(path) && !Folders.isFolder(path) }

    /// Hands over each line without its end, with its number from 1.
    func eachLine(_ body: (_ line: ArraySlice<UInt8>, _ number: Int) throws -> Void) throws {
        var pending: [UInt8] = []
        var number = 0
        try eachPortion { bytes in
            pending += bytes
            var start = 0
            while let feed = pending[start...].firstIndex(of: 10) {
                number += 1
                let end = feed > start && pending[feed - 1] == 13 ? feed - 1 : feed
                try body(pending[start..<end], number)
                start = feed + 1
            }
            pending.removeFirst(start)
            guard pending.count <= Limits.record else {
                throw Failure.recordTooLarge(at: Place(file: name, line: number + 1))
            }
        }
        if !pending.isEmpty { try body(pending[...], number + 1) }
    }

    /// Hands over each record of delimited text: its cells, the line it begins at, and its number from 1.
    func eachRecord(
        delimiter: UInt8, _ body: (_ cells: [String], _ line: Int, _ number: Int) throws -> Void
    ) throws {
        var pending: [UInt8] = []
        var (line, number) = (1, 0)
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
                try body(cells, line, number)
                line += pending[start..<end].count { $0 == 10 }
                start = end
            }
            pending.removeFirst(start)
        }
        try eachPortion { bytes in
            pending += bytes
            try take(whole: false)
            guard pending.count <= Limits.record else {
                throw Failure.recordTooLarge(at: Place(file: name, line: line))
            }
        }
        try take(whole: true)
    }

    private func eachPortion(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let window = 1 << 20
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: window, alignment: 4096)
        defer { buffer.deallocate() }
        guard let base = buffer.baseAddress else { return }
        var at = mark
        while at < size {
            let got = try file.read(into: base, count: min(window, size - at), at: at)
            if got == 0 { return }
            try body(UnsafeRawBufferPointer(start: base, count: got))
            at += got
        }
    }
}
