/// The first records of delimited text as strings: what formats are recognised by. Slow and simple; the rest of the
/// file goes through `RecordWalker`.
package struct HeadRecords: Sendable {
    package let delimiter: UInt8
    package let rows: [[String]]
    /// Offset behind each row, from the start of the text.
    package let ends: [Int]

    /// Parses up to `limit` records. A record that the bytes do not hold whole is left out unless `whole`.
    package static func parse(_ bytes: [UInt8], delimiter: UInt8, limit: Int, whole: Bool) -> HeadRecords {
        var rows: [[String]] = []
        var ends: [Int] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var at = 0
        func endCell() { row.append(String(decoding: cell, as: UTF8.self)); cell = [] }
        func endRow(_ position: Int) {
            endCell()
            if row.count > 1 || row[0] != "" { rows.append(row); ends.append(position) }
            row = []
        }
        while at < bytes.count, rows.count < limit {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\""), cell.isEmpty {
                at += 1
                while at < bytes.count {
                    if bytes[at] == UInt8(ascii: "\"") {
                        if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\"") { at += 1 } else { break }
                    }
                    cell.append(bytes[at])
                    at += 1
                }
                at += 1
                // Anything between the closing quote and the delimiter is not part of the cell.
                while at < bytes.count, bytes[at] == 32 { at += 1 }
                guard at < bytes.count else { break }
                if bytes[at] != delimiter, bytes[at] != 10, bytes[at] != 13 { cell.append(bytes[at]); at += 1 }
                continue
            }
            at += 1
            switch byte {
            case delimiter: endCell()
            case 13 where at < bytes.count && bytes[at] == 10: break
            case 10, 13: endRow(at)
            default: cell.append(byte)
            }
        }
        if whole, rows.count < limit, !(row.isEmpty && cell.isEmpty) { endRow(bytes.count) }
        return HeadRecords(delimiter: delimiter, rows: rows, ends: ends)
    }

    /// The cell of a row, or "" where the row is shorter.
    package func cell(_ row: Int, _ column: Int) -> String {
        row < rows.count && column < rows[row].count ? rows[row][column] : ""
    }
}
