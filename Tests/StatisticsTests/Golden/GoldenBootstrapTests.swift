import Foundation
import Statistics
import Testing

@Suite("golden bootstrap", .enabled(if: GoldenTables.present, Comment(rawValue: GoldenTables.absence)))
struct GoldenBootstrapTests {
    @Test func everyNumber() throws {
        let skips = [
            Skip("an acceleration from a regression on the replicates carries chance of its own; ours does not") {
                _, path in path.hasPrefix("bca_package_default")
            },
            Skip("the width of the accepted band, which the means beside it are held to") { _, path in
                path.hasPrefix("independent_run.bca_sd_of_one_run")
            },
        ]
        let outcome = try GoldenCheck.run(GoldenTables.cases(of: "bootstrap"), skips: skips, compute: compute)
        outcome.report("bootstrap")
        #expect(outcome.failures == [])
        #expect(outcome.unusedSkips == [])
        #expect(outcome.passed > 50)
    }

    /// The rows that a case speaks of, complete on its columns.
    private func rows(_ item: GoldenCase) throws -> [[Double]] {
        let names = item.strings("columns")
        var data = try GoldenData(of: item)
        data.keepComplete(names)
        let text = item.string("rows").split(separator: " ").first.map(String.init) ?? ""
        let ends = text.components(separatedBy: "..").compactMap(Int.init)
        if ends.count == 2 { data.keep(Array((ends[0] - 1)..<ends[1])) }
        let columns = names.map(data.complete)
        return (0..<data.rows).map { row in columns.map { $0[row] } }
    }

    /// A statistic of rows drawn so many times each.
    private func statistic(_ name: String, _ rows: [[Double]], _ counts: [Int32]) -> Double? {
        let columns = rows[0].indices.map { c in
            rows.indices.flatMap { [Double](repeating: rows[$0][c], count: Int(counts[$0])) }
        }
        switch name {
        case "mean": return Summary(columns[0]).mean
        case "sd": return Summary(columns[0]).sd
        case "median": return Quantile.median(columns[0])
        case "cor": return try? Correlation.pearson(columns[0], columns[1]).get()
        case "enps":
            let n = Double(columns[0].count)
            return 100 * (Double(columns[0].count { $0 >= 9 }) / n - Double(columns[0].count { $0 <= 6 }) / n)
        case "alpha":
            guard let moments = try? JointMoments.of(columns: columns).get() else { return nil }
            let table = (0..<columns.count).map { moments.covariances.row($0) }
            return CovarianceMatrix(table).flatMap { try? Reliability.alpha($0).get() }
        default: return nil
        }
    }

    private func compute(_ item: GoldenCase) throws -> [Figures] {
        let rows = try rows(item)
        let name = item.string("statistic")
        func value(_ counts: [Int32]) -> Double? { statistic(name, rows, counts) }
        let t0 = try #require(value([Int32](repeating: 1, count: rows.count)))
        let influence = try #require(Resampling.influence(units: rows.count, statistic: value))
        let acceleration = try BootstrapIntervals.acceleration(influence).get()
        let stored = try GoldenData(item.string("replicates")).complete(item.string("replicate_column"))
        let intervals = try BootstrapIntervals.of(stored, estimate: t0).get()
        var out = Figures()
        out.set("n", count: rows.count)
        out.set("t0", t0)
        out.set("jackknife_influence_first10", list: Array(influence.prefix(10)))
        out.set("jackknife_se", BootstrapIntervals.jackknifeError(influence))
        out.set("acceleration", acceleration)
        out.set("z0_from_stored_replicates", intervals.bias)
        out.set("bootstrap_se_from_stored", intervals.standardError)
        out.set("percentile_from_stored", intervals.percentile())
        out.set("basic_from_stored", intervals.basic())
        out.set("normal_bias_corrected_from_stored", intervals.normal())
        out.set("bca_from_stored", try intervals.bca(acceleration: acceleration).get())
        let own = Resampling.replicates(units: rows.count, count: item.int("R") ?? 0, key: 20, statistic: value)
        let limits = try BootstrapIntervals.of(own, estimate: t0).get().bca(acceleration: acceleration).get()
        setOwnRun(&out, item, limits)
        return [out]
    }

    /// A run of our own passes when each limit lies within five standard deviations of one run from the mean of forty, the
    /// case's own rule; then the mean is handed on, else the limit.
    private func setOwnRun(_ out: inout Figures, _ item: GoldenCase, _ limits: Interval) {
        func expected(_ key: String, _ place: Int) -> Double {
            item.expected.first { $0.path == "independent_run.\(key).\(place)" }?.want ?? .nan
        }
        for (place, limit) in [limits.low, limits.high].enumerated() {
            let (mean, sd) = (expected("bca_mean_of_40_runs", place), expected("bca_sd_of_one_run", place))
            let isAccepted = (limit - mean).magnitude <= 5 * sd + 1e-9
            out.set("independent_run.bca_mean_of_40_runs.\(place)", isAccepted ? mean : limit)
        }
    }
}
