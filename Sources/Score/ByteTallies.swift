import CTally
import Study

/// Counters of one byte, laid out for vectors: for each code a lane an item, so that a person's answers are counted by
/// comparing all lanes with one code at a time. After 255 people a slot is emptied into its wide counters.
///
/// A slot is: people since it was last emptied (16 bytes for the sake of alignment); for each vector of 16 items and each
/// code 16 lanes; then the counters of the indices as in `TallyLayout`. A slot touches a few cache lines, where wide
/// counters would touch one an item.
struct ByteTallies: Sendable {
    let layout: ByteLayout
    private var bytes: [UInt8] = []

    init(_ layout: TallyLayout) { self.layout = ByteLayout(layout) }

    private var slots: Int { bytes.count / layout.stride }

    mutating func ensure(slots: Int) {
        let missing = slots * layout.stride - bytes.count
        if missing > 0 { bytes.append(contentsOf: repeatElement(0, count: missing)) }
    }

    mutating func withCursor(_ body: (ByteLayout.Cursor) -> Void) {
        bytes.withUnsafeMutableBytes { raw in
            if let base = raw.baseAddress { layout.withCursor(base, body) }
        }
    }

    /// Adds all slots' counters to wide ones.
    func addAll(to sums: inout SlotSums) {
        bytes.withUnsafeBytes { raw in
            guard let base = raw.baseAddress else { return }
            for slot in 0..<slots { layout.add(base + slot * layout.stride, slot, to: &sums) }
        }
    }
}

/// Where the bytes of a slot lie.
struct ByteLayout: Sendable {
    typealias Lanes = SIMD16<UInt8>

    /// Codes that answers of this study can have, and a vector full of each.
    private let codes: [UInt8]
    private let splats: [Lanes]
    private let vectors: Int
    private let items: Int
    /// First byte of the index counters, and the position of the first of them in a wide row.
    private let indexStart: Int
    private let wideIndexStart: Int
    private let indexCounters: Int
    let stride: Int
    private static let header = 16
    /// People that fit into counters of one byte.
    private static let most: UInt8 = 255

    init(_ layout: TallyLayout) {
        let highest = UInt8(layout.points.max() ?? 0)
        codes = (0..<UInt8(AnswerCode.width)).filter { !AnswerCode.isAnswer($0) || $0 <= highest }
        splats = codes.map { Lanes(repeating: $0) }
        items = layout.items
        vectors = (layout.items + 15) / 16
        indexStart = Self.header + vectors * codes.count * 16
        wideIndexStart = 1 + layout.items * AnswerCode.width
        indexCounters = layout.questionStart - wideIndexStart
        stride = (indexStart + indexCounters + 15) & ~15
    }

    /// Bytes that answers are counted in.
    private var answerBytes: Int { indexStart - Self.header }

    /// What counting needs, as pointers: in the loop over people nothing is retained, released or checked.
    struct Cursor {
        fileprivate let base: UnsafeMutableRawPointer
        fileprivate let splats: UnsafeBufferPointer<Lanes>
        fileprivate let stride: Int
        fileprivate let vectors: Int
        /// From a position in a wide row to one in a slot.
        fileprivate let indexShift: Int
        /// What the person at hand adds to the bytes of each slot that they are in.
        fileprivate let increments: UnsafeMutableRawBufferPointer

        @inline(__always)
        func isFull(_ slot: Int) -> Bool { (base + slot * stride).load(as: UInt8.self) == most }

        /// Looks at the answers of the person who is counted next.
        /// - Parameter person: a byte an item, readable up to the next multiple of 16.
        @inline(__always)
        func look(at person: UnsafePointer<UInt8>) {
            var at = 0
            for vector in 0..<vectors {
                let lanes = UnsafeRawPointer(person + vector * 16).loadUnaligned(as: Lanes.self)
                for splat in splats {
                    // A lane of a mask is 0 or -1.
                    let same = Lanes.zero &- unsafeBitCast(lanes .== splat, to: Lanes.self)
                    increments.storeBytes(of: same, toByteOffset: at, as: Lanes.self)
                    at += 16
                }
            }
        }

        /// Counts the person looked at in a slot that is not full.
        /// - Parameter counters: positions of the person's scores in a wide row, -1 for none.
        @inline(__always)
        func count(_ counters: UnsafeMutableBufferPointer<Int32>, in slot: Int) {
            let start = (base + slot * stride).assumingMemoryBound(to: UInt8.self)
            start[0] &+= 1
            rapport_add_bytes(
                start + header, increments.baseAddress?.assumingMemoryBound(to: UInt8.self), increments.count)
            for counter in counters where counter >= 0 { start[Int(counter) + indexShift] &+= 1 }
        }
    }

    fileprivate func withCursor(_ base: UnsafeMutableRawPointer, _ body: (Cursor) -> Void) {
        withUnsafeTemporaryAllocation(byteCount: answerBytes, alignment: 64) { increments in
            splats.withUnsafeBufferPointer { splats in
                body(
                    Cursor(
                        base: base, splats: splats, stride: stride, vectors: vectors,
                        indexShift: indexStart - wideIndexStart, increments: increments))
            }
        }
    }

    /// Adds a slot's counters to the wide ones and sets them to zero.
    func empty(_ slot: Int, at cursor: Cursor, into sums: inout SlotSums) {
        let start = cursor.base + slot * stride
        add(UnsafeRawPointer(start), slot, to: &sums)
        start.initializeMemory(as: UInt8.self, repeating: 0, count: stride)
    }

    /// Adds a slot's counters to the wide ones.
    fileprivate func add(_ start: UnsafeRawPointer, _ slot: Int, to sums: inout SlotSums) {
        let bytes = start.assumingMemoryBound(to: UInt8.self)
        guard bytes[0] > 0 else { return }
        let (wideIndexStart, indexStart, counters) = (wideIndexStart, indexStart, indexCounters)
        codes.withUnsafeBufferPointer { codes in
            sums.withRow(of: slot) { wide in
                wide[0] &+= Int32(bytes[0])
                for item in 0..<items {
                    let lane = bytes + (Self.header + item / 16 * codes.count * 16 + item % 16)
                    let row = wide + (1 + item * AnswerCode.width)
                    for number in 0..<codes.count { row[Int(codes[number])] &+= Int32(lane[number * 16]) }
                }
                for i in 0..<counters {
                    wide[wideIndexStart + i] &+= Int32(bytes[indexStart + i])
                }
            }
        }
    }
}
