import Publish

/// Counts as they may leave: 1 to k - 1 is `few`, and so is as much with it as it takes for a sum not to give it away.
enum Few {
    typealias Counts = [(word: String, count: Int)]
    typealias Safe = [(word: String, count: RunInfo.Count)]

    /// Counts that only add up to something known.
    static func counts(_ counts: Counts, k: Int) -> Safe {
        var hidden = Set(counts.indices.filter { counts[$0].count > 0 && counts[$0].count < k })
        func sum() -> Int { hidden.reduce(0) { $0 + counts[$1].count } }
        while !hidden.isEmpty, sum() < k || hidden.count == 1 {
            let rest = counts.indices.filter { counts[$0].count > 0 && !hidden.contains($0) }
            guard let next = rest.min(by: { (counts[$0].count, $0) < (counts[$1].count, $1) }) else { break }
            hidden.insert(next)
        }
        return counts.enumerated().map { ($1.word, hidden.contains($0) ? .few : .exact($1.count)) }
    }

    /// Records by fate with how many were read. Those that are used are published with the results, so that it is the
    /// number of records read that must not be known where the rest is few.
    static func records(read: Int, _ fates: Counts, k: Int) -> Safe {
        let hidden = Set(fates.indices.filter { fates[$0].count > 0 && fates[$0].count < k })
        let sum = hidden.reduce(0) { $0 + fates[$1].count }
        let isGivenAway = !hidden.isEmpty && (sum < k || hidden.count == 1)
        return [("read", isGivenAway ? .unsaid : .exact(read))]
            + fates.enumerated().map { ($1.word, hidden.contains($0) ? .few : .exact($1.count)) }
    }

    /// Sums over sources: what is few in one of them would be known from the others.
    static func totals(_ sources: [Safe]) -> Safe {
        guard let first = sources.first else { return [] }
        return first.indices.map { place in
            let counts = sources.map { $0[place].count }
            let sum = counts.reduce(0) { sum, count in
                if case .exact(let own) = count { sum + own } else { sum }
            }
            let isSaid = !counts.contains { $0 == .few || $0 == .unsaid }
            return (first[place].word, isSaid ? .exact(sum) : counts.contains(.few) ? .few : .unsaid)
        }
    }

    /// Counts of several sources where one has few records in use: how many are used altogether is published, and the other
    /// sources would give that one away.
    static func unlinked(_ sources: [Safe], used: [Int], k: Int) -> [Safe] {
        guard sources.count > 1, used.contains(where: { $0 > 0 && $0 < k }) else { return sources }
        return sources.map { counts in
            counts.map { ["read", "used"].contains($0.word) ? ($0.word, .few) : $0 }
        }
    }
}
