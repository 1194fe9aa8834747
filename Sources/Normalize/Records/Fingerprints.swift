/// Where respondents' records lie, under keys that are drawn anew for every process: sixteen bytes a record, in buckets by
/// key, so that keys that come twice can be looked for bucket by bucket.
package struct Fingerprints: Sendable {
    package struct Entry: Sendable {
        package let key: UInt64
        package let place: Int

        package init(key: UInt64, place: Int) { (self.key, self.place) = (key, place) }
    }

    /// Few enough keys in one that they fit a cache when there are ten million.
    package static let buckets = 256

    /// Some entries of a bucket, side by side in a slab.
    private struct Piece {
        static let size = 256
        let slab: Int
        let start: Int
        var count = 0
    }

    private var slabs: [Slab] = []
    /// Pieces taken from the last slab.
    private var taken = 0
    /// By bucket: its pieces, of which only the last is filled further.
    private var pieces = [[Piece]](repeating: [], count: buckets)
    package private(set) var count = 0

    package init() {}

    package mutating func add(_ entry: Entry) {
        let bucket = Self.bucket(entry.key)
        var last = pieces[bucket].count - 1
        // A slab that a copy shares is not written to any more, nor is one behind the last.
        if slabs.isEmpty || !isKnownUniquelyReferenced(&slabs[slabs.count - 1]) { addSlab() }
        if last < 0 || pieces[bucket][last].count == Piece.size || pieces[bucket][last].slab != slabs.count - 1 {
            pieces[bucket].append(freshPiece())
            last += 1
        }
        let piece = pieces[bucket][last]
        slabs[slabs.count - 1].entries[piece.start + piece.count] = entry
        pieces[bucket][last].count += 1
        count += 1
    }

    private static func bucket(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key &>> 56) }

    private mutating func freshPiece() -> Piece {
        if taken == Slab.size / Piece.size { addSlab() }
        taken += 1
        return Piece(slab: slabs.count - 1, start: (taken - 1) * Piece.size)
    }

    private mutating func addSlab() {
        slabs.append(Slab())
        taken = 0
    }

    /// Adds another worker's.
    package mutating func merge(_ other: Fingerprints) {
        let shift = slabs.count
        slabs += other.slabs
        for bucket in pieces.indices {
            pieces[bucket] += other.pieces[bucket].map {
                Piece(slab: $0.slab + shift, start: $0.start, count: $0.count)
            }
        }
        // Pieces are only taken from slabs of one's own.
        taken = Slab.size / Piece.size
        count += other.count
    }

    /// The entries of a bucket, in no particular order.
    package func entries(of bucket: Int) -> [Entry] {
        var entries: [Entry] = []
        entries.reserveCapacity(pieces[bucket].count * Piece.size)
        for piece in pieces[bucket] {
            entries += UnsafeBufferPointer(start: slabs[piece.slab].entries + piece.start, count: piece.count)
        }
        return entries
    }

    /// All entries.
    package var entries: [Entry] { (0..<Self.buckets).flatMap { entries(of: $0) } }

    /// Memory for very many entries. It is so large that the allocator takes it from the system by itself and gives it
    /// back when the duplicates are found; what is not written to takes no room.
    // SAFETY: a slab is written to by one owner only, behind all that its pieces say is there.
    private final class Slab: @unchecked Sendable {
        static let size = 34 << 16
        let entries = UnsafeMutablePointer<Entry>.allocate(capacity: size)

        deinit { entries.deallocate() }
    }
}

/// Turns an id and a wave into a key. Whoever does not know the process's secret cannot choose ids that collide; and two
/// ids that do are told apart when their records are read again.
struct FingerprintKey: Sendable {
    private let first: UInt64
    private let second: UInt64

    init() {
        // Drawn by the standard library, which is asked to repeat itself where a run must be counted.
        func draw(_ number: Int) -> UInt64 {
            var hasher = Hasher()
            hasher.combine(number)
            return UInt64(bitPattern: Int64(hasher.finalize())) | 1
        }
        (first, second) = (draw(1), draw(2))
    }

    /// Seven bytes behind the id must be readable.
    @inline(__always)
    func key(_ id: UnsafePointer<UInt8>, _ count: Int, wave: Int) -> UInt64 {
        let raw = UnsafeRawPointer(id)
        var hash = mix(UInt64(truncatingIfNeeded: count) ^ first, UInt64(truncatingIfNeeded: wave) ^ second)
        var at = 0
        while at + 8 < count {
            hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self), second)
            at += 8
        }
        let last = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        let bits = UInt64(truncatingIfNeeded: 8 * (count - at))
        return mix(hash ^ (bits < 64 ? last & ((1 &<< bits) &- 1) : last), second)
    }

    @inline(__always)
    private func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }
}
