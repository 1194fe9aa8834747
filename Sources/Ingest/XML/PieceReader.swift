import Synchronization

/// Reads pieces of an XML file: plain records by themselves (`PlainRecords`), everything else through libxml2.
///
/// A plain record leaves a parser in the state it was in, so that it need not see one. It is given the head, then in each
/// piece whatever is not plain, until it is between two records again, and the end of the file. Where it is not between
/// two records at the end of a piece, in the very elements that the head opened, the piece does not count, and the file is
/// parsed in one go.
struct PieceReader: Sendable {
    private let reader: XMLReader
    private let pieces: XMLPieces
    private let plan: ColumnPlan
    /// Whether records may be read without a parser.
    private let mayBePlain: Bool

    /// Names of the columns of all pieces read, since the bound on them is one for the file.
    private let names = ColumnNames()

    private final class ColumnNames: Sendable {
        private let met = Mutex<Set<String>>([])

        func add(_ names: [String]) throws {
            let count = met.withLock { met in
                met.formUnion(names)
                return met.count
            }
            if count > Limits.columns { throw NoPiece() }
        }
    }

    /// A piece that does not count.
    struct NoPiece: Error {}

    init(_ reader: XMLReader, _ pieces: XMLPieces, _ plan: ColumnPlan) throws {
        self.reader = reader
        self.pieces = pieces
        self.plan = plan
        mayBePlain = try reader.readsPlain && XMLProlog.isPlain(reader.input, pieces.head)
    }

    /// What one worker keeps from piece to piece.
    struct Tools: Sendable {
        fileprivate let uses: ElementUses
        fileprivate let plain: PlainRecords
        fileprivate let buffer = ByteBuffer()
    }

    func tools() -> Tools {
        let uses = ElementUses(reader, plan)
        return Tools(
            uses: uses, plain: PlainRecords(plan: plan, lookup: uses.lookup, record: reader.path.last ?? ""))
    }

    /// Reads one piece. Returns how many of its records went past the parser.
    @discardableResult
    func read(_ piece: Int, _ tools: Tools, keeps: (Int) -> Bool = { _ in true }, take: RecordTaker) throws -> Int {
        var plain = 0
        try withoutActuallyEscaping(keeps) { keeps in
            try withoutActuallyEscaping(take) { take in
                let parsed = ParsedRecords(reader, plan, tools.uses, piece: piece, keeps: keeps, take: take)
                let parser = SAXParser(name: reader.input.name, handler: parsed.elements)
                try parser.parse(reader.input) { document in
                    try document.feed(pieces.head)
                    // A record that is not spelt as in the path may stand in the head, and each piece would have it.
                    guard document.isAtRest, parsed.elements.isBetweenRecords, parsed.elements.records == 0 else {
                        throw NoPiece()
                    }
                    parsed.elements.hasLeftParent = false
                    if mayBePlain {
                        plain = try readPlain(piece, tools, document, parsed, keeps, take)
                    } else {
                        let body = pieces.bodies[piece]
                        parsed.resumed = (body.lowerBound, document.line)
                        try document.feed(body)
                    }
                    if piece == pieces.bodies.count - 1 {
                        try document.finish()
                    } else if !document.isAtRest || !parsed.elements.isBetweenRecords
                        || parsed.elements.hasLeftParent
                    {
                        throw NoPiece()
                    }
                }
                try names.add(parsed.elements.names)
                try parsed.finish()
            }
        }
        return plain
    }

    private func readPlain(
        _ piece: Int, _ tools: Tools, _ document: SAXParser.Document, _ parsed: ParsedRecords,
        _ keeps: @escaping (Int) -> Bool, _ take: @escaping RecordTaker
    ) throws -> Int {
        let body = pieces.bodies[piece]
        let (bytes, start, end) = try tools.buffer.fill(
            reader.input.file, body, padding: PlainRecords.padding, sentinel: 0, spare: PlainRecords.spare)
        // The first sentinel is a line feed, and there are no records between the last one and the next piece.
        bytes[end] = 0
        let origin = body.lowerBound - start
        let sink = PlainRecords.Sink(
            keeps: keeps, place: { XMLPlace(piece: piece, number: $0).packed },
            take: { block, starts in try take(block) { .offset(origin + starts[$0]) } })
        tools.plain.forget()
        var at = start
        var plain = 0
        while at < end {
            var number = parsed.number
            at = try tools.plain.walk(bytes, from: at, to: end, number: &number, sink)
            plain += number - parsed.number
            parsed.skip(to: number)
            guard at < end else { break }
            // Lines count from here also where it takes several stretches: only here is the parser where the bytes are.
            parsed.resumed = (origin + at, document.line)
            // An end tag in a comment is none: then on to the next one.
            repeat {
                let stop = endOfRecord(bytes, from: at, to: end)
                try document.feed(origin + at..<origin + stop)
                at = stop
            } while at < end && !(document.isAtRest && parsed.elements.isBetweenRecords)
            learn(tools.plain, parsed)
        }
        return plain
    }

    /// Position behind the next end tag of a record.
    private func endOfRecord(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        let tag = Array("</\(reader.path.last ?? "")>".utf8)
        var at = start
        while at + tag.count <= end {
            if bytes[at] == tag[0], tag.indices.allSatisfy({ bytes[at + $0] == tag[$0] }) { return at + tag.count }
            at += 1
        }
        return end
    }

    /// Tells about leaves that libxml2 has met.
    private func learn(_ plain: PlainRecords, _ parsed: ParsedRecords) {
        guard plain.known < parsed.elements.leafCount, parsed.elements.sawName else { return }
        for position in parsed.elements.leafColumns[plain.known...] {
            plain.learn(parsed.elements.names[position], parsed.use(at: position))
        }
    }
}
