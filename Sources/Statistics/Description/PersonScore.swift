/// One person's score on a scale: the mean of the answered items, if at least a minimum was answered
/// (Parent 2013; Newman 2014). Reversed items are turned before; an item is never filled in from other
/// people.
public struct PersonScore: Sendable, Hashable {
    /// The ends of the scale that all its items share.
    public let bounds: ScaleBounds
    /// For each item, whether it is turned.
    public let reversed: [Bool]
    /// How many items must be answered for a score; at least 1.
    public let minimumAnswered: Int

    /// A scale of `reversed.count` items. Without a minimum, the default of `defaultMinimum(items:)`.
    /// Nil for no items or a minimum outside 1…items.
    public init?(bounds: ScaleBounds, reversed: [Bool], minimumAnswered: Int? = nil) {
        let minimum = minimumAnswered ?? PersonScore.defaultMinimum(items: reversed.count)
        guard !reversed.isEmpty, minimum >= 1, minimum <= reversed.count else { return nil }
        self.bounds = bounds
        self.reversed = reversed
        self.minimumAnswered = minimum
    }

    /// Four in five items, rounded up, and at least two as soon as there are two.
    public static func defaultMinimum(items: Int) -> Int {
        min(max((4 * items + 4) / 5, 2), max(items, 1))
    }

    /// The exact sum of a person's answers after turning, and how many there were.
    public struct Answers: Sendable, Hashable {
        /// Σ of the answered items, reversed ones turned.
        public let sum: Int
        /// How many items were answered.
        public let answered: Int

        /// From parts summed elsewhere.
        public init(sum: Int, answered: Int) {
            self.sum = sum
            self.answered = answered
        }

        /// `sum / answered`; nil when nothing was answered.
        public var mean: Double? { answered > 0 ? Double(sum) / Double(answered) : nil }
    }

    /// Sums one person's answers, `nil` for a missing one. Fails with `badInput` for a row of another length
    /// and with `outOfBounds` for an answer outside the scale: that is an error in the data, not a missing
    /// answer.
    public func answers(_ row: [Int?]) -> Result<Answers, Undefined> {
        guard row.count == reversed.count else { return .failure(.badInput) }
        var sum = 0
        var answered = 0
        for (answer, turn) in zip(row, reversed) {
            guard let answer else { continue }
            guard bounds.contains(answer) else { return .failure(.outOfBounds) }
            sum += turn ? bounds.reversed(answer) : answer
            answered += 1
        }
        return .success(Answers(sum: sum, answered: answered))
    }

    /// The score of summed answers, on the scale's own codes; nil when fewer than the minimum were answered.
    public func score(_ answers: Answers) -> Double? {
        answers.answered >= minimumAnswered ? answers.mean : nil
    }

    /// The score of one person's row. Fails as `answers`, and with `tooFew` below the minimum.
    public func score(_ row: [Int?]) -> Result<Double, Undefined> {
        answers(row).flatMap { sums in score(sums).map { .success($0) } ?? .failure(.tooFew) }
    }
}
