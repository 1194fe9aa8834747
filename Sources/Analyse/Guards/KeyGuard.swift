import Score
import Statistics
import Study

/// Guard: an item that should have been turned round spoils its index and nobody sees it. Respondent set: people of the
/// company who answered all items of the index, in one wave; said of it: that there is a suspicion, no number.
package enum KeyGuard {
    /// Fewest people from whose answers a suspicion arises.
    package static let fewest = 100
    /// A true item may be nearly unrelated to the rest: only an interval that stays below this is against it.
    private static let least = 0.10

    /// An item that is suspected, and what speaks against it.
    package struct Suspect: Sendable, Equatable {
        package enum Reason: Sendable { case answers, wording }

        package var wave: Int
        package var index: Int
        package var item: Int
        package var reason: Reason
    }

    /// Suspects of all waves and indices that the study has not vouched for.
    ///
    /// - Parameters:
    ///   - cross: by wave and index, items turned round as the study says.
    ///   - texts: wordings by item, as far as they are known.
    package static func suspects(_ study: Study, cross: [[CrossTally]], texts: [[String]]) -> [Suspect] {
        var found: [Suspect] = []
        for (number, index) in study.indices.enumerated() where !index.keysChecked && index.parts.count > 2 {
            for wave in cross.indices where number < cross[wave].count {
                found += suspects(index, number, wave, cross[wave][number], texts)
            }
        }
        return found
    }

    private static func suspects(
        _ index: Index, _ number: Int, _ wave: Int, _ tally: CrossTally, _ texts: [[String]]
    ) -> [Suspect] {
        let negated = index.parts.map { part in
            !part.reversed && part.item < texts.count && texts[part.item].contains(where: Negation.isIn)
        }
        // Where most are worded so, that is how the index is meant.
        let wording = negated.count { $0 } * 2 < negated.count ? negated : negated.map { _ in false }
        return index.parts.indices.compactMap { part in
            let interval = interval(tally, part)
            let suspect = Suspect(wave: wave, index: number, item: index.parts[part].item, reason: .answers)
            if let interval, interval.r < 0, interval.high < least { return suspect }
            guard wording[part], tally.n > 0, interval.map({ $0.low <= least }) ?? true else { return nil }
            return Suspect(wave: wave, index: number, item: index.parts[part].item, reason: .wording)
        }
    }

    /// The item's correlation with the rest and its 95 % limits; nil for too few people.
    private static func interval(_ tally: CrossTally, _ part: Int) -> (r: Double, low: Double, high: Double)? {
        guard Int(tally.n) >= fewest, case .success(let r) = Reliability.itemRest(tally, item: part),
            let interval = Correlation.fisherInterval(r, n: Int(tally.n), level: 0.95)
        else { return nil }
        return (r, interval.low, interval.high)
    }
}

/// Words that turn a statement into its opposite.
enum Negation {
    private static let words: Set<String> = [
        "not", "never", "no", "nobody", "nothing", "hardly", "rarely", "seldom", "without", "lack", "cannot",
        "nicht", "nie", "niemals", "kein", "keine", "keinen", "keiner", "niemand", "nichts", "kaum", "selten", "ohne",
        "jamais", "aucun", "aucune", "rien", "personne", "nunca", "ningún", "ninguna", "nada", "nadie", "sin",
        "niet", "nooit", "geen", "niemand", "nauwelijks", "non", "mai", "nessuno", "niente", "não", "nenhum",
        "nigdy", "żaden", "nikt", "byth",
    ]

    /// Whether a statement is worded so. Texts of one or two words are names, not statements.
    static func isIn(_ text: String) -> Bool {
        let lower = text.lowercased()
        if lower.contains("n't ") || lower.contains("n’t ") { return true }
        let own = lower.split { !$0.isLetter }.map(String.init)
        return own.count > 2 && own.contains(where: words.contains)
    }
}
