import Statistics
import Testing

struct FactorModelTests {
    /// Covariances that follow from loadings and errors must give these back.
    @Test func recoversItsOwnParameters() throws {
        let (loadings, errors) = ([1.5, 1, 0.8, 2], [1.0, 0.5, 2, 1.2])
        let rows = loadings.indices.map { i in
            loadings.indices.map { j in (loadings[i] * loadings[j] + (i == j ? errors[i] : 0)) * 100 / 99 }
        }
        let matrix = try #require(CovarianceMatrix(rows))
        let model = try FactorModel.fit(matrix, n: 100).get()
        for i in 0..<4 {
            #expect(near(model.loadings[i], loadings[i], 1e-9))
            #expect(near(model.residualVariances[i], errors[i], 1e-9))
        }
        // (5.3)² / (5.3² + 4.7)
        #expect(near(model.omega, 28.09 / 32.79, 1e-9))
        #expect(near(model.omegaOfObservedVariance, 28.09 / 32.79, 1e-9))
        #expect(model.rounds > 1)
    }

    @Test func equalItemsGiveAlpha() throws {
        let matrix = try #require(CovarianceMatrix([[1, 0.5, 0.5], [0.5, 1, 0.5], [0.5, 0.5, 1]]))
        let model = try FactorModel.fit(matrix, n: 50).get()
        #expect(near(model.omega, 0.75, 1e-10) && near(model.standardisedOmega, 0.75, 1e-10))
        #expect(near(model.standardisedLoadings[2], 0.5.squareRoot(), 1e-10))
    }

    @Test func undefinedCases() throws {
        let two = try #require(CovarianceMatrix([[1, 0.5], [0.5, 1]]))
        #expect(FactorModel.fit(two, n: 50).reason == .tooFewItems)
        let three = try #require(CovarianceMatrix([[1, 0.5, 0.5], [0.5, 1, 0.5], [0.5, 0.5, 1]]))
        #expect(FactorModel.fit(three, n: 3).reason == .tooFew)
        let heywood = try #require(CovarianceMatrix([[1, 0.9, 0.9], [0.9, 1, 0.3], [0.9, 0.3, 1]]))
        #expect(FactorModel.fit(heywood, n: 50).reason == .improperFit)
        let flat = try #require(CovarianceMatrix([[1, 0, 0], [0, 0, 0], [0, 0, 1]]))
        #expect(FactorModel.fit(flat, n: 50).reason == .noVariance)
    }
}
