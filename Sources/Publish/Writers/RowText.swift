import Study

/// One line of a table of results while it is written: parts go side by side into memory, and the whole line is appended
/// at once.
struct RowText {
    private var start: UnsafeMutablePointer<UInt8>
    private var count = 0

    private init(_ start: UnsafeMutablePointer<UInt8>) { self.start = start }

    @inline(__always)
    mutating func put(_ character: Unicode.Scalar) {
        start[count] = UInt8(ascii: character)
        count += 1
    }

    @inline(__always)
    mutating func put(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { (start + count).update(from: base, count: buffer.count) }
            count += buffer.count
        }
    }

    @inline(__always)
    mutating func put(_ figure: Figure) { count += figure.put(at: start + count) }

    /// Appends a line for each row.
    ///
    /// - Parameters:
    ///   - longest: bytes of all parts of a line that are no figures, at most.
    ///   - figures: figures of a line.
    static func append(
        _ rows: [ReleasedRow], to bytes: inout [UInt8], longest: Int, figures: Int,
        _ write: (inout RowText, ReleasedRow) -> Void
    ) {
        // Room for all of them at once: memory that is not written to costs nothing, and growing step by step costs copies.
        bytes.reserveCapacity(bytes.count + rows.count * (longest + figures * Figure.room / 2))
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest + figures * Figure.room) { buffer in
            guard let start = buffer.baseAddress else { return }
            for row in rows {
                var text = RowText(start)
                write(&text, row)
                bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: text.count))
            }
        }
    }
}

/// Texts of rows that are made once, by number, and the length of the longest.
struct RowParts {
    let parts: [[UInt8]]
    let longest: Int

    init(_ parts: [[UInt8]]) {
        self.parts = parts
        longest = parts.map(\.count).max() ?? 0
    }

    subscript(number: Int) -> [UInt8] { parts[number] }
}
