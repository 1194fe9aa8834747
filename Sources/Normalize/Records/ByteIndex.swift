/// From short texts to numbers from 0: open addressing, keyed by the first and last eight bytes and the length of a text,
/// which up to sixteen bytes are all of it.
///
/// Copies share their memory until one of them grows.
package struct ByteIndex: Sendable {
    private var storage = Storage(slots: 64, text: 1024)

    package init() {}

    package var count: Int { storage.count }

    /// Look-ups without a reference count, for loops; good until the next `insert`.
    struct Cursor {
        fileprivate let entries: UnsafePointer<Entry>
        fileprivate let text: UnsafePointer<UInt8>
        fileprivate let mask: Int

        /// The number of a text, or nil. Seven bytes behind the text must be readable.
        @inline(__always)
        func find(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32? {
            let key = Key(bytes, count)
            var slot = key.hash(bytes, count) & mask
            while entries[slot].count >= 0 {
                let entry = entries + slot
                if entry.pointee.key == key, Int(entry.pointee.count) == count,
                    count <= 16 || ByteIndex.same(text + Int(entry.pointee.start), bytes, count)
                {
                    return entry.pointee.value
                }
                slot = (slot + 1) & mask
            }
            return nil
        }
    }

    @inline(__always)
    func withCursor<Result>(_ body: (Cursor) throws -> Result) rethrows -> Result {
        let storage = storage
        defer { withExtendedLifetime(storage) {} }
        return try body(storage.cursor)
    }

    /// The number of a text, or nil. Seven bytes behind the text must be readable.
    func find(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32? { withCursor { $0.find(bytes, count) } }

    package func find(_ text: String) -> Int32? { find(Array(text.utf8)) }

    func find(_ text: [UInt8]) -> Int32? {
        Self.withReach(text) { find($0, text.count) }
    }

    /// Adds a text that is not there yet.
    package mutating func insert(_ bytes: some Collection<UInt8>, _ value: Int32) {
        if !isKnownUniquelyReferenced(&storage) || !storage.hasRoom(for: bytes.count) {
            storage = storage.copy(roomFor: bytes.count)
        }
        storage.append(Array(bytes), value)
    }

    /// Lets `body` see a text with readable bytes behind it.
    static func withReach<Result>(_ text: [UInt8], _ body: (UnsafePointer<UInt8>) -> Result) -> Result {
        (text + [UInt8](repeating: 0, count: 8)).withUnsafeBufferPointer { buffer in
            // Eight bytes at least are there.
            body(buffer.baseAddress.unsafelyUnwrapped)
        }
    }

    /// The ends of a text as words; one word twice where it is shorter than eight bytes.
    fileprivate struct Key: Equatable {
        var head: UInt64
        var tail: UInt64

        static let none = Key(head: 0, tail: 0)

        private init(head: UInt64, tail: UInt64) { (self.head, self.tail) = (head, tail) }

        @inline(__always)
        init(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
            let raw = UnsafeRawPointer(bytes)
            if count >= 8 {
                head = raw.loadUnaligned(as: UInt64.self)
                tail = raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            } else {
                head = raw.loadUnaligned(as: UInt64.self) & ((1 &<< UInt64(truncatingIfNeeded: 8 * count)) &- 1)
                tail = UInt64(truncatingIfNeeded: count)
            }
        }

        /// Mixes the ends, and of a long text also what is between them.
        @inline(__always)
        func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
            var hash = (head ^ tail &* 0xFF51_AFD7_ED55_8CCD) &* 0x9E37_79B9_7F4A_7C15
            var at = 8
            while at < count - 8 {
                hash = (hash ^ UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self)) &* 0xC4CE_B9FE_1A85_EC53
                hash ^= hash &>> 32
                at += 8
            }
            return Int(truncatingIfNeeded: hash &>> 32)
        }
    }

    fileprivate struct Entry {
        var key = Key.none
        var start: UInt32 = 0
        /// -1 for a free place.
        var count: Int32 = -1
        var value: Int32 = 0
    }

    // SAFETY: shared storage is only read; `insert` copies it first unless it has a single owner.
    private final class Storage: @unchecked Sendable {
        private let slots: Int
        private let entries: UnsafeMutablePointer<Entry>
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

        var cursor: Cursor { Cursor(entries: entries, text: text, mask: slots - 1) }

        func hasRoom(for bytes: Int) -> Bool { (count + 1) * 2 <= slots && used + bytes <= room }

        func copy(roomFor bytes: Int) -> Storage {
            let wider = (count + 1) * 2 > slots ? slots * 2 : slots
            let copy = Storage(slots: wider, text: used + bytes <= room ? room : (used + bytes) * 2)
            for slot in 0..<slots where entries[slot].count >= 0 {
                let entry = entries[slot]
                copy.append(
                    Array(UnsafeBufferPointer(start: text + Int(entry.start), count: Int(entry.count))), entry.value)
            }
            return copy
        }

        func append(_ bytes: [UInt8], _ value: Int32) {
            let start = used
            for byte in bytes {
                text[used] = byte
                used += 1
            }
            let (key, hash) = ByteIndex.withReach(bytes) { bytes in
                let key = Key(bytes, used - start)
                return (key, key.hash(bytes, used - start))
            }
            var slot = hash & (slots - 1)
            while entries[slot].count >= 0 { slot = (slot + 1) & (slots - 1) }
            entries[slot] = Entry(key: key, start: UInt32(start), count: Int32(used - start), value: value)
            count += 1
        }
    }

    @inline(__always)
    fileprivate static func same(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        // Head and tail are known to agree.
        var at = 8
        while at < count - 8 {
            let (left, right) = (UnsafeRawPointer(a + at), UnsafeRawPointer(b + at))
            if left.loadUnaligned(as: UInt64.self) != right.loadUnaligned(as: UInt64.self) { return false }
            at += 8
        }
        return true
    }
}
