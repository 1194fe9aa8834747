/// Confirmatory factor analysis by maximum likelihood under normality, divisor n (Jöreskog 1969), in one group or several
/// (Jöreskog 1971). Answers on four points or fewer would need an ordinal estimator, which this is not.
public struct ConfirmatoryFactors: Sendable {
    /// The model.
    public let structure: FactorStructure
    /// People by group.
    public let sizes: [Int]
    /// How well it fits.
    public let fit: FitIndices
    /// Rounds of the fit.
    public let rounds: Int
    let states: [FactorState]
    private let parameters: [FactorStructure.Parameter]
    private let errors: [Double]

    /// One loading.
    public struct Loading: Sendable, Hashable {
        /// Position of the factor, and of the item among all items of the factors.
        public let factor: Int, item: Int
        /// In the unit of the answers, and its standard error.
        public let estimate: Double, standardError: Double
        /// In standard deviations of item and factor.
        public let standardised: Double
    }

    /// Fits the model to the moments of one group, or of several. Fails for fewer items than identify it (`tooFewItems`: two
    /// a factor with several factors, three with one), too few people (`tooFew`), a constant item (`noVariance`), items of
    /// which one is a combination of others (`singular`), an error variance at zero (`improperFit`) and after 500 rounds
    /// (`noConvergence`).
    public static func fit(
        _ groups: [JointMoments], _ structure: FactorStructure
    ) -> Result<ConfirmatoryFactors, Undefined> {
        let least = structure.factors.count == 1 ? 3 : 2
        guard !structure.factors.isEmpty, structure.factors.allSatisfy({ $0.count >= least }) else {
            return .failure(.tooFewItems)
        }
        guard !groups.isEmpty, structure.hasMeans || groups.count == 1 else { return .failure(.badInput) }
        let samples = groups.map { Self.sample($0, structure.items) }
        guard zip(groups, samples).allSatisfy({ $0.n > $1.means.count }) else { return .failure(.tooFew) }
        guard samples.allSatisfy({ $0.covariances.diagonal.allSatisfy { $0 > 0 } }) else {
            return .failure(.noVariance)
        }
        let climb = FactorClimb(samples: samples, structure: structure)
        return climb.run().map { end in
            ConfirmatoryFactors(
                structure: structure, sizes: groups.map(\.n),
                fit: FitIndices(samples, end.states, structure, parameters: climb.parameters.count), rounds: end.rounds,
                states: end.states, parameters: climb.parameters, errors: end.errors)
        }
    }

    /// The items of the model alone, covariances with divisor n.
    private static func sample(_ moments: JointMoments, _ items: [Int]) -> JointMoments {
        JointMoments(
            n: moments.n, means: items.map { moments.means[$0] },
            covariances: Double(moments.n - 1) / Double(moments.n)
                * moments.covariances.selecting(rows: items, columns: items))
    }

    private func standardError(_ place: FactorStructure.Place, group: Int) -> Double {
        parameters.firstIndex { $0.place == place && $0.groups.contains(group) }.map { errors[$0] } ?? 0
    }

    /// The loadings in a group, factor by factor.
    public func loadings(group: Int = 0) -> [Loading] {
        let state = states[group]
        let sigma = state.covariances
        var item = 0
        return structure.factors.enumerated().flatMap { f, members in
            members.map { _ in
                defer { item += 1 }
                let scale = (state.factorCovariances[f, f] / sigma[item, item]).squareRoot()
                return Loading(
                    factor: f, item: item, estimate: state.loadings[item, f],
                    standardError: standardError(.loading(item: item, factor: f), group: group),
                    standardised: state.loadings[item, f] * scale)
            }
        }
    }

    /// What the factors leave of each item's variance.
    public func residualVariances(group: Int = 0) -> [Double] { states[group].residuals }

    /// The correlation of two factors with its standard error and 95 % interval; for a model with factor variances of 1.
    public func factorCorrelation(_ a: Int, _ b: Int) -> (estimate: Double, standardError: Double, interval: Interval)?
    {
        guard structure.equality == .none, a != b, let z = Normal.critical(0.95) else { return nil }
        let place = FactorStructure.Place.factorCovariance(max(a, b), min(a, b))
        let (estimate, error) = (states[0][place], standardError(place, group: 0))
        return (estimate, error, Interval(low: estimate - z * error, high: estimate + z * error))
    }

    /// By factor, the mean of its items' squared standardised loadings (Fornell & Larcker 1981).
    public var averageVarianceExtracted: [Double] {
        byFactor { $0.reduce(0) { $0 + $1 * $1 } / Double($0.count) }
    }

    /// By factor, the reliability of the sum of its standardised items.
    public var compositeReliability: [Double] {
        byFactor { loadings in
            let common = loadings.reduce(0, +) * loadings.reduce(0, +)
            return common / (common + loadings.reduce(0) { $0 + 1 - $1 * $1 })
        }
    }

    private func byFactor(_ function: ([Double]) -> Double) -> [Double] {
        let all = loadings()
        return structure.factors.indices.map { f in function(all.filter { $0.factor == f }.map(\.standardised)) }
    }

    /// By factor, the mean of a group minus that of the first, in units of the factor's first item; for the scalar model.
    public func latentMeanDifferences(group: Int) -> [Double] {
        zip(states[group].factorMeans, states[0].factorMeans).map { $0 - $1 }
    }

    /// HTMT (Henseler, Ringle & Sarstedt 2015): the mean correlation between two sets of items over the geometric mean of
    /// those within; below .85 they are called two things. Fails with `noVariance`, and `tooFewItems` for a set of one.
    public static func heterotraitRatio(_ moments: JointMoments, _ a: [Int], _ b: [Int]) -> Result<Double, Undefined> {
        guard a.count > 1, b.count > 1 else { return .failure(.tooFewItems) }
        return moments.correlations.flatMap { r in
            func within(_ set: [Int]) -> Double {
                let pairs = set.indices.flatMap { i in set[..<i].map { r[set[i], $0] } }
                return pairs.reduce(0, +) / Double(pairs.count)
            }
            let between = a.reduce(0) { sum, i in sum + b.reduce(0) { $0 + r[i, $1] } } / Double(a.count * b.count)
            let inside = within(a) * within(b)
            return inside > 0 ? .success(between / inside.squareRoot()) : .failure(.noVariance)
        }
    }
}
