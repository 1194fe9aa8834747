import Study
import TestSupport
import Testing

@testable import Analyse
@testable import Score

@Suite struct PoolTests {
    /// One item; `sizes` people a site, who answer 1, 3, 1, 3 … around a middle of their own.
    private func sums(_ sizes: [Int], k: Int = 10, silent: Set<String> = []) throws -> PermittedSums {
        var study = Study()
        study.k = k
        study.items = [Item(id: "q1")]
        study.cuts = [Cut(id: "site", column: "site")]
        var responses: [Response] = []
        for (site, size) in sizes.enumerated() {
            // Site 0 spreads by one, site 1 by two.
            for i in 0..<size {
                let codes: [UInt8] = site == 1 ? [1, 5] : [2, 4]
                responses.append(Response(values: ["s\(site)"], codes: [codes[i % 2]]))
            }
        }
        return try Survey(study).permitted(responses, spreadFrom: max(30, 2 * k), silent: { silent.contains($2) })
    }

    private func width(_ sums: PermittedSums) -> Double? {
        Pool(sums).interval(0, 1, mean: 3, n: 4).map { $0.high - $0.low }
    }

    /// The 0.975 quantiles of Student's t from printed tables.
    private let t: [Int: Double] = [38: 2.024394, 58: 2.001717, 78: 1.990847, 118: 1.980272]

    @Test func `cells whose spread may be said are pooled by hand`() throws {
        // 40 people of variance 40/39 and 40 of 160/39: pooled 200/78.
        let pooled: Double = (200.0 / 78).squareRoot()
        #expect(near(width(try sums([40, 40])), 2 * (t[78] ?? 0) * pooled / 2, 1e-6))
        let interval = Pool(try sums([40, 40])).interval(0, 1, mean: 3.5, n: 16)
        #expect(near(interval?.low, 3.5 - (t[78] ?? 0) * pooled / 4, 1e-6))
        #expect(near(interval?.high, 3.5 + (t[78] ?? 0) * pooled / 4, 1e-6))
    }

    @Test func `one or two small cells stay out of the pool`() throws {
        let alone = try sums([40, 10])
        // Only site 0 is in it: variance 40/39 on 39 degrees of freedom.
        #expect(near(width(alone), 2.022691 * (40.0 / 39).squareRoot(), 1e-6))
        #expect(near(width(try sums([40, 20, 20])), 2.022691 * (40.0 / 39).squareRoot(), 1e-6))
    }

    @Test func `three small cells of thirty answers together come in`() throws {
        // 40 + 10 + 10 + 10: squares 40 + 40 + 10 + 10 on 66 degrees of freedom.
        #expect(near(width(try sums([40, 10, 10, 10])), 1.996564 * (100.0 / 66).squareRoot(), 1e-6))
        // Of twenty-eight answers they do not.
        #expect(near(width(try sums([40, 10, 10, 8])), 2.022691 * (40.0 / 39).squareRoot(), 1e-6))
    }

    @Test func `twice k counts where it is more than thirty`() throws {
        // k 20: spreads from forty, three small cells of 36 together stay out.
        #expect(near(width(try sums([40, 12, 12, 12], k: 20)), 2.022691 * (40.0 / 39).squareRoot(), 1e-6))
        let pooled: Double = 122.0 / 76
        #expect(near(width(try sums([40, 14, 14, 12], k: 20)), 1.991673 * pooled.squareRoot(), 1e-6))
    }

    @Test func `silent cells are in no pool`() throws {
        #expect(
            near(width(try sums([40, 40, 40], silent: ["site=s1"])), (t[78] ?? 0) * (80.0 / 78).squareRoot(), 1e-6))
    }

    @Test func `without a pool there is no interval and a word for it`() throws {
        for sizes in [[20, 20], [29], [10, 10, 8]] {
            let sums = try sums(sizes)
            #expect(width(sums) == nil)
            for finding in Describe.cells(sums, pool: Pool(sums)) where finding.measure == 1 {
                #expect(
                    finding.note == .noPool && finding[.low] == nil && finding[.high] == nil && finding[.value] != nil)
            }
        }
    }

    @Test func `equal answers are no pool`() throws {
        var study = Study()
        study.items = [Item(id: "q1")]
        let responses = (0..<50).map { _ in Response(codes: [4]) }
        let sums = try Survey(study).permitted(responses)
        #expect(Pool(sums).interval(0, 1, mean: 4, n: 50) == nil)
    }

    @Test func `the first cut with two cells that speak in every wave is pooled`() throws {
        var study = Study()
        study.items = [Item(id: "q1")]
        study.cuts = [Cut(id: "a", column: "a"), Cut(id: "b", column: "b")]
        study.hierarchy = Hierarchy(kind: .path(column: "path", separator: UInt8(ascii: "/")))
        let responses: [Response] = (0..<80).map { i in
            let (unit, half) = (i < 40 ? "x" : "y", i % 2 == 0 ? "1" : "2")
            return Response(values: [unit, half, half], codes: [UInt8(i % 5 + 1)])
        }
        let survey = try Survey(study)
        #expect(Pool(survey.permitted(responses)).cut == 1)
        #expect(Pool(survey.permitted(responses, silent: { $2 == "a=1" })).cut == 2)
        #expect(Pool(survey.permitted(responses, silent: { $2 == "a=1" || $2 == "b=2" })).cut == 0)
    }

    @Test func `n of nobody has no interval`() throws {
        #expect(Pool(try sums([40, 40])).interval(0, 1, mean: 3, n: 0) == nil)
        #expect(Pool(try sums([40, 40])).interval(0, 0, mean: 3, n: 10) == nil)
    }
}
