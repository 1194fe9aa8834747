/// The first records of delimited text as strings: what formats are recognised by. Slow and simple; the rest of the
/// file goes through `RecordWalker`, by the same rules.
package struct HeadRecords: Sendable {
    package let delimiter: UInt8
    package private(set) var rows: [[String]] = []
    /// Offset behind each row, from the start of the text.
    package private(set) var ends: [Int] = []
    /// How the first row ends: `LF`, `CRLF`, `CR`; nil where the text ends with it.
    package private(set) var lineEnd: String?
    /// Whether the last row is one that ran into the end of the text, without a line end.
    package private(set) var unterminated = false
    /// Offset of the quote that is still open where the text ends.
    package private(set) var openQuote: Int?

    private static let quote = UInt8(ascii: "\"")

    /// Parses up to `limit` records. A record that the bytes do not hold whole is left out unless `whole`, which says
    /// that there is nothing behind them.
    package static func parse(_ bytes: [UInt8], delimiter: UInt8, limit: Int, whole: Bool) -> HeadRecords {
        var head = HeadRecords(delimiter: delimiter)
        var at = 0
        while at < bytes.count, head.rows.count < limit {
            if isLineEnd(bytes[at]) { at += 1; continue }
            guard let row = head.row(bytes, &at) else { break }
            if at == bytes.count {
                head.unterminated = true
                if !whole { break }
            } else {
                let isBoth = bytes[at] == 13 && at + 1 < bytes.count && bytes[at + 1] == 10
                if head.rows.isEmpty { head.lineEnd = isBoth ? "CRLF" : bytes[at] == 13 ? "CR" : "LF" }
                at += isBoth ? 2 : 1
            }
            head.rows.append(row)
            head.ends.append(at)
        }
        return head
    }

    private init(delimiter: UInt8) { self.delimiter = delimiter }

    /// The cells up to a line end or the end of the text; nil within quotes that do not close.
    private mutating func row(_ bytes: [UInt8], _ at: inout Int) -> [String]? {
        var row: [String] = []
        while true {
            guard let cell = cell(bytes, &at) else { return nil }
            row.append(String(decoding: cell, as: UTF8.self))
            guard at < bytes.count, bytes[at] == delimiter else { return row }
            at += 1
        }
    }

    private mutating func cell(_ bytes: [UInt8], _ at: inout Int) -> [UInt8]? {
        let start = at
        guard at < bytes.count, bytes[at] == Self.quote else {
            skipPlain(bytes, &at)
            return Array(bytes[start..<at])
        }
        var cell: [UInt8] = []
        at += 1
        while at < bytes.count {
            if bytes[at] == Self.quote {
                guard at + 1 < bytes.count, bytes[at + 1] == Self.quote else {
                    // Anything between the closing quote and the delimiter is not part of the cell.
                    skipPlain(bytes, &at)
                    return cell
                }
                at += 1
            }
            cell.append(bytes[at])
            at += 1
        }
        openQuote = start
        return nil
    }

    private func skipPlain(_ bytes: [UInt8], _ at: inout Int) {
        while at < bytes.count, bytes[at] != delimiter, !Self.isLineEnd(bytes[at]) { at += 1 }
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

    /// The cell of a row, or "" where the row is shorter.
    package func cell(_ row: Int, _ column: Int) -> String {
        row < rows.count && column < rows[row].count ? rows[row][column] : ""
    }
}
