import Diagnostics
import Study
import Workers

/// Reads the records of an XML export into blocks, piece by piece where it can be cut (`XMLPieces`).
package struct XMLReader: Sendable {
    let input: Input
    let path: [String]
    /// What an element is called in the study.
    package typealias Naming = @Sendable (_ name: String, _ position: Int) -> Column
    let column: Naming
    private let pieceSize: Int
    let readsPlain: Bool

    /// - Parameters:
    ///   - path: the way down to the elements that are records.
    ///   - column: what an element is called in the study.
    ///   - pieceSize: bytes of a piece, about; nil is what is quickest.
    ///   - readsPlain: whether plain records go past the parser.
    package init(
        input: Input, path: [String], column: @escaping Naming,
        pieceSize: Int? = nil, readsPlain: Bool = true
    ) {
        self.input = input
        self.path = path
        self.column = column
        self.pieceSize = pieceSize ?? XMLPieces.usualSize
        self.readsPlain = readsPlain
    }

    package func read<State: Sendable>(
        plan: ColumnPlan, workers: Workers, restart: () -> Void, start: @escaping @Sendable () -> State,
        consume: @escaping @Sendable (RecordBlock, inout State) throws -> Void
    ) throws -> [State] {
        if let pieces = try pieces() {
            if let states = try? read(pieces, plan, workers, start, consume) { return states }
            // Also after an error in a piece: only one parser for all knows what and where it is.
            restart()
        }
        var state = start()
        try whole(plan: plan, keeps: { _ in true }) { block, _ in try consume(block, &state) }
        return [state]
    }

    private func pieces() throws -> XMLPieces? {
        guard try XMLProlog.canBeCut(input) else { return nil }
        return try XMLPieces.of(input, record: path.last ?? "*", size: pieceSize)
    }

    private func read<State: Sendable>(
        _ pieces: XMLPieces, _ plan: ColumnPlan, _ workers: Workers, _ start: @escaping @Sendable () -> State,
        _ consume: @escaping @Sendable (RecordBlock, inout State) throws -> Void
    ) throws -> [State] {
        let reader = try PieceReader(self, pieces, plan)
        return try workers.accumulate(
            chunks: pieces.bodies.count, start: { (tools: reader.tools(), state: start()) }
        ) { piece, worker in
            try reader.read(piece, worker.tools) { block, _ in try consume(block, &worker.state) }
        }.map(\.state)
    }

    /// Parses again and hands over the records at `places` only.
    package func reread(_ places: [Int], plan: ColumnPlan, consume: (RecordBlock) throws -> Void) throws {
        try again(places, plan: plan) { block, _ in try consume(block) }
    }

    /// Lines in the file of some places.
    package func lines(of places: [Int]) throws -> [Int: Int] {
        let plan = ColumnPlan(codeSlots: 0, textSlots: 0, tables: [], absent: 0) { _ in .skip }
        var spots: [Int: RecordSpot] = [:]
        try again(places, plan: plan) { block, spot in
            for record in 0..<block.count { spots[block.places[record]] = spot(record) }
        }
        // One pass over the file for all of them.
        let lines = try Lines(input, onlyLineFeeds: true).places(spots.values.compactMap(\.offset)).mapValues(\.line)
        return spots.mapValues { $0.line(lines) }
    }

    private func again(_ places: [Int], plan: ColumnPlan, take: RecordTaker) throws {
        let found = Dictionary(grouping: places.map { XMLPlace($0) }, by: \.piece)
        for piece in found.keys.sorted(by: { ($0 ?? -1) < ($1 ?? -1) }) {
            let wanted = Set((found[piece] ?? []).map(\.number))
            if let piece, let pieces = try pieces() {
                let reader = try PieceReader(self, pieces, plan)
                try reader.read(piece, reader.tools(), keeps: wanted.contains, take: take)
            } else {
                try whole(plan: plan, keeps: wanted.contains, take: take)
            }
        }
    }

    /// All element names below records, by a pass over the whole file.
    func names() throws -> (names: [String], records: Int) {
        let elements = RecordElements(path: path, fileName: input.name)
        try SAXParser(name: input.name, handler: elements).parse(input)
        return (elements.names, elements.records)
    }

    /// One parser for the whole file.
    private func whole(plan: ColumnPlan, keeps: (Int) -> Bool, take: RecordTaker) throws {
        try withoutActuallyEscaping(keeps) { keeps in
            try withoutActuallyEscaping(take) { take in
                let parsed = ParsedRecords(self, plan, ElementUses(self, plan), piece: nil, keeps: keeps, take: take)
                try SAXParser(name: input.name, handler: parsed.elements).parse(input)
                if parsed.elements.records == 0, !parsed.elements.sawParent {
                    throw Failure.noRecords(path, input.name)
                }
                try parsed.finish()
            }
        }
    }
}

/// Where a record begins, for messages.
enum RecordSpot {
    /// At a line.
    case line(Int)
    /// At an offset in the file.
    case offset(Int)
    /// Some lines behind the line of an offset.
    case behind(offset: Int, lines: Int)

    /// The offset whose line must be known.
    var offset: Int? {
        switch self {
        case .line: nil
        case .offset(let offset), .behind(let offset, _): offset
        }
    }

    /// The line, given those of offsets.
    func line(_ lines: [Int: Int]) -> Int {
        switch self {
        case .line(let line): line
        case .offset(let offset): lines[offset] ?? 1
        case .behind(let offset, let more): (lines[offset] ?? 1) + more
        }
    }
}
