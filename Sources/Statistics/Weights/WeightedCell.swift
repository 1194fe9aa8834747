/// People who share a weight: a weight is a function of the weighting cell, applied at the very end, so that sums stay
/// exact integers until then.
public struct WeightedCell: Sendable, Hashable {
    /// Number, mean and variance (divisor n - 1) of the answers in the cell.
    public var values: Summary
    /// The weight of each of its people.
    public var weight: Double
    /// The stratum that it was sampled in; 0 without strata.
    public var stratum: Int
    /// Whether its people belong to the domain that is estimated; the others stay in the variance.
    public var isInDomain: Bool

    /// A cell of the whole sample unless told otherwise.
    public init(values: Summary, weight: Double, stratum: Int = 0, isInDomain: Bool = true) {
        self.values = values
        self.weight = weight
        self.stratum = stratum
        self.isInDomain = isInDomain
    }

    /// `Σ (y - centre)²` over its people.
    func squares(about centre: Double) -> Double {
        guard let mean = values.mean else { return 0 }
        let distance = mean - centre
        return Double(values.n - 1) * (values.variance ?? 0) + Double(values.n) * distance * distance
    }
}
