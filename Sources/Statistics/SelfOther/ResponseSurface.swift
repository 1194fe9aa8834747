/// An outcome over self and other ratings: `y = b0 + b1 x + b2 z + b3 x² + b4 xz + b5 z²`, both from the scale's midpoint
/// (Edwards & Parry 1993; Shanock and others 2010). Difference scores hide which side moved; the surface shows it.
public struct ResponseSurface: Sendable, Hashable {
    /// The regression with predictors x, z, x², xz, z².
    public let curved: Regression
    /// The one with x and z alone.
    public let linear: Regression

    /// From ratings already measured from the midpoint. Fails as `Regression.fit`: seven rows at the least.
    public static func fit(selves x: [Double], others z: [Double], outcomes y: [Double]) -> Result<
        ResponseSurface, Undefined
    > {
        guard x.count == z.count, x.count == y.count else { return .failure(.badInput) }
        let columns = [
            x, z, x.map { $0 * $0 }, zip(x, z).map { $0 * $1 }, z.map { $0 * $0 }, y,
        ]
        return JointMoments.of(columns: columns).flatMap { moments in
            Regression.fit(moments, outcome: 5, predictors: [0, 1, 2, 3, 4]).flatMap { curved in
                Regression.fit(moments, outcome: 5, predictors: [0, 1]).map { linear in
                    ResponseSurface(curved: curved, linear: linear)
                }
            }
        }
    }

    /// A sum of coefficients and its t test, weights for x, z, x², xz, z².
    public func combination(_ weights: [Double]) -> MeanDifference {
        MeanDifference(
            difference: dot(weights, curved.coefficients),
            standardError: (curved.residualVariance * dot(weights, curved.inverse * weights)).squareRoot(),
            df: Double(curved.df))
    }

    /// a1: the slope where both agree, b1 + b2.
    public var agreementSlope: MeanDifference { combination([1, 1, 0, 0, 0]) }
    /// a2: the curve along agreement, b3 + b4 + b5.
    public var agreementCurve: MeanDifference { combination([0, 0, 1, 1, 1]) }
    /// a3: the slope along disagreement, b1 - b2.
    public var disagreementSlope: MeanDifference { combination([1, -1, 0, 0, 0]) }
    /// a4: the curve along disagreement, b3 - b4 + b5.
    public var disagreementCurve: MeanDifference { combination([0, 0, 1, -1, 1]) }
    /// a5: b3 - b5, zero where the ridge runs along agreement.
    public var ridge: MeanDifference { combination([0, 0, 1, 0, -1]) }

    /// F of the three curved terms together; fails with `noVariance` for a perfect fit.
    public var curvature: Result<(f: Double, pValue: Double), Undefined> {
        guard curved.rSquared < 1 else { return .failure(.noVariance) }
        let gain = (curved.rSquared - linear.rSquared) / 3
        let f = max(gain, 0) / ((1 - curved.rSquared) / Double(curved.df))
        return FDistribution.upperTail(f, d1: 3, d2: Double(curved.df)).map { .success((f, $0)) } ?? .failure(.badInput)
    }

    /// Where the surface is level, and the lines of its steepest and of its flattest ascent through that point.
    public struct Axes: Sendable, Hashable {
        /// The point's x and z.
        public let x: Double, z: Double
        /// `z = intercept + slope x`.
        public let firstSlope: Double, firstIntercept: Double, secondSlope: Double, secondIntercept: Double
    }

    /// Fails with `singular` where b4 is 0 or there is no such point.
    public var axes: Result<Axes, Undefined> {
        let b = curved.coefficients
        let determinant = 4 * b[2] * b[4] - b[3] * b[3]
        guard b[3] != 0, determinant != 0 else { return .failure(.singular) }
        let x = (b[1] * b[3] - 2 * b[0] * b[4]) / determinant
        let z = (b[0] * b[3] - 2 * b[1] * b[2]) / determinant
        let root = ((b[2] - b[4]) * (b[2] - b[4]) + b[3] * b[3]).squareRoot()
        let first = (b[4] - b[2] + root) / b[3]
        let second = (b[4] - b[2] - root) / b[3]
        return .success(
            Axes(
                x: x, z: z, firstSlope: first, firstIntercept: z - first * x, secondSlope: second,
                secondIntercept: z - second * x))
    }

    /// The intercept with its standard error: the outcome where both rate the midpoint.
    public var interceptError: Double {
        let means = curved.predictorMeans
        return (curved.residualVariance * (1 / Double(curved.n) + dot(means, curved.inverse * means))).squareRoot()
    }
}
