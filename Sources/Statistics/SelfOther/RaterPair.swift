/// Two ratings of the same targets, as an analysis of variance (Shrout & Fleiss 1979; McGraw & Wong 1996).
public struct RaterPair: Sendable, Hashable {
    private let n: Double
    /// Mean squares: of targets, within targets, of raters, of what is left.
    private let targets: Double, within: Double, raters: Double, error: Double
    /// With divisor n.
    private let covariance: Double, variances: Double
    private let shift: Double

    /// From paired ratings; fails below two targets or for columns of unequal length.
    public static func of(_ a: [Double], _ b: [Double]) -> Result<RaterPair, Undefined> {
        let (first, second) = (Summary(a), Summary(b))
        guard a.count > 1, let moments = CoMoments(x: a, y: b), let m = first.mean, let k = second.mean else {
            return .failure(.tooFew)
        }
        let n = Double(a.count)
        let (u, v, c, shift) = (moments.squareX, moments.squareY, moments.product, m - k)
        // With two raters every square follows from sums, differences and their means.
        let targets = (u + v + 2 * c) / 2
        let error = (u + v - 2 * c) / 2
        let raters = n * shift * shift / 2
        return .success(
            RaterPair(
                n: n, targets: targets / (n - 1), within: (error + raters) / n, raters: raters, error: error / (n - 1),
                covariance: c / n, variances: (u + v) / n, shift: shift))
    }

    /// ICC(1,1): each target rated by two of many raters.
    public var icc11: Result<Double, Undefined> { quotient(targets - within, targets + within) }

    /// ICC(A,1): the same two raters, their levels counting as disagreement.
    public var iccA1: Result<Double, Undefined> {
        quotient(targets - error, targets + error + 2 * (raters - error) / n)
    }

    /// ICC(C,1): the same two raters, their levels set aside.
    public var iccC1: Result<Double, Undefined> { quotient(targets - error, targets + error) }

    /// Lin's concordance (1989), `2 c / (v_a + v_b + (m_a - m_b)²)` with divisor n.
    public var concordance: Result<Double, Undefined> {
        quotient(2 * covariance, variances + shift * shift)
    }

    private func quotient(_ a: Double, _ b: Double) -> Result<Double, Undefined> {
        b > 0 ? .success(a / b) : .failure(.noVariance)
    }
}
