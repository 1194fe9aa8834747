/// From short byte strings to small numbers: open addressing over one array of bytes.
///
/// Copies share their memory until one of them grows; a look-up touches one reference, not one an array.
package struct ByteIndex: Sendable {
    private var storage = Storage(slots: 64, text: 1024)

    package init() {}

    package var count: Int { storage.count }

    /// The number of a text, or nil.
    package func find(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int32? {
        let hash = Self.hash(bytes, length)
        let mask = storage.slots - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while storage.entries[slot].value >= 0 {
            let entry = storage.entries[slot]
            if entry.hash == hash, Int(entry.count) == length, storage.same(Int(entry.start), bytes, length) {
                return entry.value
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
        if !isKnownUniquelyReferenced(&storage) || !storage.hasRoom(for: bytes.count) {
            storage = storage.copy(roomFor: bytes.count)
        }
        storage.append(bytes, value)
    }

    private struct Entry {
        var hash: UInt64 = 0
        var value: Int32 = -1
        var start: UInt32 = 0
        var count: UInt32 = 0
    }

    // SAFETY: shared storage is only read; `insert` copies it first unless it has a single owner.
    private final class Storage: @unchecked Sendable {
        let slots: Int
        let entries: UnsafeMutablePointer<Entry>
        private let text: UnsafeMutablePointer<UInt8>
        private let room: Int
        private var used = 0
        private(set) var count = 0

        init(slots: Int, text room: Int) {
            self.slots = slots
            self.room = room
            entries = .allocate(capacity: slots)
            entries.initialize(repeating: Entry(), count: slots)
            text = .allocate(capacity: room)
        }

        deinit {
            entries.deallocate()
            text.deallocate()
        }

        func hasRoom(for bytes: Int) -> Bool { (count + 1) * 2 <= slots && used + bytes <= room }

        func same(_ start: Int, _ bytes: UnsafePointer<UInt8>, _ length: Int) -> Bool {
            for i in 0..<length where text[start + i] != bytes[i] { return false }
            return true
        }

        func copy(roomFor bytes: Int) -> Storage {
            let wider = (count + 1) * 2 > slots ? slots * 2 : slots
            let copy = Storage(slots: wider, text: used + bytes <= room ? room : (used + bytes) * 2)
            for slot in 0..<slots where entries[slot].value >= 0 {
                let entry = entries[slot]
                copy.append(
                    UnsafeBufferPointer(start: text + Int(entry.start), count: Int(entry.count)), entry.value)
            }
            return copy
        }

        func append(_ bytes: some Collection<UInt8>, _ value: Int32) {
            let start = used
            for byte in bytes {
                text[used] = byte
                used += 1
            }
            let hash = ByteIndex.hash(text + start, used - start)
            var slot = Int(truncatingIfNeeded: hash) & (slots - 1)
            while entries[slot].value >= 0 { slot = (slot + 1) & (slots - 1) }
            entries[slot] = Entry(hash: hash, value: value, start: UInt32(start), count: UInt32(used - start))
            count += 1
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
