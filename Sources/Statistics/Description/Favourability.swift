/// Favourable, neutral and unfavourable answers to an item, or to several added up. Missing answers are in no
/// base.
///
/// "Percent favourable of a scale" has three meanings that differ: answers pooled (`merge`, then
/// `percentFavourable`), the mean of the items' percentages (`meanOfPercentages`), and the share of people
/// whose score reaches a cut (`reaching`). Whoever prints one names it.
public struct Favourability: Sendable, Hashable {
    /// Answers, the base.
    public private(set) var n: Int
    /// Answers in the favourable set.
    public private(set) var favourable: Int
    /// Answers in the unfavourable set.
    public private(set) var unfavourable: Int

    /// From counts; nil when one is negative or both together exceed n.
    public init?(n: Int, favourable: Int, unfavourable: Int) {
        guard favourable >= 0, unfavourable >= 0, favourable <= n, unfavourable <= n - favourable else {
            return nil
        }
        self.n = n
        self.favourable = favourable
        self.unfavourable = unfavourable
    }

    /// From the counts of consecutive codes, `counts[i]` answers of `lowest + i`, after turning reversed
    /// items. Nil when the sets overlap or a count is negative.
    public init?(counts: [Int], lowest: Int, favourable: Set<Int>, unfavourable: Set<Int>) {
        guard favourable.isDisjoint(with: unfavourable), counts.allSatisfy({ $0 >= 0 }) else { return nil }
        var (n, good, bad) = (0, 0, 0)
        for (i, count) in counts.enumerated() {
            n += count
            if favourable.contains(lowest + i) { good += count }
            if unfavourable.contains(lowest + i) { bad += count }
        }
        self.init(n: n, favourable: good, unfavourable: bad)
    }

    /// Answers in neither set.
    public var neutral: Int { n - favourable - unfavourable }

    /// Adds the answers of another item: the pooled meaning.
    public mutating func merge(_ other: Favourability) {
        n += other.n
        favourable += other.favourable
        unfavourable += other.unfavourable
    }

    /// `100 favourable / n`; nil without answers.
    public var percentFavourable: Double? { percent(favourable) }

    /// `100 neutral / n`; nil without answers.
    public var percentNeutral: Double? { percent(neutral) }

    /// `100 unfavourable / n`; nil without answers.
    public var percentUnfavourable: Double? { percent(unfavourable) }

    /// `100 (favourable - unfavourable) / n`, from -100 to 100; nil without answers.
    public var net: Double? { percent(favourable - unfavourable) }

    private func percent(_ count: Int) -> Double? { n > 0 ? 100 * Double(count) / Double(n) : nil }

    /// The mean over items of their percent favourable; items without answers are left out, nil when none is
    /// left.
    public static func meanOfPercentages(_ items: [Favourability]) -> Double? {
        let percentages = items.compactMap(\.percentFavourable)
        return percentages.isEmpty ? nil : percentages.reduce(0, +) / Double(percentages.count)
    }

    /// People whose score is at least `cut`, of all with a score; `n` people, nobody counted as unfavourable.
    public static func reaching(_ cut: Double, scores: [Double]) -> Favourability? {
        Favourability(n: scores.count, favourable: scores.count { $0 >= cut }, unfavourable: 0)
    }
}
