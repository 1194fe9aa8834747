/// Standard errors that hold when the spread of the errors differs from row to row (HC3, MacKinnon & White 1985), as it
/// does with answers on a short scale: `(XᵀX)⁻¹ Σ x xᵀ e² / (1 - h)² (XᵀX)⁻¹`, h the leverage of the row.
///
/// A second pass: rows are met again once the fit is known. Their contributions are added as whole numbers, in units of
/// 2⁻⁶⁰ of the largest that the fit allows for, so that order and split of the rows do not change a bit.
public struct RobustErrors: Sendable {
    private let fit: Regression
    private var meat: [Int128]
    private let unit: [Double]
    /// A row that fits exactly by its own leverage, or a value beyond the range: no error can be given.
    private var spoiled = false

    /// Ready for the rows of a fit; `largest` bounds every centred predictor and residual in standard deviations.
    public init(_ fit: Regression) {
        self.fit = fit
        let p = fit.coefficients.count
        meat = [Int128](repeating: 0, count: p * (p + 1) / 2)
        let deviations = (0..<p).map { (fit.inflation[$0] / (fit.inverse[$0, $0] * Double(fit.n - 1))).squareRoot() }
        let scale = max(fit.residualVariance, .leastNormalMagnitude)
        var unit: [Double] = []
        for i in 0..<p { for j in i..<p { unit.append(deviations[i] * deviations[j] * scale * 0x1p-60) } }
        self.unit = unit
    }

    /// Adds a row: its predictors, in the order of the fit, and its outcome.
    public mutating func add(_ predictors: [Double], outcome: Double) {
        let centred = zip(predictors, fit.predictorMeans).map { $0 - $1 }
        let leverage = 1 / Double(fit.n) + dot(centred, fit.inverse * centred)
        let residual = outcome - fit.intercept - dot(predictors, fit.coefficients)
        guard leverage < 1 - 1e-12 else { return spoiled = true }
        let weight = residual * residual / ((1 - leverage) * (1 - leverage))
        var at = 0
        for i in centred.indices {
            for j in i..<centred.count {
                let value = centred[i] * centred[j] * weight / unit[at]
                guard value.magnitude < 0x1p100 else { return spoiled = true }
                meat[at] += Int128(value.rounded())
                at += 1
            }
        }
    }

    /// Adds all rows of another pass over the same fit.
    public mutating func merge(_ other: RobustErrors) {
        for i in meat.indices { meat[i] += other.meat[i] }
        spoiled = spoiled || other.spoiled
    }

    /// One for each coefficient; fails with `singular` where a row determines a coefficient alone.
    public var standardErrors: Result<[Double], Undefined> {
        guard !spoiled else { return .failure(.singular) }
        let p = fit.coefficients.count
        var middle = Matrix(rows: p, columns: p)
        var at = 0
        for i in 0..<p {
            for j in i..<p {
                middle[i, j] = Double(meat[at]) * unit[at]
                middle[j, i] = middle[i, j]
                at += 1
            }
        }
        let covariances = fit.inverse * middle * fit.inverse
        return .success(covariances.diagonal.map { max($0, 0).squareRoot() })
    }
}
