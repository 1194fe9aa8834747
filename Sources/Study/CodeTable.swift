/// From the bytes of a cell to an answer code, for one scale: filled once, then only read, by every worker.
///
/// One-byte cells, by far the most frequent, are one array look-up. Longer ones go through open addressing on
/// their first and last eight bytes and length, which *is* the whole text up to sixteen bytes.
package struct CodeTable: Sendable, Equatable {
    private struct Entry: Sendable, Equatable {
        var head: UInt64 = 0
        var tail: UInt64 = 0
        var text: [UInt8] = []
        var code: UInt8 = AnswerCode.unknown
    }

    private var single = [UInt8](repeating: AnswerCode.unknown, count: 256)
    private var entries = [Entry](repeating: Entry(), count: 32)
    private var used = 0
    /// The code of an empty cell.
    private let empty: UInt8

    /// An empty table, in which an empty cell means `empty`.
    package init(empty: UInt8 = AnswerCode.skipped) { self.empty = empty }

    /// Adds a text. A text that is there already keeps its code.
    package mutating func insert(_ text: some Collection<UInt8>, code: UInt8) {
        let bytes = Array(text)
        guard let first = bytes.first else { return }
        if bytes.count == 1 {
            if single[Int(first)] == AnswerCode.unknown { single[Int(first)] = code }
            return
        }
        if (used + 1) * 2 > entries.count { grow() }
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, let slot = freeSlot(base, buffer.count) else { return }
            let (head, tail) = Self.ends(base, buffer.count)
            entries[slot] = Entry(head: head, tail: tail, text: bytes, code: code)
            used += 1
        }
    }

    /// All texts of two bytes and more, with their codes.
    package var texts: [(text: [UInt8], code: UInt8)] {
        entries.filter { $0.code != AnswerCode.unknown }.map { ($0.text, $0.code) }
    }

    /// The code of the text of `count` bytes at `start`, or `AnswerCode.unknown`.
    package func code(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt8 {
        if count == 1 { return single[Int(start[0])] }
        if count == 0 { return empty }
        let (head, tail) = Self.ends(start, count)
        let mask = entries.count - 1
        var slot = Self.hash(head, tail, count) & mask
        while entries[slot].code != AnswerCode.unknown {
            if entries[slot].head == head, entries[slot].tail == tail, entries[slot].text.count == count,
                count <= 16 || Self.same(entries[slot].text, start)
            {
                return entries[slot].code
            }
            slot = (slot + 1) & mask
        }
        return AnswerCode.unknown
    }

    private func freeSlot(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        if code(start, count) != AnswerCode.unknown { return nil }
        let (head, tail) = Self.ends(start, count)
        var slot = Self.hash(head, tail, count) & (entries.count - 1)
        while entries[slot].code != AnswerCode.unknown { slot = (slot + 1) & (entries.count - 1) }
        return slot
    }

    private mutating func grow() {
        let old = entries
        entries = [Entry](repeating: Entry(), count: old.count * 2)
        used = 0
        for entry in old where entry.code != AnswerCode.unknown { insert(entry.text, code: entry.code) }
    }

    private static func same(_ text: [UInt8], _ start: UnsafePointer<UInt8>) -> Bool {
        for i in text.indices where text[i] != start[i] { return false }
        return true
    }

    private static func hash(_ head: UInt64, _ tail: UInt64, _ count: Int) -> Int {
        let mixed = (head ^ (tail &<< 1) ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 32)
    }

    /// The first eight and the last eight bytes of a text (the same word twice where it is shorter than eight).
    private static func ends(_ start: UnsafePointer<UInt8>, _ count: Int) -> (UInt64, UInt64) {
        let raw = UnsafeRawPointer(start)
        if count >= 8 {
            return (
                raw.loadUnaligned(as: UInt64.self),
                raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            )
        }
        var word: UInt64 = 0
        for i in 0..<count { word |= UInt64(start[i]) &<< UInt64(8 * i) }
        return (word, word)
    }
}
