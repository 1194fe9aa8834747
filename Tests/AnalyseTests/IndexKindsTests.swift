import Statistics
import Study
import TestSupport
import Testing

@testable import Analyse
@testable import Score

/// Every kind of index against a second derivation, person by person, from the answers themselves.
@Suite struct IndexKindsTests {
    /// Six items: four of five points (the second turned), one of two, one of seven.
    private func study(_ index: Index) -> Study {
        var study = Study()
        var yes = Scale(id: "yes", lowest: 0, highest: 1)
        (yes.favourable, yes.unfavourable) = ([1], [0])
        study.scales = [.standard, yes, Scale(id: "seven", lowest: 1, highest: 7)]
        study.items = (0..<4).map { Item(id: "q\($0)") } + [Item(id: "y", scale: 1), Item(id: "s", scale: 2)]
        study.indices = [index]
        return study
    }

    private func responses(seed: Int) -> [Response] {
        var random = SplitMix64(seed: UInt64(seed))
        return (0..<240).map { _ in
            let tops: [UInt8] = [5, 5, 5, 5, 2, 7]
            return Response(
                codes: tops.map { top in
                    random.chance(0.15) ? 0 : UInt8.random(in: 1...top, using: &random)
                })
        }
    }

    /// What the answers of a person count, as the index says.
    private func scores(_ index: Index, _ study: Study, _ response: Response) -> [Double] {
        index.parts.compactMap { part in
            let code = Int(response.codes[part.item])
            guard code > 0 else { return nil }
            let scale = study.scales[study.items[part.item].scale]
            let point = part.reversed ? scale.points - code : code - 1
            let value = Double(scale.lowest + point)
            if let own = part.scores { return own[point].value }
            return switch index.scores {
            case .points: value
            case .rescaled(let top): Double(top) * (value - Double(scale.lowest)) / Double(scale.highest - scale.lowest)
            case .ofHighest: 100 * value / Double(scale.highest)
            case .table(let list): list[point].value
            }
        }
    }

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    private func found(_ study: Study, _ responses: [Response], measure: Int = 1) throws -> CellFinding {
        let sums = try Survey(study).permitted(responses)
        return try #require(Describe.cells(sums, pool: Pool(sums)).first { $0.measure == measure && $0.group == 0 })
    }

    private func index(_ kind: Index.Kind, _ parts: [Index.Part], atLeast: Int, _ scores: Index.Scores = .points)
        -> Index
    {
        var index = Index(id: "i", parts: parts, atLeast: atLeast, favourable: nil, unfavourable: nil)
        (index.kind, index.scores) = (kind, scores)
        return index
    }

    private let four = (0..<4).map { Index.Part(item: $0, reversed: $0 == 1) }
    private let mixed = [Index.Part(item: 0), Index.Part(item: 4, reversed: true), Index.Part(item: 5)]

    @Test(arguments: [Index.Scores.points, .rescaled(to: 100), .rescaled(to: 10), .ofHighest], 1...4)
    func `a mean of person means is that, whatever points count`(_ scores: Index.Scores, _ atLeast: Int) throws {
        let index = index(.meanOfPersonMeans, four, atLeast: atLeast, scores)
        let study = study(index)
        let responses = responses(seed: atLeast)
        let people = responses.map { self.scores(index, study, $0) }.filter { $0.count >= atLeast }.map(mean)
        let finding = try found(study, responses)
        #expect(finding.n == people.count)
        #expect(near(finding[.value], mean(people)))
        #expect(near(finding[.sd], moments(people).variance.squareRoot()))
    }

    @Test(arguments: 1...5)
    func `tables of scores and scales of different width go side by side`(_ seed: Int) throws {
        let table: [Ratio] = [Ratio(1), Ratio(3), Ratio(5), Ratio(15, 2), Ratio(10)]
        let ladder = index(.meanOfPersonMeans, four, atLeast: 2, .table(table))
        let level = index(.meanOfPersonMeans, mixed, atLeast: 2, .rescaled(to: 100))
        var own = mixed
        own[1].scores = [Ratio(0), Ratio(100)]
        own[2].scores = (0..<7).map { Ratio(10 * $0) }
        own[0].scores = [Ratio(0), Ratio(20), Ratio(35), Ratio(70), Ratio(100)]
        for index in [ladder, level, index(.meanOfPersonMeans, own, atLeast: 1)] {
            let study = study(index)
            let responses = responses(seed: seed)
            let people = responses.map { scores(index, study, $0) }.filter { $0.count >= index.atLeast }.map(mean)
            let finding = try found(study, responses)
            #expect(finding.n == people.count)
            #expect(near(finding[.value], mean(people)))
        }
    }

    @Test(arguments: 1...5) func `pooled answers weigh answers, not people`(_ seed: Int) throws {
        let index = index(.pooledAnswers, four, atLeast: 1, .rescaled(to: 100))
        let study = study(index)
        let responses = responses(seed: seed)
        let people = responses.map { scores(index, study, $0) }.filter { !$0.isEmpty }
        let answers = people.joined()
        let finding = try found(study, responses)
        #expect(finding.n == people.count)
        #expect(near(finding[.value], mean(Array(answers))))
        #expect(finding[.sd] == nil && finding[.favourable] == nil)
    }

    @Test(arguments: 1...5) func `all favourable counts those with no other answer`(_ seed: Int) throws {
        for atLeast in [2, 4] {
            let index = index(.allFavourable, four, atLeast: atLeast)
            let study = study(index)
            let responses = responses(seed: seed)
            let people = responses.map { scores(index, study, $0) }.filter { $0.count >= atLeast }
            let good = people.count { $0.allSatisfy { $0 >= 4 } }
            let finding = try found(study, responses)
            #expect(finding.n == people.count)
            #expect(near(finding[.value], 100 * Double(good) / Double(people.count)))
            #expect(near(finding[.low], wilson(good, people.count).low, 1e-7))
        }
    }

    @Test func `where low is good, all favourable are all at the low end`() throws {
        var index = index(.allFavourable, Array(four[2...3]), atLeast: 2)
        index.lowIsGood = true
        let study = study(index)
        let responses = responses(seed: 3)
        let people = responses.map { scores(index, study, $0) }.filter { $0.count == 2 }
        let good = people.count { $0.allSatisfy { $0 <= 2 } }
        #expect(good > 5)
        #expect(near(try found(study, responses)[.value], 100 * Double(good) / Double(people.count)))
    }

    @Test func `nothing is divided by zero`() throws {
        var study = study(index(.meanOfPersonMeans, Array(four[0...0]), atLeast: 1, .rescaled(to: 100)))
        study.indices[0].id = "a"
        var b = index(.meanOfPersonMeans, Array(four[2...2]), atLeast: 1, .rescaled(to: 100))
        b.id = "b"
        study.indices += [b, index(.ratio(of: 0, to: 1), [], atLeast: 1)]
        let responses = responses(seed: 4)
        let pairs = responses.compactMap { response -> Double? in
            let (x, y) = (scores(study.indices[0], study, response), scores(b, study, response))
            return x.isEmpty || y.isEmpty || y[0] == 0 ? nil : x[0] / y[0]
        }
        let finding = try found(study, responses, measure: 3)
        #expect(finding.n == pairs.count)
        #expect(near(finding[.value], mean(pairs)))
    }

    @Test(arguments: 1...5) func `sums take the person's mean for a missing answer`(_ seed: Int) throws {
        for atLeast in [3, 4] {
            let index = index(.sum, four, atLeast: atLeast)
            let study = study(index)
            let responses = responses(seed: seed)
            let people = responses.map { scores(index, study, $0) }.filter { $0.count >= atLeast }.map { 4 * mean($0) }
            #expect(near(try found(study, responses)[.value], mean(people)))
        }
    }

    @Test(arguments: 1...5) func `ratios are of each person, means of indices of the group`(_ seed: Int) throws {
        var study = study(index(.meanOfPersonMeans, Array(four[0...1]), atLeast: 1))
        study.indices[0].id = "a"
        var b = index(.meanOfPersonMeans, Array(four[2...3]), atLeast: 2)
        b.id = "b"
        var ratio = index(.ratio(of: 0, to: 1), [], atLeast: 1)
        ratio.id = "r"
        var both = index(.meanOfIndices([0, 1]), [], atLeast: 1)
        both.id = "m"
        study.indices += [b, ratio, both]
        let responses = responses(seed: seed)
        let first = responses.map { scores(study.indices[0], study, $0) }.map { $0.isEmpty ? nil : mean($0) }
        let second = responses.map { scores(b, study, $0) }.map { $0.count < 2 ? nil : mean($0) }
        let pairs = zip(first, second).compactMap { a, b in a.flatMap { a in b.map { a / $0 } } }
        let finding = try found(study, responses, measure: 3)
        #expect(finding.n == pairs.count)
        #expect(near(finding[.value], mean(pairs)))
        #expect(finding[.favourable] == nil)
        let together = try found(study, responses, measure: 4)
        #expect(together.n == pairs.count)
        let expected = (self.mean(first.compactMap { $0 }) + self.mean(second.compactMap { $0 })) / 2
        #expect(near(together[.value], expected))
    }

    @Test func `one answer more than the others count is no rounding`() throws {
        // 100 75 75 50 25: the example of one person's index that the Civil Service survey prints.
        let index = index(.meanOfPersonMeans, (0..<4).map { Index.Part(item: $0) }, atLeast: 1, .rescaled(to: 100))
        let layout = TallyLayout(study(index)).indices[0]
        #expect(layout.top == 4 && layout.scores.first == 0 && layout.scores.last == 100)
    }
}
