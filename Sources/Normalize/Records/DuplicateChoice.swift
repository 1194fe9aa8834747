import Ingest
import Study
import Workers

/// One of several records that may be of the same respondent and wave, read again from its place.
package struct Candidate: Sendable {
    package var source: Int
    package var place: Int
    package var person: String
    package var wave: Int
    /// Wave and cells of the respondent.
    package var cells: [Int32]
    package var empty: Bool
    package var complete: Bool
    package var submitted: Int?
    package var content: UInt64
    /// Codes of all items.
    package var codes: [UInt8]

    /// Reads a candidate off a block whose misses are resolved; nil when the record is no response.
    package static func read(
        _ block: RecordBlock, _ record: Int, source: Int, with normalizer: inout Normalizer
    ) -> Candidate? {
        guard case .response(let wave, let empty) = normalizer.verdict(block, record),
            let person = normalizer.person(block, record)
        else { return nil }
        let codes = Array(UnsafeBufferPointer(start: block.codes + record * block.stride, count: block.codeSlots))
        let stamp = normalizer.submitted(block, record)
        var content: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in codes { content = (content ^ UInt64(byte)) &* 0x100_0000_01B3 }
        for text in [stamp] + normalizer.attributeContent(block, record) {
            for byte in text.utf8 { content = (content ^ UInt64(byte)) &* 0x100_0000_01B3 }
            content = (content ^ 0xFF) &* 0x100_0000_01B3
        }
        return Candidate(
            source: source, place: block.places[record], person: person, wave: wave, cells: normalizer.row,
            empty: empty,
            complete: normalizer.isFinished(block, record), submitted: Timestamp.seconds(stamp), content: content,
            codes: codes)
    }
}

/// Which of one respondent's records counts: content alone decides, never the order of reading.
package enum DuplicateChoice {
    /// The records that do not count.
    package static func losers(_ candidates: [Candidate], policy: DuplicatePolicy) -> [Candidate] {
        guard let best = candidates.indices.min(by: { precedes(candidates[$0], candidates[$1], policy) }) else {
            return []
        }
        return candidates.indices.filter { $0 != best }.map { candidates[$0] }
    }

    private static func precedes(_ a: Candidate, _ b: Candidate, _ policy: DuplicatePolicy) -> Bool {
        if a.empty != b.empty { return b.empty }
        if a.complete != b.complete { return a.complete }
        if a.submitted != b.submitted {
            guard let left = a.submitted else { return false }
            guard let right = b.submitted else { return true }
            return policy == .earliest ? left < right : left > right
        }
        if a.content != b.content { return a.content < b.content }
        // Alike in everything that counts: which one stays makes no difference to any number.
        return (a.source, a.place) < (b.source, b.place)
    }

    /// Places (source and place) whose fingerprints are equal, given those of all sources.
    package static func suspects(_ fingerprints: [Fingerprints], workers: Workers) throws -> [[(
        source: Int, place: Int
    )]] {
        try workers.map(chunks: Fingerprints.buckets) { bucket, _ in
            suspects(fingerprints.map { $0.entries(of: bucket) })
        }.flatMap { $0 }
    }

    private static func suspects(_ bucket: [[Fingerprints.Entry]]) -> [[(source: Int, place: Int)]] {
        // First the few keys that come twice, then their places.
        let twice = repeated(bucket)
        guard !twice.isEmpty else { return [] }
        var places: [UInt64: [(source: Int, place: Int)]] = [:]
        for (source, entries) in bucket.enumerated() {
            for entry in entries where twice.contains(entry.key) {
                places[entry.key, default: []].append((source, entry.place))
            }
        }
        return places.sorted { $0.key < $1.key }.map(\.value).filter { $0.count > 1 }
    }

    /// Keys that more than one fingerprint has, by open addressing over the keys alone.
    private static func repeated(_ bucket: [[Fingerprints.Entry]]) -> Set<UInt64> {
        let count = bucket.reduce(0) { $0 + $1.count }
        guard count > 1 else { return [] }
        var size = 16
        while size < 2 * count { size *= 2 }
        var table = [UInt64](repeating: 0, count: size)
        var twice: Set<UInt64> = []
        table.withUnsafeMutableBufferPointer { table in
            for entries in bucket {
                for entry in entries {
                    // 0 marks a free slot; a key that is 0 shares the place of 1, and ids are compared later anyway.
                    let key = max(entry.key, 1)
                    var slot = Int(truncatingIfNeeded: key) & (size - 1)
                    while table[slot] != 0, table[slot] != key { slot = (slot + 1) & (size - 1) }
                    if table[slot] == key { twice.formUnion([entry.key, key]) } else { table[slot] = key }
                }
            }
        }
        return twice
    }
}
