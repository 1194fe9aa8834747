import Statistics
import Testing

struct WeightsTests {
    @Test func badTargetsHaveReasons() {
        #expect(Calibration.postStratify(sums: [3, 0], population: [10, 5]).reason == .emptyCell)
        #expect(Calibration.postStratify(sums: [3, 2], population: [10, 0]).reason == .badInput)
        let margin = Calibration.Margin(categories: [0, 1], population: [10, 20])
        let other = Calibration.Margin(categories: [0, 1], population: [10, 21])
        let empty = Calibration.Margin(categories: [0, 0], population: [10, 20])
        #expect(Calibration.rake(sums: [1, 1], margins: [margin, other]).reason == .totalsDiffer)
        #expect(Calibration.rake(sums: [1, 1], margins: [empty]).reason == .emptyCell)
        #expect(Calibration.rake(sums: [1, 1], margins: []).reason == .badInput)
    }

    @Test func contradictingMarginsDoNotConverge() {
        // Both cells of the first category lie in the first of the other margin, which asks for something else.
        let a = Calibration.Margin(categories: [0, 1], population: [10, 20])
        let b = Calibration.Margin(categories: [0, 1], population: [15, 15])
        #expect(Calibration.rake(sums: [1, 1], margins: [a, b]).reason == .noConvergence)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func rakedWeightsMeetEveryMargin(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let sums = (0..<12).map { _ in Double.random(in: 1...40, using: &generator) }
        let first = Calibration.Margin(categories: (0..<12).map { $0 / 4 }, population: [100, 250, 150])
        let second = Calibration.Margin(categories: (0..<12).map { $0 % 4 }, population: [50, 200, 130, 120])
        let raked = try Calibration.rake(sums: sums, margins: [first, second]).get()
        for margin in [first, second] {
            for (category, heads) in margin.population.enumerated() {
                let total = sums.indices.filter { margin.categories[$0] == category }
                    .reduce(0) { $0 + sums[$1] * raked.factors[$1] }
                #expect(near(total, heads, 1e-11))
            }
        }
    }

    @Test func cellsOfManyGiveWhatRowsGive() throws {
        let rows = [(4.0, 2.0, 0), (5, 2, 0), (3, 2, 0), (1, 3, 1), (2, 3, 1), (2, 5, 1), (4, 5, 1)]
        let single = rows.map { WeightedCell(values: Summary([$0.0]), weight: $0.1, stratum: $0.2) }
        let cells = [
            WeightedCell(values: Summary([4, 5, 3]), weight: 2, stratum: 0),
            WeightedCell(values: Summary([1, 2]), weight: 3, stratum: 1),
            WeightedCell(values: Summary([2, 4]), weight: 5, stratum: 1),
        ]
        let (a, b) = (try WeightedMean.estimate(single).get(), try WeightedMean.estimate(cells).get())
        #expect(near(a.mean, b.mean))
        #expect(near(a.variance, b.variance))
        #expect(a.df == b.df)
    }

    @Test func morePeopleThanThePopulationHasAReason() {
        let cell = WeightedCell(values: Summary([1, 2, 3]), weight: 1)
        #expect(WeightedMean.estimate([cell], population: [0: 2]).reason == .populationTooSmall)
        #expect(WeightedMean.estimate([WeightedCell(values: Summary([1]), weight: 1)]).reason == .tooFew)
        #expect(WeightedMean.estimate([]).reason == .tooFew)
        #expect(DesignEffect.of(weights: [0, 0], counts: [1, 1]).reason == .noVariance)
    }

    @Test func aCensusHasNoSamplingError() throws {
        let cell = WeightedCell(values: Summary([1, 2, 3]), weight: 1)
        #expect(try WeightedMean.estimate([cell], population: [0: 3]).get().variance == 0)
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func trimmedWeightsKeepTheirSumAndTheCeiling(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let weights = (0..<15).map { _ in Double.random(in: 0.1...6, using: &generator) }
        let counts = (0..<15).map { _ in Int.random(in: 1...9, using: &generator) }
        let total = zip(weights, counts).reduce(0) { $0 + $1.0 * Double($1.1) }
        let ceiling = 1.2 * total / Double(counts.reduce(0, +))
        let trimmed = try Trimming.strict(weights: weights, counts: counts, ceiling: ceiling).get()
        #expect(near(zip(trimmed, counts).reduce(0) { $0 + $1.0 * Double($1.1) }, total, 1e-12))
        #expect(trimmed.allSatisfy { $0 <= ceiling })
        #expect(Trimming.strict(weights: weights, counts: counts, ceiling: 0.5).reason == .badInput)
    }
}
