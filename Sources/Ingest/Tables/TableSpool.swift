import Diagnostics
import Platform

/// A table that some format holds in another form, written as delimited text to an unnamed file, so that there is one
/// walk over records for all formats. Each row keeps the place in the original that messages should name.
package final class TableSpool {
    private let file: OpenFile
    private var buffer: [UInt8] = []
    private var written = 0
    private var places: RowPlaces
    /// Cells that may still come: a small file must not become a huge table.
    private var left: Int

    private static let portion = 1 << 18
    /// Cells that any table may have, and how many more for each byte that it is made of. A compressed SPSS file of
    /// ordinary survey data has about three cells a byte.
    private static let (free, growth) = (1 << 24, 64)

    /// - Parameters:
    ///   - source: the file that the table is made of, for messages.
    ///   - bytes: how many it has.
    package init(of source: String, bytes: Int) throws(SystemError) {
        file = try OpenFile.spool()
        places = RowPlaces(file: source)
        left = Self.free + bytes.multipliedReportingOverflow(by: Self.growth).partialValue
    }

    /// Adds a row of cells that begins at `line` of the original (or is its row number `line`).
    package func append(_ cells: [String], line: Int) throws {
        left -= cells.count
        guard left >= 0 else {
            throw Failure(
                .sourceUnsupported, "the file becomes a table that is far larger than it is: nearly all of it is empty",
                at: Place(file: places.file, line: line),
                help: "check that its rows belong together; if they do, split it by respondent and name the parts")
        }
        places.append(offset: written + buffer.count, line: line)
        var isFirst = true
        for cell in cells {
            if !isFirst { buffer.append(UInt8(ascii: ",")) }
            append(cell, isFirst: isFirst)
            isFirst = false
        }
        buffer.append(10)
        // The last line end stays at hand: the row may turn out not to be whole.
        if buffer.count >= Self.portion { try flush(keeping: 1) }
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
    /// - Parameter isWhole: false where the last row ends with the file and without a line end, as it did in the original.
    package func finish(isWhole: Bool = true) throws -> SpooledTable {
        if !isWhole, !buffer.isEmpty { buffer.removeLast() }
        try flush()
        return SpooledTable(file: file, places: places)
    }

    private func flush(keeping kept: Int = 0) throws {
        let count = buffer.count - kept
        try buffer.withUnsafeBytes { bytes in
            try file.append(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        }
        written += count
        buffer.removeFirst(count)
    }
}

/// A table as comma-separated UTF-8 with one line end a record.
package struct SpooledTable: Sendable {
    let file: OpenFile
    let places: RowPlaces
}

/// Where the rows of a spooled table come from: offsets in the spool, ascending, and lines in the original.
package struct RowPlaces: Sendable {
    /// The original: what messages name.
    let file: String
    private var offsets: [Int] = []
    private var lines: [Int32] = []

    init(file: String) { self.file = file }

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
