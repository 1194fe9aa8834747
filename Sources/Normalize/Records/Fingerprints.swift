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
    /// Entries of a piece of a bucket: pieces do not move when a bucket grows, and little of them is ever empty.
    private static let piece = 256

    /// By bucket: pieces, of which the last is filled up to `used`.
    private var pieces = [[[Entry]]](repeating: [], count: buckets)
    package private(set) var count = 0

    package init() {}

    package mutating func add(_ entry: Entry) {
        let bucket = Self.bucket(entry.key)
        let last = pieces[bucket].count - 1
        if last < 0 || pieces[bucket][last].count == Self.piece {
            var fresh: [Entry] = []
            fresh.reserveCapacity(Self.piece)
            fresh.append(entry)
            pieces[bucket].append(fresh)
        } else {
            pieces[bucket][last].append(entry)
        }
        count += 1
    }

    private static func bucket(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key &>> 56) }

    /// Adds another worker's.
    package mutating func merge(_ other: Fingerprints) {
        for bucket in pieces.indices { pieces[bucket] += other.pieces[bucket] }
        count += other.count
    }

    /// Entries of a bucket, piece by piece, in no particular order.
    package func pieces(of bucket: Int) -> [[Entry]] { pieces[bucket] }

    /// All entries.
    package var entries: [Entry] { pieces.flatMap { $0.flatMap { $0 } } }
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
