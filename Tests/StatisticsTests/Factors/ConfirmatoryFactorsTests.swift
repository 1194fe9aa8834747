@testable import Statistics
import Testing

/// A second check of the factor models, apart from the tables: what must hold of any correct fit.
struct ConfirmatoryFactorsTests {
    private let structure = FactorStructure(factors: [[0, 1, 2], [3, 4, 5]])
    private let loadings = [0.8, 0.5, -0.6, 0.9, 0.7, 0.4]
    private let residuals = [0.5, 0.7, 0.3, 0.4, 0.6, 0.9]

    /// Moments that the model generates, divisor n - 1.
    private func moments(correlation: Double, n: Int = 400) -> JointMoments {
        let sigma = Matrix(rows: 6, columns: 6) { i, j in
            loadings[i] * loadings[j] * (i / 3 == j / 3 ? 1 : correlation) + (i == j ? residuals[i] : 0)
        }
        return JointMoments(
            n: n, means: [1, 2, 3, 4, 5, 6], covariances: Double(n) / Double(n - 1) * sigma)
    }

    @Test(arguments: [-0.3, 0, 0.6])
    func whatTheModelMadeItFindsAgain(_ correlation: Double) throws {
        let fit = try ConfirmatoryFactors.fit([moments(correlation: correlation)], structure).get()
        #expect(fit.fit.chiSquared < 1e-9)
        #expect(fit.fit.df == 8)
        for (got, want) in zip(fit.loadings(), loadings) { #expect((got.estimate - want).magnitude < 1e-7) }
        for (got, want) in zip(fit.residualVariances(), residuals) { #expect((got - want).magnitude < 1e-7) }
        #expect(((fit.factorCorrelation(0, 1)?.estimate ?? .nan) - correlation).magnitude < 1e-7)
    }

    /// Random data with some misfit.
    private func data(seed: UInt64, n: Int = 300) -> [[Double]] {
        var generator = SeededGenerator(seed: seed)
        func noise() -> Double { (0..<6).reduce(0) { sum, _ in sum + Double.random(in: -1...1, using: &generator) } }
        var columns = [[Double]](repeating: [], count: 6)
        for _ in 0..<n {
            let (a, extra) = (noise(), noise())
            let factors = [a, 0.5 * a + noise()]
            for i in 0..<6 {
                columns[i].append(2 * loadings[i] * factors[i / 3] + noise() + (i % 2 == 0 ? 0.5 * extra : 0))
            }
        }
        return columns
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func noNeighbourFitsBetterAndTheUnitsOfItemsDoNotMatter(_ seed: UInt64) throws {
        let columns = data(seed: seed)
        let moments = try JointMoments.of(columns: columns).get()
        let fit = try ConfirmatoryFactors.fit([moments], structure).get()
        let sample = JointMoments(n: 300, means: moments.means, covariances: 299.0 / 300 * moments.covariances)
        let climb = FactorClimb(samples: [sample], structure: structure)
        let best = try #require(climb.misfit(fit.states))
        for parameter in climb.parameters {
            for change in [-0.01, 0.01] {
                var states = fit.states
                states[0][parameter.place] += change
                #expect((climb.misfit(states) ?? .infinity) > best)
            }
        }
        let scaled = try JointMoments.of(columns: columns.enumerated().map { i, c in c.map { $0 * Double(i + 1) - 7 } })
            .get()
        let other = try ConfirmatoryFactors.fit([scaled], structure).get()
        #expect(near(other.fit.chiSquared, fit.fit.chiSquared, 1e-7))
        for (a, b) in zip(fit.loadings(), other.loadings()) { #expect(near(b.standardised, a.standardised, 1e-6)) }
    }

    @Test(arguments: 11...14 as ClosedRange<UInt64>)
    func stricterModelsFitWorseAndEqualGroupsLoseNothing(_ seed: UInt64) throws {
        let columns = data(seed: seed)
        let half = try [0, 150].map { start in
            try JointMoments.of(columns: columns.map { Array($0[start..<(start + 150)]) }).get()
        }
        func chi(_ groups: [JointMoments], _ equality: FactorStructure.Equality) throws -> Double {
            try ConfirmatoryFactors.fit(groups, FactorStructure(factors: structure.factors, equality: equality)).get()
                .fit.chiSquared
        }
        let (a, b, c) = (try chi(half, .configural), try chi(half, .metric), try chi(half, .scalar))
        #expect(a <= b && b <= c)
        // The same people twice: every equality holds.
        let twice = [half[0], half[0]]
        #expect(near(try chi(twice, .configural), try chi(twice, .scalar), 1e-8))
        // Marking an item or fixing the factor's variance is the same model.
        let free = try ConfirmatoryFactors.fit([half[0]], structure).get().fit.chiSquared
        #expect(near(try chi([half[0]], .configural), free, 1e-8))
    }

    @Test func badInputHasReasons() throws {
        let moments = moments(correlation: 0.2)
        #expect(ConfirmatoryFactors.fit([moments], FactorStructure(factors: [[0, 1]])).failure == .tooFewItems)
        #expect(ConfirmatoryFactors.fit([moments], FactorStructure(factors: [])).failure == .tooFewItems)
        #expect(ConfirmatoryFactors.fit([moments, moments], structure).failure == .badInput)
        #expect(ConfirmatoryFactors.fit([self.moments(correlation: 0.2, n: 6)], structure).failure == .tooFew)
        var flat = moments.covariances
        for i in 0..<6 { (flat[0, i], flat[i, 0]) = (0, 0) }
        let constant = JointMoments(n: 400, means: moments.means, covariances: flat)
        #expect(ConfirmatoryFactors.fit([constant], structure).failure == .noVariance)
    }
}

extension Result where Failure == Undefined {
    fileprivate var failure: Undefined? { reason }
}
