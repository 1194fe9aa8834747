import Publish

/// Counts of records as they may leave: a fate with 1 to k - 1 records is `few`, and as many others with it as it takes
/// for the total not to give it away.
enum Few {
    static func counts(_ counts: [(word: String, count: Int)], k: Int) -> [(word: String, count: RunInfo.Count)] {
        var hidden = Set(counts.indices.filter { counts[$0].count > 0 && counts[$0].count < k })
        func sum() -> Int { hidden.reduce(0) { $0 + counts[$1].count } }
        while !hidden.isEmpty, sum() < k || hidden.count == 1 {
            let rest = counts.indices.filter { counts[$0].count > 0 && !hidden.contains($0) }
            guard let next = rest.min(by: { (counts[$0].count, $0) < (counts[$1].count, $1) }) else { break }
            hidden.insert(next)
        }
        return counts.enumerated().map { ($1.word, hidden.contains($0) ? .few : .exact($1.count)) }
    }
}
