/// From short byte strings to small numbers: open addressing over one array of bytes.
package struct ByteIndex: Sendable {
    private var hashes: [UInt64] = Array(repeating: 0, count: 64)
    private var values: [Int32] = Array(repeating: -1, count: 64)
    private var spans: [(start: Int32, count: Int32)] = Array(repeating: (0, 0), count: 64)
    private var text: [UInt8] = []
    package private(set) var count = 0

    package init() {}

    /// The number of a text, or nil.
    package func find(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int32? {
        let hash = Self.hash(bytes, length)
        let mask = hashes.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while values[slot] >= 0 {
            if hashes[slot] == hash, Int(spans[slot].count) == length, same(spans[slot].start, bytes, length) {
                return values[slot]
            }
            slot = (slot + 1) & mask
        }
        return nil
    }

    package func find(_ text: String) -> Int32? {
        Array(text.utf8).withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return withUnsafePointer(to: 0) { find($0, 0) } }
            return find(base, buffer.count)
        }
    }

    /// Adds a text that is not there yet.
    package mutating func insert(_ bytes: some Collection<UInt8>, _ value: Int32) {
        if (count + 1) * 2 > hashes.count { grow() }
        let start = text.count
        text.append(contentsOf: bytes)
        let length = text.count - start
        let hash = text.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { Self.hash($0 + start, length) } ?? withUnsafePointer(to: 0) { Self.hash($0, 0) }
        }
        place(hash, value, (Int32(start), Int32(length)))
        count += 1
    }

    private mutating func place(_ hash: UInt64, _ value: Int32, _ span: (start: Int32, count: Int32)) {
        let mask = hashes.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while values[slot] >= 0 { slot = (slot + 1) & mask }
        hashes[slot] = hash
        values[slot] = value
        spans[slot] = span
    }

    private mutating func grow() {
        let (oldHashes, oldValues, oldSpans) = (hashes, values, spans)
        let size = hashes.count * 2
        hashes = Array(repeating: 0, count: size)
        values = Array(repeating: -1, count: size)
        spans = Array(repeating: (0, 0), count: size)
        for i in oldHashes.indices where oldValues[i] >= 0 { place(oldHashes[i], oldValues[i], oldSpans[i]) }
    }

    private func same(_ start: Int32, _ bytes: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        text.withUnsafeBufferPointer { buffer in
            for i in 0..<length where buffer[Int(start) + i] != bytes[i] { return false }
            return true
        }
    }

    /// Mixes eight bytes at a time.
    static func hash(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
        let raw = UnsafeRawPointer(bytes)
        var hash = UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15
        var at = 0
        while at + 8 <= length {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash &>> 32
            at += 8
        }
        var rest: UInt64 = 0
        while at < length {
            rest = rest &<< 8 | UInt64(bytes[at])
            at += 1
        }
        hash = (hash ^ rest) &* 0xC4CE_B9FE_1A85_EC53
        return hash ^ (hash &>> 29)
    }
}
