/// Why a statistic has no value. A missing number always travels with one of these, never as 0, NaN or
/// infinity.
public enum Undefined: String, Error, Sendable, Hashable, CaseIterable {
    /// Fewer observations than the formula needs.
    case tooFew = "too-few"
    /// Every observation is the same, so a ratio of variances has no meaning.
    case noVariance = "no-variance"
    /// The scale has a single item: there is nothing to compare it with.
    case oneItem = "one-item"
    /// The scale has too few items for this coefficient.
    case tooFewItems = "too-few-items"
    /// No group may lend its variance to a pool.
    case noPool = "no-pool"
    /// An answer lies outside the declared ends of its scale.
    case outOfBounds = "out-of-bounds"
    /// The inputs contradict one another: a count below zero, more answers than people, columns of unequal
    /// length.
    case badInput = "bad-input"
    /// An iterative fit did not settle within its limit of rounds.
    case noConvergence = "no-convergence"
    /// The best fit has an error variance of zero or below (a Heywood case): the model does not hold.
    case improperFit = "improper-fit"
    /// A matrix cannot be inverted: an item is a combination of others.
    case singular = "singular"
    /// The mean lies nearer to an end of the scale than so many answers allow while they differ.
    case nearEnd = "near-end"
    /// A cell of the weighting has people in the population and nobody who answered.
    case emptyCell = "empty-cell"
    /// Fewer people in the population than answered.
    case populationTooSmall = "population-too-small"
    /// Totals that must agree with one another do not.
    case totalsDiffer = "totals-differ"

    /// The word that data files carry in place of the number.
    public var word: String { rawValue }
}
