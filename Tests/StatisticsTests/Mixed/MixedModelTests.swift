@testable import Statistics
import Testing

struct MixedModelTests {
    @Test func balancedGroupsGiveTheVariancesOfTheTableOfSquares() throws {
        // With equal groups restricted likelihood and the analysis of variance agree: τ² = (MSB - MSW) / n.
        let groups = [[1, 2, 3, 2], [4, 5, 4, 3], [2, 3, 3, 4], [5, 5, 4, 4], [1, 1, 2, 2]].map {
            Summary($0.map(Double.init))
        }
        let table = try OneWay.fit(groups).get()
        let fit = try Shrinkage.fit(groups).get()
        #expect(near(fit.between, (table.betweenMeanSquare - table.withinMeanSquare) / 4, 1e-8))
        #expect(near(fit.within, table.withinMeanSquare, 1e-8))
        #expect(near(fit.mean, table.grandMean, 1e-10))
    }

    @Test func groupsThatDifferLessThanChanceHaveNoVarianceBetween() throws {
        let groups = [[1.0, 3, 5], [1, 3, 5], [2, 3, 4], [1, 3, 5]].map { Summary($0) }
        let fit = try MixedModel.fit(groups.compactMap { ClusterSums($0, origin: 3) }).get()
        #expect(fit.between[0, 0] == 0)
        #expect(fit.isSingular)
        #expect(fit.satterthwaite.reason == .singular)
        let shrinkage = try Shrinkage.fit(groups).get()
        #expect(shrinkage.shrunken(5, n: 3) == shrinkage.mean)
    }

    @Test func aSingleGroupNobodyAndEqualAnswersHaveReasons() {
        #expect(Shrinkage.fit([Summary([1, 2, 3])]).reason == .tooFew)
        #expect(Shrinkage.fit([]).reason == .tooFew)
        #expect(Shrinkage.fit([Summary([2, 2]), Summary([2, 2])]).reason == .noVariance)
        #expect(Shrinkage.fit([Summary([1]), Summary([2])]).reason != nil)
    }

    @Test func aPredictorThatIsConstantIsSingular() {
        let teams = (0..<5).map {
            TeamMoments(n: 4, meanX: 3, meanY: Double($0), squaresX: 0, products: 0, squaresY: 2)
        }
        let clusters = TwoLevelTerm.clusters(teams, terms: [.intercept, .within])
        #expect(MixedModel.fit(clusters).reason == .singular)
    }

    @Test func theFitIsTheTopOfTheLikelihood() throws {
        var generator = SeededGenerator(seed: 12)
        let groups = (0..<30).map { _ -> Summary in
            let level = Double.random(in: -1...1, using: &generator)
            let n = Int.random(in: 2...12, using: &generator)
            return Summary((0..<n).map { _ in level + Double.random(in: -2...2, using: &generator) })
        }
        let clusters = groups.compactMap { ClusterSums($0) }
        let fit = try MixedModel.fit(clusters).get()
        // Written out for one group at a time: μ by generalised least squares, likelihood of the group means and of the rest.
        func restricted(_ tau: Double, _ sigma: Double) -> Double {
            let weights = groups.map { 1 / (tau + sigma / Double($0.n)) }
            let sum = weights.reduce(0, +)
            let mu = zip(weights, groups).reduce(0) { $0 + $1.0 * ($1.1.mean ?? 0) } / sum
            var value = -0.5 * log(sum)
            for (weight, group) in zip(weights, groups) {
                let n = Double(group.n)
                let distance = (group.mean ?? 0) - mu
                value += 0.5 * log(weight) - 0.5 * weight * distance * distance - 0.5 * log(n)
                value -= 0.5 * (n - 1) * log(sigma) + 0.5 * (n - 1) * (group.variance ?? 0) / sigma
            }
            return value
        }
        let top = restricted(fit.between[0, 0], fit.within)
        for (a, b) in [(1.01, 1.0), (0.99, 1), (1, 1.01), (1, 0.99), (1.01, 0.99)] {
            #expect(restricted(fit.between[0, 0] * a, fit.within * b) < top)
        }
    }

    private func log(_ x: Double) -> Double { Elementary.log(x) }
}
