/// How well a factor model reproduces covariances (and means).
public struct FitIndices: Sendable, Hashable {
    /// n times the fitting function, summed over groups.
    public let chiSquared: Double
    /// Degrees of freedom.
    public let df: Int
    /// The same of independent items.
    public let baselineChiSquared: Double, baselineDF: Int
    /// People in all groups.
    public let n: Int
    /// How many groups.
    public let groups: Int
    /// The standardised root mean square residual (Bentler 1995), groups weighted by size.
    public let srmr: Double
    /// The log-likelihood under normality.
    public let logLikelihood: Double
    /// Free numbers.
    public let parameters: Int

    init(_ samples: [JointMoments], _ states: [FactorState], _ structure: FactorStructure, parameters: Int) {
        let p = samples[0].means.count
        let perGroup = p * (p + 1) / 2 + (structure.hasMeans ? p : 0)
        n = samples.reduce(0) { $0 + $1.n }
        groups = samples.count
        self.parameters = parameters
        df = samples.count * perGroup - parameters
        baselineDF = samples.count * p * (p - 1) / 2
        var (fitted, saturated, independent) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
        var residual = CompensatedSum()
        for (sample, state) in zip(samples, states) {
            let size = Double(sample.n)
            let logSample = Cholesky(sample.covariances)?.logDeterminant ?? 0
            let logDiagonal = sample.covariances.diagonal.reduce(0) { $0 + Elementary.log($1) }
            if let root = Cholesky(state.covariances) {
                let distance = structure.hasMeans ? zip(sample.means, state.means).map { $0 - $1 } : []
                let shift = distance.isEmpty ? 0 : dot(distance, root.solve(distance))
                fitted.add(size * (root.logDeterminant + root.solve(sample.covariances).trace + shift))
            }
            saturated.add(size * (logSample + Double(p)))
            independent.add(size * (logDiagonal + Double(p)))
            residual.add(size * Self.residual(sample, state, structure))
        }
        chiSquared = max(fitted.value - saturated.value, 0)
        baselineChiSquared = max(independent.value - saturated.value, 0)
        srmr = residual.value / Double(n)
        logLikelihood = -0.5 * (fitted.value + Double(n * p) * Elementary.log(GammaFunction.twoPi))
    }

    private static func residual(_ sample: JointMoments, _ state: FactorState, _ structure: FactorStructure) -> Double {
        let deviations = sample.covariances.diagonal.map { $0.squareRoot() }
        let model = state.covariances
        var sum = 0.0
        var count = 0
        for i in deviations.indices {
            for j in 0...i {
                let distance = (sample.covariances[i, j] - model[i, j]) / (deviations[i] * deviations[j])
                sum += distance * distance
                count += 1
            }
            guard structure.hasMeans else { continue }
            let distance = (sample.means[i] - state.means[i]) / deviations[i]
            sum += distance * distance
            count += 1
        }
        return (sum / Double(count)).squareRoot()
    }

    /// The probability of such a misfit if the model held; nil without degrees of freedom.
    public var pValue: Double? { df > 0 ? ChiSquared.upperTail(chiSquared, df: Double(df)) : nil }

    /// The comparative fit index (Bentler 1990), 0…1.
    public var cfi: Double {
        let own = max(chiSquared - Double(df), 0)
        let worst = max(own, baselineChiSquared - Double(baselineDF))
        return worst > 0 ? 1 - own / worst : 1
    }

    /// The Tucker-Lewis index; nil without degrees of freedom.
    public var tli: Double? {
        guard df > 0, baselineDF > 0 else { return nil }
        let base = baselineChiSquared / Double(baselineDF)
        return base == 1 ? nil : (base - chiSquared / Double(df)) / (base - 1)
    }

    /// The root mean square error of approximation (Steiger 1990; for groups 1998); nil without degrees of freedom.
    public var rmsea: Double? {
        df > 0 ? rmsea(noncentrality: max(chiSquared - Double(df), 0)) : nil
    }

    /// Its 90 % interval from the noncentral chi-squared distribution; nil without degrees of freedom.
    public var rmseaInterval: Interval? {
        guard df > 0 else { return nil }
        let low = NoncentralChiSquared.noncentrality(chiSquared, df: Double(df), below: 0.95) ?? 0
        let high = NoncentralChiSquared.noncentrality(chiSquared, df: Double(df), below: 0.05) ?? 0
        return Interval(low: rmsea(noncentrality: low), high: rmsea(noncentrality: high))
    }

    private func rmsea(noncentrality: Double) -> Double {
        (noncentrality / (Double(n) * Double(df))).squareRoot() * Double(groups).squareRoot()
    }

    /// Akaike's criterion.
    public var aic: Double { -2 * logLikelihood + 2 * Double(parameters) }
    /// Schwarz's criterion.
    public var bic: Double { -2 * logLikelihood + Elementary.log(Double(n)) * Double(parameters) }
}

/// What a step of invariance costs: a stricter model against a looser one (Chen 2007; Cheung & Rensvold 2002: a drop in CFI
/// beyond .010 speaks against it).
public struct InvarianceStep: Sendable, Hashable {
    /// The rise in chi-squared and in degrees of freedom.
    public let chiSquared: Double, df: Int
    /// The change of CFI, negative for worse, and of RMSEA.
    public let cfi: Double, rmsea: Double?

    /// From the looser to the stricter.
    public init(from looser: FitIndices, to stricter: FitIndices) {
        chiSquared = stricter.chiSquared - looser.chiSquared
        df = stricter.df - looser.df
        cfi = stricter.cfi - looser.cfi
        rmsea = stricter.rmsea.flatMap { after in looser.rmsea.map { after - $0 } }
    }

    /// The probability of such a rise if the stricter model held.
    public var pValue: Double? { df > 0 ? ChiSquared.upperTail(max(chiSquared, 0), df: Double(df)) : nil }
}
