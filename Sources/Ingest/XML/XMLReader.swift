import Diagnostics
import Study
import Workers

/// Reads the records of an XML export into blocks.
///
/// A place is the record's number and line, since a parser has no byte offset that can be gone back to.
struct XMLReader: Sendable {
    let input: Input
    let path: [String]
    /// What an element is called in the study.
    let column: @Sendable (_ name: String, _ position: Int) -> Column

    func read<State: Sendable>(
        plan: ColumnPlan, start: @Sendable () -> State, consume: (RecordBlock, inout State) throws -> Void
    ) throws -> [State] {
        var state = start()
        try walk(plan: plan, only: nil) { try consume($0, &state) }
        return [state]
    }

    /// Parses again and hands over the records at `places` only.
    func reread(_ places: [Int], plan: ColumnPlan, consume: (RecordBlock) throws -> Void) throws {
        try walk(plan: plan, only: Set(places.map { $0 & 0xFFFF_FFFF }), consume: consume)
    }

    /// All element names below records, by a pass over the whole file.
    func names() throws -> (names: [String], records: Int) {
        let elements = RecordElements(path: path, fileName: input.name) { _ in }
        try SAXParser(name: input.name, handler: elements).parse(input)
        return (elements.names, elements.records)
    }

    private func walk(plan: ColumnPlan, only: Set<Int>?, consume: (RecordBlock) throws -> Void) throws {
        try withoutActuallyEscaping(consume) { consume in
            let builder = BlockBuilder(plan: plan, consume: consume)
            let names = Names()
            var ordinal = 0
            let elements = RecordElements(path: path, fileName: input.name) { record in
                defer { ordinal += 1 }
                if let only, !only.contains(ordinal) { return }
                try builder.add(record, place: ordinal | record.line << 32) { position in
                    plan.use(column(names.elements?.names[position] ?? "", position))
                }
            }
            names.elements = elements
            defer { names.elements = nil }
            try SAXParser(name: input.name, handler: elements).parse(input)
            if elements.records == 0, !elements.sawParent { throw Failure.noRecords(path, input.name) }
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
    private let plan: ColumnPlan
    private let block: RecordBlock
    private let consume: (RecordBlock) throws -> Void
    private var uses: [ColumnUse] = []
    private var bytes: [UInt8] = []

    init(plan: ColumnPlan, consume: @escaping (RecordBlock) throws -> Void) {
        self.plan = plan
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
        for cell in record.cells {
            while uses.count <= cell.column { uses.append(use(uses.count)) }
            let span = CellSpan(start: base + cell.start, count: cell.count)
            switch uses[cell.column] {
            case .skip: break
            case .text(let slot): spans[slot] = span
            case .code(let slot, let table): code(record, cell, span, index, slot, table, codes)
            }
        }
        block.places[index] = place
        block.faults[index] = .none
        block.count = index + 1
        if block.count == RecordBlock.capacity || bytes.count > 1 << 22 { try finish() }
    }

    private func code(
        _ record: RecordElements.Record, _ cell: (column: Int, start: Int, count: Int), _ span: CellSpan, _ index: Int,
        _ slot: Int, _ table: Int, _ codes: UnsafeMutablePointer<UInt8>
    ) {
        // An empty text may have no address; its code does not depend on one.
        let code =
            cell.count == 0
            ? withUnsafePointer(to: 0 as UInt8) { plan.tables[table].code($0, 0) }
            : record.bytes.withUnsafeBufferPointer { buffer in
                buffer.baseAddress.map { plan.tables[table].code($0 + cell.start, cell.count) } ?? AnswerCode.unknown
            }
        codes[slot] = code
        if code == AnswerCode.unknown { block.misses.append(CellMiss(record: index, slot: slot, span: span)) }
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
