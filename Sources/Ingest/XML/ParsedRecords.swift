/// Takes a block of records; the second argument tells where each begins.
typealias RecordTaker = (RecordBlock, (_ record: Int) -> RecordSpot) throws -> Void

/// Records on their way from libxml2's events into blocks.
final class ParsedRecords {
    let elements: RecordElements
    /// That of the next record in the piece or file.
    private(set) var number = 0
    /// Where in the file the parser goes on, and the line that it takes for that one's; nil where it has seen everything.
    var resumed: (offset: Int, line: Int)?
    private let builder: RecordBuilder
    private let uses: ElementUses

    init(
        _ reader: XMLReader, _ plan: ColumnPlan, _ uses: ElementUses, piece: Int?, keeps: @escaping (Int) -> Bool,
        take: @escaping RecordTaker
    ) {
        self.uses = uses
        elements = RecordElements(path: reader.path, fileName: reader.input.name)
        builder = RecordBuilder(plan: plan, lookup: uses.lookup, take: take)
        elements.recordEnded = { [unowned self] in
            defer { number += 1 }
            guard keeps(number) else { return }
            let line = elements.record.line
            let spot: RecordSpot =
                resumed.map { .behind(offset: $0.offset, lines: line - $0.line) } ?? .line(line)
            try builder.add(elements.record, place: XMLPlace(piece: piece, number: number).packed, spot) { use(at: $0) }
        }
    }

    /// Counts records that went another way.
    func skip(to number: Int) { self.number = number }

    /// Hands over what is there.
    func finish() throws { try builder.finish() }

    /// The use of a column that was met.
    func use(at position: Int) -> ColumnUse { uses.use(elements.names[position], position) }
}
