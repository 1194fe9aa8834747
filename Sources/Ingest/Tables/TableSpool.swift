import Platform

/// A table that some format holds in another form, written as delimited text to an unnamed file, so that there is one
/// walk over records for all formats. Each row keeps the place in the original that messages should name.
package final class TableSpool {
    private let file: OpenFile
    private var buffer: [UInt8] = []
    private var written = 0
    private var places = RowPlaces()

    private static let portion = 1 << 18

    package init() throws(SystemError) { file = try OpenFile.spool() }

    /// Adds a row of cells that begins at `line` of the original (or is its row number `line`).
    package func append(_ cells: some Sequence<String>, line: Int) throws(SystemError) {
        places.append(offset: written + buffer.count, line: line)
        var isFirst = true
        for cell in cells {
            if !isFirst { buffer.append(UInt8(ascii: ",")) }
            append(cell, isFirst: isFirst)
            isFirst = false
        }
        buffer.append(10)
        if buffer.count >= Self.portion { try flush() }
    }

    /// The first cell of a row is always in quotes: an empty one would make an empty line, which is no row.
    private func append(_ cell: String, isFirst: Bool) {
        let needsQuotes = isFirst || cell.utf8.contains { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }
        guard needsQuotes else { return buffer.append(contentsOf: cell.utf8) }
        buffer.append(34)
        for byte in cell.utf8 {
            if byte == 34 { buffer.append(34) }
            buffer.append(byte)
        }
        buffer.append(34)
    }

    /// The file, once all rows are there.
    package func finish() throws(SystemError) -> SpooledTable {
        try flush()
        return SpooledTable(file: file, places: places)
    }

    private func flush() throws(SystemError) {
        var failure: SystemError?
        buffer.withUnsafeBytes { bytes in
            do throws(SystemError) { try file.append(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
        written += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }
}

/// A table as comma-separated UTF-8 with one line end a record.
package struct SpooledTable: Sendable {
    let file: OpenFile
    let places: RowPlaces
}

/// Where the rows of a spooled table come from: offsets in the spool, ascending, and lines in the original.
package struct RowPlaces: Sendable {
    private var offsets: [Int] = []
    private var lines: [Int32] = []

    mutating func append(offset: Int, line: Int) {
        offsets.append(offset)
        lines.append(Int32(clamping: line))
    }

    /// The line of the row that an offset lies in.
    func line(of offset: Int) -> Int {
        var low = 0
        var high = offsets.count
        while low < high {
            let middle = (low + high) / 2
            if offsets[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? 1 : Int(lines[low - 1])
    }
}
