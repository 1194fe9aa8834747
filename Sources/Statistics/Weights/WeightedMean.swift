/// A weighted mean (or share) and its error by linearisation (Taylor series; Lumley 2010): people are taken for a sample with
/// replacement within strata, unless head counts say how much of each stratum answered.
public struct WeightedMean: Sendable, Hashable {
    /// How the weights came about, which decides the residual that carries the error.
    public enum Calibration: Sendable, Hashable {
        /// As sampled: `w (y - m)`.
        case none
        /// To the head count of cells; `cells[i]` is the one of the i-th weighting cell, `before[i]` its weight before.
        case postStratified(cells: [Int], before: [Double])
        /// To several margins; `margins[m][i]` is the category of the i-th weighting cell.
        case raked(margins: [[Int]])
    }

    /// People in the domain.
    public let n: Int
    /// `Σ w y / Σ w`.
    public let mean: Double
    /// `Σ w y`.
    public let total: Double
    /// `Σ w` in the domain.
    public let weightSum: Double
    /// The variance of the mean.
    public let variance: Double
    /// The variance of the total.
    public let totalVariance: Double
    /// People less strata: the degrees of freedom of its t.
    public let df: Int
    /// `Σ w (y - m)² / Σ w`, divisor as if of a population.
    public let populationVariance: Double

    /// The standard error of the mean.
    public var standardError: Double { variance.squareRoot() }

    /// Population sizes by stratum (`strata`) shrink the error by the share that answered; nil leaves it as it is.
    ///
    /// Fails where the weights sum to nothing (`tooFew`), for a stratum with one person (`tooFew`: merge strata first) and for
    /// more people than a stratum has (`populationTooSmall`).
    public static func estimate(
        _ cells: [WeightedCell], population strata: [Int: Double]? = nil, calibration: Calibration = .none
    ) -> Result<WeightedMean, Undefined> {
        let inside = cells.filter(\.isInDomain)
        let weightSum = CompensatedSum.of(inside) { Double($0.values.n) * $0.weight }
        guard weightSum > 0 else { return .failure(.tooFew) }
        let total = CompensatedSum.of(inside) { Double($0.values.n) * $0.weight * ($0.values.mean ?? 0) }
        let mean = total / weightSum
        let spread = CompensatedSum.of(inside) { $0.weight * $0.squares(about: mean) } / weightSum
        let aboutMean = Linearised(cells, centre: mean, scale: 1 / weightSum, calibration)
        let aboutZero = Linearised(cells, centre: 0, scale: 1, calibration)
        return aboutMean.variance(population: strata).flatMap { variance in
            aboutZero.variance(population: strata).map { totalVariance in
                WeightedMean(
                    n: inside.reduce(0) { $0 + $1.values.n }, mean: mean, total: total, weightSum: weightSum,
                    variance: variance, totalVariance: totalVariance,
                    df: cells.reduce(0) { $0 + $1.values.n } - Set(cells.map(\.stratum)).count,
                    populationVariance: spread)
            }
        }
    }

    /// `mean ± t(df) se`; nil without degrees of freedom.
    public func interval(level: Double = 0.95) -> Interval? {
        StudentT.critical(level, df: Double(df)).flatMap { Interval(centre: mean, half: $0 * standardError) }
    }

    /// The variance over that of a simple random sample of as many people from `Σ w`. Fails with `noVariance`, and with
    /// `populationTooSmall` where the weights say that no more people exist than answered.
    public var designEffect: Result<Double, Undefined> {
        let people = Double(n)
        guard weightSum > people else { return .failure(.populationTooSmall) }
        let simple = populationVariance * people / (people - 1) * (weightSum - people) / (weightSum * people)
        return simple > 0 ? .success(variance / simple) : .failure(.noVariance)
    }
}

/// Each person's contribution to the error, kept as mean and squares of the cells.
private struct Linearised {
    private let cells: [WeightedCell]
    private let scale: Double
    /// By cell: what is taken from every y.
    private let fitted: [Double]

    init(_ cells: [WeightedCell], centre: Double, scale: Double, _ calibration: WeightedMean.Calibration) {
        self.cells = cells
        self.scale = scale
        var fitted = [Double](repeating: centre, count: cells.count)
        func residual(_ i: Int) -> Double { (cells[i].values.mean ?? 0) - fitted[i] }
        func subtractMeans(of groups: [Int], weights: [Double]) {
            var sums: [Int: (CompensatedSum, Double)] = [:]
            for i in cells.indices {
                let weight = weights[i] * Double(cells[i].values.n)
                sums[groups[i], default: (CompensatedSum(), 0)].0.add(weight * residual(i))
                sums[groups[i], default: (CompensatedSum(), 0)].1 += weight
            }
            for i in cells.indices {
                if let sum = sums[groups[i]], sum.1 > 0 { fitted[i] += sum.0.value / sum.1 }
            }
        }
        switch calibration {
        case .none: break
        case .postStratified(let groups, let before): subtractMeans(of: groups, weights: before)
        case .raked(let margins):
            let ones = [Double](repeating: 1, count: cells.count)
            for _ in 0..<100 {
                let last = fitted
                for margin in margins { subtractMeans(of: margin, weights: ones) }
                if zip(last, fitted).allSatisfy({ ($0 - $1).magnitude <= 1e-15 * (1 + $1.magnitude) }) { break }
            }
        }
        self.fitted = fitted
    }

    /// `Σ_h n_h/(n_h - 1) Σ (z - z̄_h)² (1 - n_h/N_h)`; people outside the domain have z = 0.
    func variance(population: [Int: Double]?) -> Result<Double, Undefined> {
        var variance = CompensatedSum()
        for (stratum, members) in Dictionary(grouping: cells.indices, by: { cells[$0].stratum }).sorted(by: {
            $0.key < $1.key
        }) {
            let n = Double(members.reduce(0) { $0 + cells[$1].values.n })
            guard n > 1 else { return .failure(.tooFew) }
            var (sum, squares) = (CompensatedSum(), CompensatedSum())
            for i in members where cells[i].isInDomain {
                let factor = cells[i].weight * scale
                sum.add(Double(cells[i].values.n) * factor * ((cells[i].values.mean ?? 0) - fitted[i]))
                squares.add(factor * factor * cells[i].squares(about: fitted[i]))
            }
            var unseen = 1.0
            if let population {
                guard let size = population[stratum], size >= n else { return .failure(.populationTooSmall) }
                unseen = 1 - n / size
            }
            variance.add(n / (n - 1) * max(squares.value - sum.value * sum.value / n, 0) * unseen)
        }
        return .success(variance.value)
    }
}
