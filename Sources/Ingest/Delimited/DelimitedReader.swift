import Diagnostics
import Platform
import Study
import Workers

/// Reads all records of a delimited file through the workers.
struct DelimitedReader: Sendable {
    let input: Input
    let layout: Layout
    let delimiter: UInt8
    /// Offset of the first record behind the headers.
    let dataStart: Int
    let lastLine: LastLine

    /// Room behind a range, so that searches need no bound.
    private static let padding = 64

    func read<State: Sendable>(
        plan: ColumnPlan, workers: Workers, restart: () -> Void, start: @escaping @Sendable () -> State,
        consume: @escaping @Sendable (RecordBlock, inout State) throws -> Void
    ) throws -> [State] {
        let quick = input.scan.boundaries(from: dataStart)
        if let states = try read(quick, plan, workers, start, consume) { return states }
        restart()
        // A quote within an unquoted cell turns the parity round: find the true borders one by one, then start over.
        do {
            let walked = try BoundaryWalk.boundaries(input, from: dataStart, delimiter: delimiter)
            if let states = try read(walked, plan, workers, start, consume) { return states }
        } catch let long as BoundaryWalk.LongRecord {
            throw Failure.recordTooLarge(at: try Lines(input).place(long.openQuote ?? long.start))
        }
        throw unclosedQuote(at: dataStart)
    }

    /// Nil when a border turned out not to be one.
    private func read<State: Sendable>(
        _ borders: [Int], _ plan: ColumnPlan, _ workers: Workers, _ start: @escaping @Sendable () -> State,
        _ consume: @escaping @Sendable (RecordBlock, inout State) throws -> Void
    ) throws -> [State]? {
        let walker = RecordWalker(plan: plan, columns: layout.columns, delimiter: delimiter)
        let chunks = borders.count - 1
        do {
            let begin: @Sendable () -> WorkerState<State> = { WorkerState(plan: plan, start()) }
            let states = try workers.accumulate(chunks: chunks, start: begin) { chunk, state in
                try readChunk(borders[chunk]..<borders[chunk + 1], isLast: chunk == chunks - 1, walker, &state, consume)
            }
            return states.map(\.state)
        } catch is WrongBorder {
            return nil
        }
    }

    /// One worker's buffer and block, kept from chunk to chunk.
    private struct WorkerState<State: Sendable>: Sendable {
        let block: RecordBlock
        let buffer: ByteBuffer
        var state: State

        init(plan: ColumnPlan, _ state: State) {
            block = RecordBlock(plan: plan)
            buffer = ByteBuffer()
            self.state = state
        }
    }

    /// A chunk did not end where the next one begins.
    private struct WrongBorder: Error {}

    private func readChunk<State: Sendable>(
        _ range: Range<Int>, isLast: Bool, _ walker: RecordWalker, _ worker: inout WorkerState<State>,
        _ consume: @Sendable (RecordBlock, inout State) throws -> Void
    ) throws {
        // Borders this far apart are no borders, or the parity hides them.
        guard range.count <= Limits.record + 2 * BlockScan.blockSize else { throw WrongBorder() }
        let (bytes, skip, end) = try worker.buffer.fill(input.file, range, padding: Self.padding)
        let block = worker.block
        let result = try walker.walk(bytes, from: skip, to: end, origin: range.lowerBound - skip, block: block) {
            try consume(block, &worker.state)
        }
        guard case .cut(let at, let quoted) = result else { return }
        guard isLast else { throw WrongBorder() }
        if quoted {
            if range.lowerBound > dataStart { throw WrongBorder() }
            throw unclosedQuote(at: range.lowerBound - skip + at)
        }
        // The last record has no line end: give it one, and say so.
        worker.buffer.set(end, to: 10)
        _ = try walker.walk(bytes, from: at, to: end + 1, origin: range.lowerBound - skip, block: block) {
            if block.faults[0] == .short { throw try cutRecord(at: range.lowerBound - skip + at) }
            if lastLine == .refuse { block.faults[0] = .unterminated }
            try consume(block, &worker.state)
        }
    }

    private func unclosedQuote(at offset: Int) -> Failure {
        let place = (try? BoundaryWalk.openQuote(input, from: offset, delimiter: delimiter))
            .flatMap { try? Lines(input).place($0) }
        return .unclosedQuote(at: place ?? Place(file: input.name))
    }

    private func cutRecord(at offset: Int) throws -> Failure { .recordCut(at: try Lines(input).place(offset)) }

    /// Walks single records again, at the places given.
    func reread(
        _ places: [Int], plan: ColumnPlan, consume: (RecordBlock) throws -> Void
    ) throws {
        let walker = RecordWalker(plan: plan, columns: layout.columns, delimiter: delimiter)
        let block = RecordBlock(plan: plan)
        let buffer = ByteBuffer()
        for place in places {
            var length = 1 << 14
            while try !reread(place, length, walker, block, buffer, consume) { length *= 8 }
        }
    }

    /// Walks the record at `place`; false when `length` bytes do not hold it whole.
    private func reread(
        _ place: Int, _ length: Int, _ walker: RecordWalker, _ block: RecordBlock, _ buffer: ByteBuffer,
        _ consume: (RecordBlock) throws -> Void
    ) throws -> Bool {
        let range = place..<max(place, min(place + length, input.size))
        let (bytes, skip, end) = try buffer.fill(input.file, range, padding: Self.padding)
        let isLast = range.upperBound == input.size
        let recordEnd = BoundaryWalk.endOfRecord(bytes, from: skip, to: end, isLast: isLast, delimiter: delimiter)
        if recordEnd == nil {
            if !isLast, length < Limits.record { return false }
            buffer.set(end, to: 10)
        }
        _ = try walker.walk(bytes, from: skip, to: recordEnd ?? end + 1, origin: place - skip, block: block) {
            if recordEnd == nil, lastLine == .refuse { block.faults[0] = .unterminated }
            try consume(block)
        }
        return true
    }
}
