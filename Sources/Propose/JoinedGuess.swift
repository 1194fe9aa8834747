import Ingest
import Normalize

/// Answers that stand together in one cell, such as `Pay;Team;`.
struct JoinedGuess: Equatable {
    var separator: Character
    var options: [String]

    /// Characters that platforms put between answers, the surest first.
    private static let separators: [Character] = [";", "|", ","]
    private static let most = 30
    private static let longest = 60

    /// Nil where a text could as well be one answer, or something that people wrote: parts must come back in many texts,
    /// and in other company each time.
    init?(_ texts: [String: Int]) {
        for separator in Self.separators {
            guard let options = Self.options(Self.marked(texts, separator), separator) else { continue }
            (self.separator, self.options) = (separator, options)
            return
        }
        return nil
    }

    /// Commas that end an answer: those without a blank behind them where there are such, for then the others are within
    /// answers, and nobody can tell where an answer ends.
    private static func marked(_ texts: [String: Int], _ separator: Character) -> [String: Int] {
        guard separator == "," else { return texts }
        let isTight = texts.keys.contains { $0.firstMatch(of: /,[^ ]/) != nil }
        let isLoose = texts.keys.contains { $0.contains(", ") }
        return isTight && isLoose ? [:] : texts
    }

    private static func options(_ texts: [String: Int], _ separator: Character) -> [String]? {
        var counts: [String: Int] = [:]
        var combined = 0
        var kinds = 0
        for (text, count) in texts where !AbsenceWords.contains(text) {
            let parts = text.split(separator: separator).map { Headers.trim(String($0)) }.filter { !$0.isEmpty }
            guard Set(parts).count == parts.count, parts.allSatisfy({ $0.count <= longest }) else { return nil }
            for part in parts { counts[part, default: 0] += count }
            // `A;` is one answer of several, too.
            if parts.count > 1 || text.last == separator { combined += count }
            kinds += 1
        }
        let answers = counts.values.reduce(0, +)
        guard (2...most).contains(counts.count), combined * 10 >= answers, answers >= counts.count * 4 else {
            return nil
        }
        // One answer with a comma in it has as many parts as there are texts, or more.
        guard separator == ";" || kinds > counts.count else { return nil }
        guard counts.keys.contains(where: { Double($0) == nil }) else { return nil }
        return counts.keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }
    }
}
