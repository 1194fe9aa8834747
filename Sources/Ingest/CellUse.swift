import Study

/// A `ColumnUse` in one word, so that the walks over cells branch on bits.
struct CellUse: Sendable {
    /// Kind in the two lowest bits (0 skip, 1 text, 2 code), table above it, slot in the upper half.
    private let word: UInt64

    @inline(__always) static var skip: CellUse { CellUse(word: 0) }

    private init(word: UInt64) { self.word = word }

    init(_ use: ColumnUse) {
        word =
            switch use {
            case .skip: 0
            case .text(let slot): 1 | UInt64(slot) << 32
            case .code(let slot, let table): 2 | UInt64(table) << 2 | UInt64(slot) << 32
            }
    }

    @inline(__always) var isText: Bool { word & 1 != 0 }
    @inline(__always) var isCode: Bool { word & 2 != 0 }
    @inline(__always) var slot: Int { Int(truncatingIfNeeded: word &>> 32) }
    /// The table of a code column.
    @inline(__always) var table: Int { Int(truncatingIfNeeded: word & 0xFFFF_FFFF) &>> 2 }
}
