/// A yes-or-no answer of the same people, before and after (McNemar 1947): only those who changed count.
public struct McNemar: Sendable, Hashable {
    /// Yes before and after.
    public let stayedYes: Int
    /// Yes before, no after.
    public let lost: Int
    /// No before, yes after.
    public let gained: Int
    /// No before and after.
    public let stayedNo: Int

    /// Nil for negative counts.
    public init?(stayedYes: Int, lost: Int, gained: Int, stayedNo: Int) {
        guard min(stayedYes, lost, gained, stayedNo) >= 0 else { return nil }
        self.stayedYes = stayedYes
        self.lost = lost
        self.gained = gained
        self.stayedNo = stayedNo
    }

    /// The share of yes after minus that before, -1…1. Fails without people.
    public var difference: Result<Double, Undefined> {
        let n = stayedYes + lost + gained + stayedNo
        return n > 0 ? .success(Double(gained - lost) / Double(n)) : .failure(.tooFew)
    }

    /// `(b - c)² / (b + c)`, or with the continuity correction `(|b - c| - 1)² / (b + c)`; fails where nobody changed.
    public func chiSquared(corrected: Bool = false) -> Result<Double, Undefined> {
        guard lost + gained > 0 else { return .failure(.noVariance) }
        let distance = Double((lost - gained).magnitude)
        let kept = corrected ? max(distance - 1, 0) : distance
        return .success(kept * kept / Double(lost + gained))
    }

    /// The share of the chi-squared distribution above it. Fails as `chiSquared`.
    public func pValue(corrected: Bool = false) -> Result<Double, Undefined> {
        chiSquared(corrected: corrected).flatMap { value in
            ChiSquared.upperTail(value, df: 1).map { .success($0) } ?? .failure(.badInput)
        }
    }

    /// The exact probability of a split as uneven among those who changed. Fails as `chiSquared`.
    public var exactPValue: Result<Double, Undefined> {
        let n = lost + gained
        guard n > 0 else { return .failure(.noVariance) }
        let fewer = min(lost, gained)
        guard 2 * fewer < n else { return .success(1) }
        // The share of a fair coin's outcomes up to `fewer`, through the beta integral; both sides are alike.
        let tail = BetaDistribution.upperTail(0.5, a: Double(fewer) + 1, b: Double(n - fewer))
        return tail.map { .success(min(2 * $0, 1)) } ?? .failure(.badInput)
    }
}
