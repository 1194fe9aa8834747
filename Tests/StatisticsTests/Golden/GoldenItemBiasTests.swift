import Foundation
import Statistics
import Testing

@Suite("golden dif", .enabled(if: GoldenTables.present, Comment(rawValue: GoldenTables.absence)))
struct GoldenItemBiasTests {
    @Test func everyNumber() throws {
        let cases = try GoldenTables.cases(of: "dif")
        let early = Self.stoppedEarly(cases)
        let skips =
            early.isEmpty
            ? []
            : [
                Skip(
                    "the table's own search stopped below the maximum: our likelihood is higher, by as much as this differs"
                ) {
                    early.contains($0 + " " + $1)
                }
            ]
        let outcome = try GoldenCheck.run(cases, skips: skips, compute: compute)
        outcome.report("dif")
        #expect(outcome.failures == [])
        #expect(outcome.unusedSkips == [])
        #expect(outcome.passed > 100)
    }

    /// Differences of likelihoods that miss the table by no more than ours lie above the table's.
    private static func stoppedEarly(_ cases: [GoldenCase]) -> Set<String> {
        var names: Set<String> = []
        for item in cases {
            guard let tables = try? Setup(item).tables else { continue }
            for (i, shown) in item.objects("items").enumerated() {
                guard let table = tables[shown.label("item")], let own = try? ordinal(table),
                    let theirs = shown.values["ordinal"] as? [String: Any]
                else { continue }
                let keys = ["loglik_rest", "loglik_rest_group", "loglik_full"]
                let gaps = zip(keys, own.fits).map { key, fit in fit.logLikelihood - ((theirs[key] as? Double) ?? .nan)
                }
                #expect(gaps.allSatisfy { $0 > -1e-6 })
                var figures = Figures()
                set(&figures, "", own.empty, own.fits)
                for (ratio, parts) in [("uniform_lr", [0, 1]), ("nonuniform_lr", [1, 2])] {
                    let want = (theirs[ratio] as? Double) ?? .nan
                    let gap = ((figures[ratio] ?? .nan) - want).magnitude
                    guard gap <= 2 * (gaps[parts[0]] + gaps[parts[1]]) else { continue }
                    for name in [ratio, ratio.replacingOccurrences(of: "_lr", with: "_p")] {
                        let path = "items.\(i).ordinal.\(name)"
                        let number = item.expected.first { $0.path == path }
                        if number.map({ !$0.matches(figures[name]) }) == true { names.insert(item.id + " " + path) }
                    }
                }
            }
        }
        return names
    }

    /// Each item's table, and the people behind it.
    private struct Setup {
        let items: [String]
        let tables: [String: ItemBiasTable]
        let references: [Bool]
        let bounds: ScaleBounds

        init(_ item: GoldenCase) throws {
            items = item.strings("items")
            let bounds = try #require(
                ScaleBounds(low: item.int("scale_min") ?? 0, high: item.int("scale_max") ?? 0))
            self.bounds = bounds
            var data = try GoldenData(of: item)
            data.keepComplete(items + [item.string("group")])
            let turned = Set(item.strings("reversed"))
            let columns = items.map { [data] name in
                data.complete(name).map { turned.contains(name) ? bounds.reversed(Int($0)) : Int($0) }
            }
            let reference = GoldenObject(values: item.input).label("reference")
            let references = data.texts(item.string("group")).map { $0 == reference }
            self.references = references
            let totals = (0..<data.rows).map { row in columns.reduce(0) { $0 + $1[row] } }
            var tables: [String: ItemBiasTable] = [:]
            for (name, column) in zip(items, columns) {
                let people = column.indices.map {
                    (answer: column[$0], rest: totals[$0] - column[$0], isReference: references[$0])
                }
                tables[name] = ItemBiasTable(answers: people, bounds: bounds)
            }
            self.tables = tables
        }
    }

    /// Models on the standardised rest score, on it and the group, and on their product as well.
    private static func ordinal(_ table: ItemBiasTable) throws -> (empty: OrdinalRegression, fits: [OrdinalRegression])
    {
        try table.ordinalModels().get()
    }

    private func compute(_ item: GoldenCase) throws -> [Figures] {
        let setup = try Setup(item)
        let count = Int(item.string("strata").prefix { $0.isNumber }) ?? 5
        var out = Figures()
        out.set("n", count: setup.references.count)
        out.set("n_reference", count: setup.references.count { $0 })
        out.set("n_focal", count: setup.references.count { !$0 })
        for (i, name) in setup.items.enumerated() {
            let table = try #require(setup.tables[name])
            let strata = table.strata(count)
            let test = try MantelHaenszel.test(
                strata, agreeing: item.int("agree_cut") ?? 0, lowest: table.lowest
            ).get()
            let path = "items.\(i)."
            out.set(path + "strata_used", count: test.strata)
            out.set(path + "strata_sizes", list: test.sizes.map(Double.init))
            out.set(path + "mh_common_odds_ratio", test.oddsRatio)
            out.set(path + "mh_ci95", test.interval)
            out.set(path + "mh_chisq_corrected", test.correctedChiSquared)
            out.set(path + "mh_p_corrected", test.correctedPValue)
            out.set(path + "mh_chisq_uncorrected", test.chiSquared)
            out.set(path + "delta_mh_ets", test.delta)
            out.set(path + "mantel_chisq_1df", test.ordered)
            out.set(path + "mantel_p", test.orderedPValue)
            out.set(path + "standardised_mean_difference_item_points", test.meanDifference)
            let models = try Self.ordinal(table)
            Self.set(&out, path + "ordinal.", models.empty, models.fits)
        }
        return [out]
    }

    private static func set(
        _ out: inout Figures, _ path: String, _ empty: OrdinalRegression, _ fits: [OrdinalRegression]
    ) {
        let logs = fits.map(\.logLikelihood)
        let shares = fits.map { $0.nagelkerke(over: empty) }
        out.set(path + "loglik_rest", logs[0])
        out.set(path + "loglik_rest_group", logs[1])
        out.set(path + "loglik_full", logs[2])
        out.set(path + "uniform_lr", 2 * (logs[1] - logs[0]))
        out.set(path + "uniform_p", ChiSquared.upperTail(2 * (logs[1] - logs[0]), df: 1))
        out.set(path + "nonuniform_lr", 2 * (logs[2] - logs[1]))
        out.set(path + "total_lr_2df", 2 * (logs[2] - logs[0]))
        out.set(path + "nagelkerke_r2", list: shares)
        out.set(path + "delta_r2", shares[2] - shares[0])
    }
}
