import Statistics
import Study
import TestSupport
import Testing

@testable import Analyse
@testable import Score

/// Figures that public surveys print as examples of their own method, from the answers they say they come from.
@Suite struct PublishedExamplesTests {
    /// An index over `items` items of five points, counting as `scores` says.
    private func study(items: Int, _ kind: Index.Kind, _ scores: Index.Scores, atLeast: Int = 1) -> Study {
        var study = Study()
        study.scales = [.standard]
        study.items = (0..<items).map { Item(id: "q\($0)") }
        var index = Index(
            id: "i", parts: (0..<items).map { Index.Part(item: $0) }, atLeast: atLeast, favourable: nil,
            unfavourable: nil)
        (index.kind, index.scores) = (kind, scores)
        study.indices = [index]
        return study
    }

    private func value(_ study: Study, _ responses: [Response], measure: Int = 1, _ statistic: Statistic = .value)
        throws -> Double
    {
        let sums = try Survey(study).permitted(responses)
        let finding = Describe.cells(sums, pool: Pool(sums)).first { $0.measure == measure && $0.group == 0 }
        return try #require(finding?[statistic])
    }

    /// As many responses of each point, from the highest down.
    private func answers(_ counts: [Int]) -> [Response] {
        counts.enumerated().flatMap { point, count in
            (0..<count).map { _ in Response(codes: [UInt8(5 - point)]) }
        }
    }

    private func shown(_ value: Double, decimals: Int = 0) -> String {
        Figure(value, digits: 12)?.text(decimals: decimals) ?? ""
    }

    @Test func `CSPS: equal shares of agreement, and indices of 49 and 63`() throws {
        let index = study(items: 1, .meanOfPersonMeans, .rescaled(to: 100))
        for (counts, want) in [([10, 40, 10, 16, 24], 49.0), ([22, 28, 34, 12, 4], 63)] {
            #expect(near(try value(index, answers(counts)), want))
            #expect(near(try value(index, answers(counts), measure: 2, .favourable), 50))
        }
    }

    @Test func `CSPS: one person's index of five answers`() throws {
        let index = study(items: 5, .meanOfPersonMeans, .rescaled(to: 100))
        #expect(near(try value(index, [Response(codes: [5, 4, 4, 3, 2])]), 65))
        // The ten of its group: 65 25 70 35 50 100 90 40 20 35.
        let ten: [[UInt8]] = [
            [5, 4, 4, 3, 2], [2, 2, 2, 2, 2], [5, 4, 4, 3, 3], [3, 3, 2, 2, 2], [3, 3, 3, 3, 3], [5, 5, 5, 5, 5],
            [5, 5, 5, 4, 4], [3, 3, 3, 2, 2], [2, 2, 2, 2, 1], [3, 3, 2, 2, 2],
        ]
        #expect(near(try value(index, ten.map { Response(codes: $0) }), 53))
    }

    @Test func `CSPS: shares are rounded once, so that 48 is not 29 and 18`() throws {
        let index = study(items: 1, .meanOfItemFavourable, .points)
        let counts = [103, 166, 176, 96, 24]
        let parts = counts.map { shown(100 * Double($0) / 565) }
        #expect(parts == ["18", "29", "31", "17", "4"])
        #expect(shown(try value(index, answers(counts))) == "48")
    }

    @Test func `CSPS: a difference is rounded by itself`() {
        #expect(shown(52.952) == "53" && shown(58.495) == "58" && shown(52.952 - 58.495) == "-6")
    }

    @Test func `CSPS: four margins, which only N - 1 gives`() {
        let printed: [(population: Int, n: Int, share: Double, margin: String)] = [
            (200, 120, 0.43, "6"), (150, 80, 0.50, "8"), (50, 40, 0.30, "6"), (500, 375, 0.60, "2"),
        ]
        for example in printed {
            let margin = FinitePopulation.margin(share: example.share, n: example.n, population: example.population)
            #expect(margin.map { shown(100 * $0) } == example.margin)
        }
    }

    @Test func `CSPS 2024: shares of a table that sum to 102 are refused, rounded ones are not`() {
        #expect(PublishedShares.check([22, 28, 34, 14, 4]).isTotalsDiffer)
        #expect(PublishedShares.check([18, 29, 31, 17, 4]) == .success(99))
        #expect(PublishedShares.check([22, 28, 34, 12, 4]) == .success(100))
    }

    @Test func `Lattice: those who did not answer are not in the denominator`() throws {
        // 150 invited, 100 answered: 30 strongly agree, 20 agree.
        let index = study(items: 1, .meanOfItemFavourable, .points)
        #expect(near(try value(index, answers([30, 20, 25, 15, 10])), 50))
        // One of five answers is enough for a share: mean of 4 and 3 is favourable from 3.5 on.
        let theme = study(items: 4, .personShare(at: Ratio(7, 2)), .points)
        #expect(try value(theme, [Response(codes: [4, 4, 3, 3])]) == 100)
    }

    @Test func `Peakon: 7.6 and 7.5`() {
        #expect(shown(7.5632, decimals: 1) == "7.6" && shown(7.5432, decimals: 1) == "7.5")
    }

    @Test func `the same four answers give 100, 50, 0, 62.5, 6.25 and 70`() throws {
        let everybody = [Response](repeating: Response(codes: [4, 4, 3, 3]), count: 10)
        let rules: [(Index.Kind, Index.Scores, Double)] = [
            (.personShare(at: Ratio(7, 2)), .points, 100), (.meanOfItemFavourable, .points, 50),
            (.allFavourable, .points, 0), (.meanOfPersonMeans, .rescaled(to: 100), 62.5),
            (.meanOfPersonMeans, .rescaled(to: 10), 6.25), (.pooledAnswers, .ofHighest, 70),
        ]
        for (kind, scores, want) in rules { #expect(near(try value(study(items: 4, kind, scores), everybody), want)) }
    }

    @Test func `an option that nobody chose keeps its place`() throws {
        // Two groups of answers whose patterns are each other's mirror; a scale read from the data would shift them.
        let index = study(items: 1, .meanOfPersonMeans, .points)
        #expect(near(try value(index, answers([0, 6, 0, 4, 0])), 3.2))
        #expect(near(try value(index, answers([0, 4, 0, 6, 0])), 2.8))
    }
}

extension Result where Success == Double, Failure == Undefined {
    fileprivate var isTotalsDiffer: Bool { self == .failure(.totalsDiffer) }
}
