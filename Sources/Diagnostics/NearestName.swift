/// Finds the name somebody probably meant.
package enum NearestName {
    /// The candidate nearest to `name` by edits (transpositions count one), when it is near enough to be meant.
    package static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
        let limit = max(1, name.count / 3)
        return candidates.map { (distance(Array(name.lowercased()), Array($0.lowercased())), $0) }
            .filter { $0.0 <= limit }
            .min { $0 < $1 }?.1
    }

    /// Edits between two texts; transpositions count one.
    package static func distance(_ a: String, _ b: String) -> Int { distance(Array(a), Array(b)) }

    /// Restricted Damerau-Levenshtein distance.
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, before[j - 2] + 1) }
                row.append(best)
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }
}
