/// Moments of real numbers (tenure, weights, scale scores from elsewhere), mergeable but, unlike `Moments`,
/// not free of rounding: merge in a fixed order to get the same bits again.
///
/// The mean is kept as an origin, the first value seen, and an offset from it; so that a large common offset
/// costs no digits. Merging: Chan, Golub & LeVeque 1983; third and fourth order: Pébay 2008.
public struct RealMoments: Sendable, Hashable {
    /// How many observations.
    public private(set) var n: Int
    private var origin: Double
    private var offset: Double
    private var square: Double
    private var cube: Double
    private var fourth: Double

    /// No observations yet.
    public init() {
        n = 0
        (origin, offset, square, cube, fourth) = (0, 0, 0, 0, 0)
    }

    /// Of the finite numbers among `values`, in two compensated passes.
    public init(_ values: [Double]) {
        self.init()
        let finite = values.filter { $0.isFinite }
        guard let first = finite.first else { return }
        n = finite.count
        origin = first
        offset = CompensatedSum.of(finite) { $0 - first } / Double(n)
        let centre = offset
        square = CompensatedSum.of(finite) { Self.power($0 - first - centre, 2) }
        cube = CompensatedSum.of(finite) { Self.power($0 - first - centre, 3) }
        fourth = CompensatedSum.of(finite) { Self.power($0 - first - centre, 4) }
    }

    private static func power(_ x: Double, _ k: Int) -> Double {
        let squared = x * x
        return k == 2 ? squared : k == 3 ? squared * x : squared * squared
    }

    /// Adds all observations of another sum.
    public mutating func merge(_ other: RealMoments) {
        guard other.n > 0 else { return }
        guard n > 0 else {
            self = other
            return
        }
        let a = Double(n)
        let b = Double(other.n)
        let all = a + b
        let d = (other.origin - origin) + (other.offset - offset)
        let d2 = d * d
        let crossed = 6 * d2 * (a * a * other.square + b * b * square) / (all * all)
        fourth +=
            other.fourth + d2 * d2 * a * b * (a * a - a * b + b * b) / (all * all * all) + crossed
            + 4 * d * (a * other.cube - b * cube) / all
        cube +=
            other.cube + d2 * d * a * b * (a - b) / (all * all) + 3 * d * (a * other.square - b * square)
            / all
        square += other.square + d2 * a * b / all
        offset += d * b / all
        n += other.n
    }
}

extension RealMoments {
    /// The mean; nil without observations.
    public var mean: Double? { n > 0 ? finite(origin + offset) : nil }

    /// The sum; nil without observations.
    public var sum: Double? { n > 0 ? finite(origin * Double(n) + offset * Double(n)) : nil }

    /// Σ (x - mean)²; nil without observations.
    public var m2: Double? { n > 0 ? finite(square) : nil }

    /// Σ (x - mean)³; nil without observations.
    public var m3: Double? { n > 0 ? finite(cube) : nil }

    /// Σ (x - mean)⁴; nil without observations.
    public var m4: Double? { n > 0 ? finite(fourth) : nil }

    /// `m2 / (n - 1)`; nil for fewer than two.
    public var variance: Double? { n > 1 ? finite(square / Double(n - 1)) : nil }

    /// The square root of the variance.
    public var sd: Double? { variance?.squareRoot() }

    /// Skewness, excess kurtosis and their small-sample forms.
    public var shape: Shape { Shape(n: n, m2: square, m3: cube, m4: fourth) }

    private func finite(_ x: Double) -> Double? { x.isFinite ? x : nil }
}
