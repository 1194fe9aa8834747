/// Why a record as a whole cannot be used. Counted in the ledger under `word`.
package enum RecordFault: UInt8, Sendable, CaseIterable {
    case none, short, long, unterminated

    package var word: String {
        switch self {
        case .none: "none"
        case .short: "short-record"
        case .long: "long-record"
        case .unterminated: "unterminated"
        }
    }
}

/// Where a cell's text lies in the block's bytes.
package struct CellSpan: Sendable {
    package var start: Int32
    /// Length in bytes; its highest bit says that doubled quotes stand for one.
    private var packed: UInt32

    package init(start: Int, count: Int, doubled: Bool = false) {
        self.start = Int32(truncatingIfNeeded: start)
        packed = UInt32(truncatingIfNeeded: count) | (doubled ? 1 << 31 : 0)
    }

    package var count: Int { Int(packed & 0x7FFF_FFFF) }
    package var doubled: Bool { packed >> 31 == 1 }
}

/// An answer cell that the code table did not know, kept for a closer look.
package struct CellMiss: Sendable {
    package var record: Int
    package var slot: Int
    package var span: CellSpan
}

/// Some hundreds of records on their way from a reader to Normalize: answers already as codes, the other needed cells
/// as spans into the bytes, everything else passed over.
///
/// Rows are records: the codes of one record lie side by side (`stride` apart), as the tally wants them.
// SAFETY: a block belongs to the state of one worker, and `Workers` lets one worker at a time touch a state.
package final class RecordBlock: @unchecked Sendable {
    /// Most records in a block: codes, spans and text of that many fit the second-level cache.
    package static let capacity = 512

    package let codeSlots: Int
    package let textSlots: Int
    /// Bytes from one record's codes to the next one's; a multiple of 16, so that whole vectors can be read.
    package let stride: Int
    package internal(set) var count = 0
    package internal(set) var bytes: UnsafePointer<UInt8>
    package let codes: UnsafeMutablePointer<UInt8>
    package let spans: UnsafeMutablePointer<CellSpan>
    package let places: UnsafeMutablePointer<Int>
    package let faults: UnsafeMutablePointer<RecordFault>
    package internal(set) var misses: [CellMiss] = []
    private let nothing: UnsafeMutablePointer<UInt8>

    package init(plan: ColumnPlan) {
        codeSlots = plan.codeSlots
        textSlots = plan.textSlots
        stride = (plan.codeSlots + 15) & ~15
        // A vector may begin at the last code of the last record.
        codes = .allocate(capacity: stride * Self.capacity + 16)
        codes.initialize(repeating: plan.absent, count: stride * Self.capacity + 16)
        spans = .allocate(capacity: max(1, textSlots * Self.capacity))
        spans.initialize(repeating: CellSpan(start: 0, count: 0), count: max(1, textSlots * Self.capacity))
        places = .allocate(capacity: Self.capacity)
        places.initialize(repeating: 0, count: Self.capacity)
        faults = .allocate(capacity: Self.capacity)
        faults.initialize(repeating: .none, count: Self.capacity)
        // A look-up may read a word behind an empty text.
        nothing = .allocate(capacity: 16)
        nothing.initialize(repeating: 0, count: 16)
        bytes = UnsafePointer(nothing)
    }

    deinit {
        codes.deallocate()
        spans.deallocate()
        places.deallocate()
        faults.deallocate()
        nothing.deallocate()
    }

    /// Forgets the records, keeps the memory.
    func clear() {
        count = 0
        misses.removeAll(keepingCapacity: true)
    }

    /// Forgets misses of a record that is not kept.
    func dropMisses(from first: Int) {
        if misses.count > first { misses.removeLast(misses.count - first) }
    }

    /// The text of a needed cell, with doubled quotes made single; empty where the record has none.
    package func text(_ record: Int, _ slot: Int) -> String {
        text(of: spans[record * textSlots + slot])
    }

    /// The text of a span.
    package func text(of span: CellSpan) -> String { String(decoding: content(of: span), as: UTF8.self) }

    /// The bytes of a span, with doubled quotes made single.
    package func content(of span: CellSpan) -> [UInt8] {
        let raw = UnsafeBufferPointer(start: bytes + Int(span.start), count: span.count)
        guard span.doubled else { return Array(raw) }
        var out: [UInt8] = []
        out.reserveCapacity(raw.count)
        var skip = false
        for byte in raw {
            if byte == UInt8(ascii: "\""), !skip { skip = true; out.append(byte); continue }
            if skip { skip = false; if byte == UInt8(ascii: "\"") { continue } }
            out.append(byte)
        }
        return out
    }
}
