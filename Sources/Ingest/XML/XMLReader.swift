import Diagnostics
import Study
import Workers

/// Reads the records of an XML export into blocks, piece by piece where it can be cut (`XMLPieces`).
struct XMLReader: Sendable {
    let input: Input
    let path: [String]
    /// What an element is called in the study.
    let column: @Sendable (_ name: String, _ position: Int) -> Column
    /// Bytes of a piece, about; a test cuts finer.
    var pieceSize = XMLPieces.usualSize

    func read<State: Sendable>(
        plan: ColumnPlan, workers: Workers, restart: () -> Void, start: @escaping @Sendable () -> State,
        consume: @escaping @Sendable (RecordBlock, inout State) throws -> Void
    ) throws -> [State] {
        if let pieces = try pieces() {
            if let states = try? read(pieces, plan, workers, start, consume) { return states }
            // Also after an error in a piece: only one parser for all knows what and where it is.
            restart()
        }
        var state = start()
        try walk(plan: plan, only: nil) { try consume($0, &state) }
        return [state]
    }

    private func pieces() throws -> XMLPieces? {
        try XMLPieces.of(input, record: path.last ?? "*", size: pieceSize)
    }

    /// A piece that does not count.
    private struct NoPiece: Error {}

    private func read<State: Sendable>(
        _ pieces: XMLPieces, _ plan: ColumnPlan, _ workers: Workers, _ start: @escaping @Sendable () -> State,
        _ consume: @escaping @Sendable (RecordBlock, inout State) throws -> Void
    ) throws -> [State] {
        try workers.accumulate(chunks: pieces.bodies.count, start: start) { piece, state in
            try walk(pieces, piece, plan: plan, only: nil) { try consume($0, &state) }
        }
    }

    /// Parses again and hands over the records at `places` only.
    func reread(_ places: [Int], plan: ColumnPlan, consume: (RecordBlock) throws -> Void) throws {
        let found = Dictionary(grouping: places.map { XMLPlace($0) }, by: \.piece)
        for piece in found.keys.sorted(by: { ($0 ?? -1) < ($1 ?? -1) }) {
            let ordinals = Set((found[piece] ?? []).map(\.ordinal))
            if let piece, let pieces = try pieces() {
                try walk(pieces, piece, plan: plan, only: ordinals, consume: consume)
            } else {
                try walk(plan: plan, only: ordinals, consume: consume)
            }
        }
    }

    /// Lines in the file of some places.
    func lines(of places: [Int]) throws -> [Int: Int] {
        var lines: [Int: Int] = [:]
        for place in places {
            let at = XMLPlace(place)
            lines[place] = at.line
            guard let piece = at.piece, piece > 0, let pieces = try pieces() else { continue }
            // What the piece's parser has not seen: from the end of the head to the beginning of the piece.
            let unseen = pieces.head.upperBound..<pieces.bodies[piece].lowerBound
            lines[place] = at.line + (try Lines(input).feeds(in: unseen))
        }
        return lines
    }

    /// All element names below records, by a pass over the whole file.
    func names() throws -> (names: [String], records: Int) {
        let elements = RecordElements(path: path, fileName: input.name) { _ in }
        try SAXParser(name: input.name, handler: elements).parse(input)
        return (elements.names, elements.records)
    }

    private func walk(plan: ColumnPlan, only: Set<Int>?, consume: (RecordBlock) throws -> Void) throws {
        try gather(plan: plan, piece: nil, only: only, consume: consume) { elements in
            try SAXParser(name: input.name, handler: elements).parse(input)
            if elements.records == 0, !elements.sawParent { throw Failure.noRecords(path, input.name) }
        }
    }

    private func walk(
        _ pieces: XMLPieces, _ piece: Int, plan: ColumnPlan, only: Set<Int>?, consume: (RecordBlock) throws -> Void
    ) throws {
        try gather(plan: plan, piece: piece, only: only, consume: consume) { elements in
            let isWhole = try SAXParser(name: input.name, handler: elements).parse(
                input, head: pieces.head, body: pieces.bodies[piece], isLast: piece == pieces.bodies.count - 1,
                isBetween: { elements.isBetweenRecords })
            if !isWhole { throw NoPiece() }
        }
    }

    /// Lets `parse` fill blocks with what it finds.
    private func gather(
        plan: ColumnPlan, piece: Int?, only: Set<Int>?, consume: (RecordBlock) throws -> Void,
        parse: (RecordElements) throws -> Void
    ) throws {
        try withoutActuallyEscaping(consume) { consume in
            let builder = BlockBuilder(plan: plan, consume: consume)
            let names = Names()
            var ordinal = 0
            let elements = RecordElements(path: path, fileName: input.name) { record in
                defer { ordinal += 1 }
                if let only, !only.contains(ordinal) { return }
                let place = XMLPlace(piece: piece, ordinal: ordinal, line: record.line).number
                try builder.add(record, place: place) { position in
                    plan.use(column(names.elements?.names[position] ?? "", position))
                }
            }
            names.elements = elements
            defer { names.elements = nil }
            try parse(elements)
            try builder.finish()
        }
    }

    /// Lets the record closure see the names that its own reader has found so far.
    private final class Names {
        var elements: RecordElements?
    }
}

/// Puts gathered records into blocks.
private final class BlockBuilder {
    private let lookup: CodeLookup
    private let block: RecordBlock
    private let consume: (RecordBlock) throws -> Void
    private var uses: [ColumnUse] = []
    private var bytes: [UInt8] = []

    init(plan: ColumnPlan, consume: @escaping (RecordBlock) throws -> Void) {
        lookup = CodeLookup(plan.tables)
        self.consume = consume
        block = RecordBlock(plan: plan)
    }

    func add(_ record: RecordElements.Record, place: Int, use: (Int) -> ColumnUse) throws {
        let index = block.count
        let codes = block.codes + index * block.stride
        for slot in 0..<block.codeSlots { codes[slot] = AnswerCode.notShown }
        let spans = block.spans + index * block.textSlots
        for slot in 0..<block.textSlots { spans[slot] = CellSpan(start: 0, count: 0) }
        let base = bytes.count
        bytes.append(contentsOf: record.bytes)
        // A look-up may read a word behind the text.
        bytes.append(contentsOf: repeatElement(0, count: 8))
        for cell in record.cells { while uses.count <= cell.column { uses.append(use(uses.count)) } }
        put(record.cells, base: base, index, codes, spans)
        block.places[index] = place
        block.faults[index] = .none
        block.count = index + 1
        if block.count == RecordBlock.capacity || bytes.count > 1 << 22 { try finish() }
    }

    private func put(
        _ cells: [(column: Int, start: Int, count: Int)], base: Int, _ index: Int,
        _ codes: UnsafeMutablePointer<UInt8>, _ spans: UnsafeMutablePointer<CellSpan>
    ) {
        let uses = uses
        var misses: [CellMiss] = []
        bytes.withUnsafeBufferPointer { bytes in
            _ = lookup.withCursor { lookup in
                guard let text = bytes.baseAddress.map({ $0 + base }) else { return }
                for cell in cells {
                    let span = CellSpan(start: base + cell.start, count: cell.count)
                    switch uses[cell.column] {
                    case .skip: break
                    case .text(let slot): spans[slot] = span
                    case .code(let slot, let table):
                        codes[slot] = lookup.code(table, text + cell.start, cell.count)
                        if codes[slot] == AnswerCode.unknown {
                            misses.append(CellMiss(record: index, slot: slot, span: span))
                        }
                    }
                }
            }
        }
        if !misses.isEmpty { block.misses += misses }
    }

    /// Hands over what is there.
    func finish() throws {
        guard block.count > 0 else { return }
        try bytes.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { block.bytes = base }
            try consume(block)
        }
        block.clear()
        bytes.removeAll(keepingCapacity: true)
    }
}
