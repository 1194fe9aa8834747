/// What a mixed model needs of one cluster (a team): its size and the sums of products of the design's columns, the outcome
/// last. Rows are not needed.
public struct ClusterSums: Sendable, Hashable {
    /// Rows in the cluster.
    public let n: Int
    /// `Σ u_a u_b` over the rows; the fixed part's columns first, then the outcome.
    public let products: Matrix

    /// From sums computed elsewhere.
    public init(n: Int, products: Matrix) {
        self.n = n
        self.products = products
    }

    /// An outcome alone, over an intercept.
    public init?(_ outcome: Summary, origin: Double = 0) {
        guard outcome.n > 0, let mean = outcome.mean.map({ $0 - origin }) else { return nil }
        let n = Double(outcome.n)
        let squares = Double(outcome.n - 1) * (outcome.variance ?? 0) + n * mean * mean
        self.init(
            n: outcome.n, products: Matrix(rows: 2, columns: 2) { [[n, n * mean], [n * mean, squares]][$0][$1] })
    }
}

/// A team's rows of a predictor x, an outcome y and perhaps a moderator m of the team, as sums about the team's means.
public struct TeamMoments: Sendable, Hashable {
    /// Rows with x and y.
    public let n: Int
    /// Means of x, of y and of the moderator.
    public let meanX: Double, meanY: Double, meanModerator: Double
    /// `Σ (x - x̄)²`, `Σ (x - x̄)(y - ȳ)` and `Σ (y - ȳ)²`.
    public let squaresX: Double, products: Double, squaresY: Double

    /// From the joint moments of x and y (columns 0 and 1) within the team; a team of one has no squares.
    public init(_ moments: JointMoments, meanModerator: Double = 0) {
        let degrees = Double(moments.n - 1)
        self.init(
            n: moments.n, meanX: moments.means[0], meanY: moments.means[1], meanModerator: meanModerator,
            squaresX: degrees * moments.covariances[0, 0], products: degrees * moments.covariances[0, 1],
            squaresY: degrees * moments.covariances[1, 1])
    }

    /// From sums computed elsewhere.
    public init(
        n: Int, meanX: Double, meanY: Double, meanModerator: Double = 0, squaresX: Double = 0, products: Double = 0,
        squaresY: Double = 0
    ) {
        self.n = n
        (self.meanX, self.meanY, self.meanModerator) = (meanX, meanY, meanModerator)
        (self.squaresX, self.products, self.squaresY) = (squaresX, products, squaresY)
    }
}

/// Terms of a two-level model, predictors centred so that levels do not mix (Enders & Tofighi 2007).
public enum TwoLevelTerm: Sendable, Hashable, CaseIterable {
    /// 1.
    case intercept
    /// x minus its team's mean.
    case within
    /// The team's moderator minus the mean of all teams'.
    case moderator
    /// The team's mean of x minus the mean of all teams' means.
    case between
    /// `within` times `moderator`: does the slope differ with the moderator.
    case withinByModerator

    /// The design of these terms over some teams, y measured from `origin`.
    public static func clusters(_ teams: [TeamMoments], terms: [TwoLevelTerm], origin: Double = 0) -> [ClusterSums] {
        let count = Double(max(teams.count, 1))
        let x = CompensatedSum.of(teams) { $0.meanX } / count
        let m = CompensatedSum.of(teams) { $0.meanModerator } / count
        return teams.map { team in
            // Every column is a constant of the team plus a multiple of x minus its mean.
            let parts = terms.map { $0.parts(between: team.meanX - x, moderator: team.meanModerator - m) }
            let n = Double(team.n)
            let y = team.meanY - origin
            func sum(_ a: Int, _ b: Int) -> Double {
                let last = parts.count
                if a == last, b == last { return team.squaresY + n * y * y }
                if a == last || b == last {
                    let part = parts[min(a, b)]
                    return part.level * n * y + part.slope * team.products
                }
                return parts[a].level * parts[b].level * n + parts[a].slope * parts[b].slope * team.squaresX
            }
            return ClusterSums(
                n: team.n, products: Matrix(rows: parts.count + 1, columns: parts.count + 1, sum))
        }
    }

    private func parts(between: Double, moderator: Double) -> (level: Double, slope: Double) {
        switch self {
        case .intercept: (1, 0)
        case .within: (0, 1)
        case .moderator: (moderator, 0)
        case .between: (between, 0)
        case .withinByModerator: (0, moderator)
        }
    }
}
