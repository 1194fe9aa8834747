/// What a released row can say. Protect decides for each of these from how many answers it may be said.
package enum Statistic: Int, Sendable, CaseIterable {
    case value, low, high, favourable, neutral, unfavourable, favourableLow, favourableHigh, shrunken, detectable, sd

    /// Column name in results.
    package var column: String {
        switch self {
        case .value: "value"
        case .low: "low"
        case .high: "high"
        case .favourable: "fav"
        case .neutral: "neutral"
        case .unfavourable: "unfav"
        case .favourableLow: "fav_low"
        case .favourableHigh: "fav_high"
        case .shrunken: "shrunk"
        case .detectable: "mdc"
        case .sd: "sd"
        }
    }

    /// Significant digits in files: limits carry fewer, since nothing about them is exact.
    package var digits: Int {
        switch self {
        case .low, .high, .favourableLow, .favourableHigh, .shrunken: 6
        case .detectable: 4
        default: 12
        }
    }
}

/// Why a number or an interval is not there: one word, the same in every output.
package enum Note: String, Sendable, CaseIterable {
    /// Nothing may be said. Never says whether the cell itself or its neighbour is the reason.
    case withheld
    /// Everybody was asked, so there is no sampling error to give an interval for.
    case census
    /// Nobody answered or nobody had a score.
    case noAnswers = "no-answers"
    /// There is no common variance from which a small group's interval could be made.
    case noPool = "no-pool"
    /// This kind of number has no interval yet.
    case noInterval = "no-interval"
    /// Fewer answers than this statistic needs.
    case tooFew = "too-few"
    /// A single item has no reliability of this kind.
    case oneItem = "one-item"
    /// A fit that did not settle, or gave an item more than all of its variance.
    case noFit = "no-fit"
    /// Items of which one says what others say together.
    case singular
    /// The variance is zero.
    case noVariance = "no-variance"
    /// A wave in which this group has not been asked.
    case notInvited = "not-invited"
    /// An index held back: an item of it seems to be turned round, and the study does not say so.
    case key
    /// An index held back: its items hold numbers, and nothing says what they mean.
    case codes
    /// A benchmark of another kind or scale: refused, not converted.
    case otherKind = "other-kind"
    /// A benchmark older than the study's limit.
    case old
    /// What is asked has changed since the wave before: values cannot be compared.
    case broken
    /// Head counts are not known: no people file, no head-count table.
    case noHeadCount = "no-head-count"
}
