/// The employee net promoter score of one eleven-point question, 0 to 10: the share of promoters (9, 10) less
/// that of detractors (0 to 6), times 100, from -100 to 100. No other scale has one.
public struct NetPromoter: Sendable, Hashable {
    /// Answers of 9 and 10.
    public private(set) var promoters: Int
    /// Answers of 7 and 8.
    public private(set) var passives: Int
    /// Answers of 0 to 6.
    public private(set) var detractors: Int

    /// From the counts of the answers 0, 1 … 10. Nil unless there are exactly eleven, none negative.
    public init?(counts: [Int]) {
        guard counts.count == 11, counts.allSatisfy({ $0 >= 0 }) else { return nil }
        detractors = counts[0...6].reduce(0, +)
        passives = counts[7...8].reduce(0, +)
        promoters = counts[9...10].reduce(0, +)
    }

    /// From counts of classes; negative ones are taken as none.
    public init(promoters: Int, passives: Int, detractors: Int) {
        (self.promoters, self.passives, self.detractors) = (max(promoters, 0), max(passives, 0), max(detractors, 0))
    }

    /// Adds the answers of another group to the same question.
    public mutating func merge(_ other: NetPromoter) {
        promoters += other.promoters
        passives += other.passives
        detractors += other.detractors
    }

    /// All answers.
    public var n: Int { promoters + passives + detractors }

    /// `100 (promoters - detractors) / n`; nil without answers.
    public var score: Double? { n > 0 ? 100 * Double(promoters - detractors) / Double(n) : nil }

    /// `100 √(v / n)` with `v = p + d - (p - d)²`, the variance of one answer; nil without answers.
    public var largeSampleError: Double? { n > 0 ? error(divisor: n) : nil }

    /// `100 √(v / (n - 1))`; nil for fewer than two answers.
    public var sampleError: Double? { n > 1 ? error(divisor: n - 1) : nil }

    /// v is `(n (P + D) - (P - D)²) / n²`: an integer numerator, so that it is exactly 0 when all agree.
    private func error(divisor: Int) -> Double {
        let balance = Int128(promoters - detractors)
        let numerator = Int128(n) * Int128(promoters + detractors) - balance * balance
        return 100 * (ExactQuotient.of(numerator, over: Int128(divisor))).squareRoot() / Double(n)
    }

    /// `score ± t(n - 1) · sampleError`: the interval to print. It may pass ±100 in small groups.
    /// Fails for fewer than two answers (`tooFew`), and when all fall in one class (`noVariance`): an
    /// interval without width would claim certainty.
    public func tInterval(level: Double = 0.95) -> Result<Interval, Undefined> {
        interval(StudentT.critical(level, df: Double(max(n - 1, 1))), sampleError)
    }

    /// `score ± z · largeSampleError`, for large groups. Fails as `tInterval`.
    public func normalInterval(level: Double = 0.95) -> Result<Interval, Undefined> {
        interval(Normal.critical(level), largeSampleError)
    }

    private func interval(_ factor: Double?, _ error: Double?) -> Result<Interval, Undefined> {
        guard n > 1, let score, let error else { return .failure(.tooFew) }
        guard error > 0 else { return .failure(.noVariance) }
        guard let factor, let interval = Interval(centre: score, half: factor * error) else {
            return .failure(.badInput)
        }
        return .success(interval)
    }
}
