import Foundation
import Statistics
import Testing

@Suite("golden careless", .enabled(if: GoldenTables.present, Comment(rawValue: GoldenTables.absence)))
struct GoldenCarelessTests {
    @Test func everyNumber() throws {
        let outcome = try GoldenCheck.run(GoldenTables.cases(of: "careless"), skips: [], compute: compute)
        outcome.report("careless")
        #expect(outcome.failures == [])
        #expect(outcome.passed > 50)
    }

    private func compute(_ item: GoldenCase) throws -> [Figures] {
        if item.input["answers"] != nil { return [tiny(item)] }
        if item.input["scales"] != nil { return [try evenOdd(item)] }
        return [item.has("mean_d2") ? try mahalanobis(item) : try strings(item)]
    }

    private func tiny(_ item: GoldenCase) -> Figures {
        let answers = item.ints("answers")
        var out = Figures()
        out.set("longstring", CarelessResponding.longestRun(answers).map(Double.init))
        out.set("irv", CarelessResponding.spread(answers))
        return out
    }

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    private func strings(_ item: GoldenCase) throws -> Figures {
        let items = item.strings("items")
        let rows = try GoldenData(of: item).answers(items)
        let means = items.indices.map { i in Summary(rows.compactMap { $0[i].map(Double.init) }).mean ?? .nan }
        let runs = rows.map { CarelessResponding.longestRun($0.compactMap { $0 }) }
        let lengths = rows.map { CarelessResponding.meanRun($0.compactMap { $0 }) }
        let spreads = rows.map { CarelessResponding.spread($0.compactMap { $0 }) }
        let totals = rows.map { try? CarelessResponding.personTotal($0, means: means).get() }
        let known = totals.compactMap { $0 }
        var out = Figures()
        out.set("rows", count: rows.count)
        out.set("longstring_mean", mean(runs.compactMap { $0.map(Double.init) }))
        out.set("longstring_max", runs.compactMap { $0 }.max().map(Double.init))
        for length in 1...items.count {
            out.set("longstring_histogram.\(length - 1)", count: runs.count { $0 == length })
        }
        out.set("average_string_mean", mean(lengths.compactMap { $0 }))
        out.set("irv_mean", mean(spreads.compactMap { $0 }))
        out.set("irv_zero", count: spreads.count { $0 == 0 })
        out.set("person_total_r_mean", mean(known))
        out.set("person_total_r_missing", count: totals.count - known.count)
        for (i, person) in item.objects("persons").enumerated() {
            let row = (person.int("row") ?? 0) - 1
            out.set("persons.\(i).row", count: row + 1)
            out.set("persons.\(i).longstring", runs[row].map(Double.init))
            out.set("persons.\(i).average_string", lengths[row])
            out.set("persons.\(i).irv", spreads[row])
            out.set("persons.\(i).person_total_r", totals[row])
        }
        return out
    }

    private func mahalanobis(_ item: GoldenCase) throws -> Figures {
        let items = item.strings("items")
        let rows = try GoldenData(of: item).answers(items)
        let complete = rows.indices.filter { !rows[$0].contains(nil) }
        var tally = CrossTally(items: items.count)
        for row in complete { tally.add(row: rows[row].compactMap { $0 }) }
        let fit = try Mahalanobis.fit(JointMoments.of(tally).get()).get()
        let distances = complete.map { row in fit.squaredDistance(rows[row].compactMap { $0.map(Double.init) }) }
        let cut = try #require(Mahalanobis.cut(items: items.count))
        var out = Figures()
        out.set("n", count: complete.count)
        out.set("k", count: items.count)
        out.set("mean_d2", mean(distances))
        out.set("max_d2", distances.max())
        out.set("cut_chisq_999", cut)
        out.set("flagged", count: distances.count { $0 > cut })
        for (i, person) in item.objects("persons").enumerated() {
            guard let place = complete.firstIndex(of: (person.int("row") ?? 0) - 1) else { continue }
            out.set("persons.\(i).row", count: complete[place] + 1)
            out.set("persons.\(i).d2", distances[place])
            out.set("persons.\(i).p", fit.pValue(distances[place]))
        }
        return out
    }

    private func evenOdd(_ item: GoldenCase) throws -> Figures {
        let data = try GoldenData(of: item)
        let scales = item.input["scales"] as? [String: Any] ?? [:]
        let turned = Set(item.strings("reversed"))
        let bounds = try #require(
            ScaleBounds(low: item.int("scale_min") ?? 0, high: item.int("scale_max") ?? 0))
        let answers = scales.keys.sorted().map { name -> [[Int?]] in
            let items = (scales[name] as? [Any] ?? []).compactMap { $0 as? String }
            return data.answers(items).map { row in
                zip(items, row).map { item, answer in answer.map { turned.contains(item) ? bounds.reversed($0) : $0 } }
            }
        }
        let results = (0..<data.rows).map { row in try? CarelessResponding.evenOdd(answers.map { $0[row] }).get() }
        let known = results.compactMap { $0 }
        var out = Figures()
        out.set("defined", count: known.count)
        out.set("mean_r", mean(known.map(\.correlation)))
        out.set("mean_corrected", mean(known.map(\.corrected)))
        out.set("below_030", count: known.count { $0.corrected < 0.3 })
        for (i, person) in item.objects("persons").enumerated() {
            let row = (person.int("row") ?? 0) - 1
            out.set("persons.\(i).row", count: row + 1)
            out.set("persons.\(i).r", results[row]?.correlation)
            out.set("persons.\(i).corrected", results[row]?.corrected)
        }
        return out
    }
}
