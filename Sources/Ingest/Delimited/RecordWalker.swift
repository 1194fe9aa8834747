import Study

/// Walks records of delimited text, cell by cell, doing at once what the plan wants of each column.
///
/// The text is `bytes[0..<end]` with a line feed, a quote and eight more bytes behind it, so that no search needs a
/// bound. All state is in locals of `walk`: properties of a class would cost an exclusivity check each.
struct RecordWalker {
    private let delimiter: UInt8
    /// One entry a column.
    private let uses: [CellUse]
    private let lookup: CodeLookup
    private let absent: UInt8

    private static let quote = UInt8(ascii: "\"")
    private static let feed: UInt8 = 10
    private static let carriageReturn: UInt8 = 13

    init(plan: ColumnPlan, columns: [Column], delimiter: UInt8) {
        self.delimiter = delimiter
        uses = columns.map { CellUse(plan.use($0)) }
        // Bytes that end or open a cell are no answers of one byte, so that the walk need not ask for each of them.
        lookup = CodeLookup(plan.tables, besides: [Self.quote, Self.feed, Self.carriageReturn, delimiter])
        absent = plan.absent
    }

    /// How a walk ended.
    enum End: Equatable {
        /// Every record of the range was walked.
        case whole
        /// The range ends within a record that begins at this position; inside quotes or not.
        case cut(at: Int, quoted: Bool)
    }

    /// Walks the records that begin in `bytes[start..<end]` and hands over each full block, and the last one.
    ///
    /// - Parameters:
    ///   - origin: offset in the file of `bytes[0]`, for places.
    ///   - flush: called with `block` filled; the block is cleared afterwards.
    func walk(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, origin: Int, block: RecordBlock,
        flush: () throws -> Void
    ) rethrows -> End {
        block.bytes = bytes
        let width = uses.count
        let delimiter = delimiter
        let textSlots = block.textSlots
        var at = start
        var result = End.whole
        try uses.withUnsafeBufferPointer { uses in
            try lookup.withCursor { lookup in
                let single = lookup.single
                records: while at < end {
                    if bytes[at] == Self.feed || bytes[at] == Self.carriageReturn { at += 1; continue }
                    let recordStart = at
                    let record = block.count
                    let codes = block.codes + record * block.stride
                    let spans = block.spans + record * textSlots
                    var column = 0
                    var surplus = false
                    while true {
                        // The common answer first: one byte and the delimiter behind it.
                        let use = column < width ? uses[column] : CellUse.skip
                        if use.isCode, bytes[at + 1] == delimiter {
                            let code = single[use.table << 8 | Int(bytes[at])]
                            if code != AnswerCode.unknown {
                                codes[use.slot] = code
                                at += 2
                                column += 1
                                continue
                            }
                        }
                        if use.isCode {
                            let code = lookup.empty(use.table)
                            if bytes[at] == delimiter, code != AnswerCode.unknown {
                                codes[use.slot] = code
                                at += 1
                                column += 1
                                continue
                            }
                            if let (code, count) = lookup.guess(use.table, bytes + at, before: delimiter) {
                                codes[use.slot] = code
                                at += count + 1
                                column += 1
                                continue
                            }
                        }
                        var cellStart = at
                        var cellEnd: Int
                        var doubled = false
                        if bytes[at] == Self.quote {
                            (cellEnd, doubled) = Self.endOfQuoted(bytes, at + 1, end)
                            if cellEnd >= end { result = .cut(at: recordStart, quoted: true); break records }
                            cellStart = at + 1
                            at = cellEnd + 1
                            // Blanks, or in broken files text, between the quote and the delimiter belong to no cell.
                            if bytes[at] != delimiter { at = Self.endOfPlain(bytes, at, delimiter) }
                        } else {
                            at = Self.endOfPlain(bytes, at, delimiter)
                            cellEnd = at
                        }
                        if use.isText {
                            let span = CellSpan(start: cellStart, count: cellEnd - cellStart, doubled: doubled)
                            spans[use.slot] = span
                        } else if use.isCode {
                            let code = lookup.code(use.table, bytes + cellStart, cellEnd - cellStart)
                            codes[use.slot] = code
                            if code == AnswerCode.unknown {
                                let span = CellSpan(start: cellStart, count: cellEnd - cellStart, doubled: doubled)
                                block.misses.append(CellMiss(record: record, slot: use.slot, span: span))
                            }
                        } else if column >= width, cellEnd > cellStart {
                            surplus = true
                        }
                        if bytes[at] == delimiter, at < end { at += 1; column += 1; continue }
                        break
                    }
                    if at >= end {
                        result = .cut(at: recordStart, quoted: false)
                        break records
                    }
                    if bytes[at] == Self.carriageReturn { at += 1 }
                    if at < end, bytes[at] == Self.feed { at += 1 }
                    block.places[record] = origin + recordStart
                    block.faults[record] = surplus ? .long : .none
                    if column + 1 < width {
                        block.faults[record] = .short
                        Self.leaveOut(uses[(column + 1)...], codes, spans, absent)
                    }
                    block.count = record + 1
                    if block.count == RecordBlock.capacity {
                        try flush()
                        block.clear()
                    }
                }
            }
        }
        block.misses.removeAll { $0.record >= block.count }
        if block.count > 0 {
            try flush()
            block.clear()
        }
        return result
    }

    /// Makes cells that a short record does not have absent: what stood there is of another record.
    private static func leaveOut(
        _ uses: Slice<UnsafeBufferPointer<CellUse>>, _ codes: UnsafeMutablePointer<UInt8>,
        _ spans: UnsafeMutablePointer<CellSpan>, _ absent: UInt8
    ) {
        for use in uses {
            if use.isCode { codes[use.slot] = absent }
            if use.isText { spans[use.slot] = CellSpan(start: 0, count: 0) }
        }
    }

    /// Position of the closing quote of a cell whose content begins at `start`, and whether it has doubled quotes.
    @inline(__always)
    private static func endOfQuoted(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> (Int, Bool) {
        let pattern: UInt64 = 0x2222_2222_2222_2222
        var at = start
        var doubled = false
        while true {
            while true {
                let hit = zeroBytes(UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self) ^ pattern)
                if hit != 0 { at += hit.trailingZeroBitCount >> 3; break }
                at += 8
                if at >= end { return (end, doubled) }
            }
            if at >= end { return (end, doubled) }
            if bytes[at + 1] != quote || at + 1 >= end { return (at, doubled) }
            doubled = true
            at += 2
        }
    }

    /// Position of the delimiter or line end that ends a cell.
    @inline(__always)
    private static func endOfPlain(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ delimiter: UInt8) -> Int {
        let delimiters = 0x0101_0101_0101_0101 &* UInt64(delimiter)
        var at = start
        while true {
            let word = UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self)
            let hit =
                zeroBytes(word ^ delimiters) | zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A)
                | zeroBytes(word ^ 0x0D0D_0D0D_0D0D_0D0D)
            if hit != 0 { return at + (hit.trailingZeroBitCount >> 3) }
            at += 8
        }
    }

    /// High bits at the zero bytes of a word; exact at the lowest one, which is all that is asked of it.
    @inline(__always)
    private static func zeroBytes(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }
}
