/// Delimited text read one byte after the other: what the reader is compared with. It shares no code with it.
struct SlowCSV {
    struct Record: Equatable {
        var place: Int
        var cells: [[UInt8]]
        var isTerminated = true
    }

    private(set) var records: [Record] = []
    /// Where the quote stands that is open at the end.
    private(set) var openQuote: Int?

    private enum State { case between, cell, plain, quoted, afterQuote, behind }

    private var state = State.between
    private var record = Record(place: 0, cells: [])
    private var cell: [UInt8] = []
    private var opened = 0

    init(_ bytes: [UInt8], delimiter: UInt8, from start: Int = 0) {
        for at in start..<bytes.count { step(bytes[at], at, delimiter) }
        switch state {
        case .between: break
        case .quoted: openQuote = opened
        default:
            record.isTerminated = false
            endRecord()
        }
    }

    private mutating func step(_ byte: UInt8, _ at: Int, _ delimiter: UInt8) {
        let isLineEnd = byte == 10 || byte == 13
        if state == .between {
            if isLineEnd { return }
            record = Record(place: at, cells: [])
            state = .cell
        }
        switch state {
        case .quoted:
            if byte == 34 { state = .afterQuote } else { cell.append(byte) }
        case .afterQuote where byte == 34:
            cell.append(34)
            state = .quoted
        case .cell where byte == 34:
            opened = at
            state = .quoted
        default:
            if byte == delimiter {
                endCell()
            } else if isLineEnd {
                endRecord()
            } else if state == .cell || state == .plain {
                cell.append(byte)
                state = .plain
            } else {
                state = .behind
            }
        }
    }

    private mutating func endCell() {
        record.cells.append(cell)
        cell = []
        state = .cell
    }

    private mutating func endRecord() {
        endCell()
        records.append(record)
        state = .between
    }

    /// The records as a reader of `width` columns gives them.
    func read(width: Int) -> [ReadRecord] {
        records.map { record in
            var cells = Array(record.cells.prefix(width))
            cells += Array(repeating: [], count: width - cells.count)
            var out = ReadRecord(place: record.place, cells: cells)
            if record.cells.count < width { out.fault = .short }
            if record.cells.dropFirst(width).contains(where: { !$0.isEmpty }) { out.fault = .long }
            if !record.isTerminated { out.fault = .unterminated }
            return out
        }
    }
}
