import Study

/// Puts records that libxml2 has read into blocks.
final class RecordBuilder {
    private let lookup: CodeLookup
    private let block: RecordBlock
    private let take: RecordTaker
    private var uses: [ColumnUse] = []
    private var bytes: [UInt8] = []
    private var spots: [RecordSpot] = []

    init(plan: ColumnPlan, lookup: CodeLookup, take: @escaping RecordTaker) {
        self.lookup = lookup
        self.take = take
        block = RecordBlock(plan: plan)
    }

    func add(_ record: RecordElements.Record, place: Int, _ spot: RecordSpot, use: (Int) -> ColumnUse) throws {
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
        spots.append(spot)
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
            try take(block) { spots[$0] }
        }
        block.clear()
        bytes.removeAll(keepingCapacity: true)
        spots.removeAll(keepingCapacity: true)
    }
}
