import Foundation
import Statistics
import Testing

@Suite("golden self_other", .enabled(if: GoldenTables.present, Comment(rawValue: GoldenTables.absence)))
struct GoldenSelfOtherTests {
    @Test func everyNumber() throws {
        let outcome = try GoldenCheck.run(GoldenTables.cases(of: "self_other"), skips: [], compute: compute)
        outcome.report("self_other")
        #expect(outcome.failures == [])
        #expect(outcome.passed > 100)
    }

    private func compute(_ item: GoldenCase) throws -> [Figures] {
        if item.input["from"] != nil { return [try surface(item)] }
        return [try gaps(item)]
    }

    /// Leaders (the first row of each group) and the means of the other rows.
    private struct Leaders {
        var labels: [String] = []
        var sizes: [Int] = []
        var selves: [[Double]] = []
        var teams: [[Double]] = []
        var outcomes: [Double] = []

        init(_ item: GoldenCase) throws {
            var data = try GoldenData(of: item)
            let items = item.strings("items")
            data.keepComplete([item.string("group"), item.string("outcome")] + items)
            let columns = items.map(data.complete)
            let outcome = data.complete(item.string("outcome"))
            let groups = data.groups(by: item.string("group")).sorted { ($0.rows.first ?? 0) < ($1.rows.first ?? 0) }
            for group in groups where group.rows.count - 1 >= max(item.int("min_team") ?? 1, 1) {
                let team = group.rows.dropFirst()
                func mean(_ column: [Double]) -> Double { team.reduce(0) { $0 + column[$1] } / Double(team.count) }
                labels.append(group.label)
                sizes.append(team.count)
                selves.append(columns.map { $0[group.rows[0]] })
                teams.append(columns.map(mean))
                outcomes.append(mean(outcome))
            }
        }

        var selfScores: [Double] { selves.map { $0.reduce(0, +) / Double($0.count) } }
        var teamScores: [Double] { teams.map { $0.reduce(0, +) / Double($0.count) } }
    }

    private func gaps(_ item: GoldenCase) throws -> Figures {
        let leaders = try Leaders(item)
        let (selves, teams) = (leaders.selfScores, leaders.teamScores)
        let change = try PairedChange.fit(before: teams, after: selves).get()
        let test = try change.test.get()
        let pair = try RaterPair.of(selves, teams).get()
        let classes = try RatingClass.classes(
            selves: selves, others: teams, band: item.double("agreement_band_sd") ?? .nan
        ).get()
        var out = Figures()
        out.set("n", count: selves.count)
        out.set("mean_self", change.after)
        out.set("mean_team", change.before)
        out.set("mean_gap", change.change)
        out.set("sd_gap", change.changeVariance.squareRoot())
        out.set("t", test.t)
        out.set("p", test.pValue)
        out.set("ci95", test.interval())
        out.set("r", change.correlation)
        out.set("icc_1_1", pair.icc11)
        out.set("icc_a_1", pair.iccA1)
        out.set("icc_c_1", pair.iccC1)
        out.set("concordance_ccc_n_divisor", pair.concordance)
        for name in RatingClass.allCases { out.set("counts.\(name.rawValue)", count: classes.count { $0 == name }) }
        for (i, shown) in item.objects("leaders").enumerated() {
            guard let place = leaders.labels.firstIndex(of: shown.label("group")),
                let profile = ProfileAgreement(leaders.selves[place], leaders.teams[place])
            else { continue }
            let path = "leaders.\(i)."
            #expect(shown.label("class") == classes[place].rawValue)
            out.set(path + "group", Double(leaders.labels[place]))
            out.set(path + "team_n", count: leaders.sizes[place])
            out.set(path + "self", selves[place])
            out.set(path + "team", teams[place])
            out.set(path + "gap", selves[place] - teams[place])
            out.set(path + "icc_double_entry", profile.doubleEntry)
            out.set(path + "icc_1_1", profile.icc11)
            out.set(path + "icc_a_1", profile.iccA1)
            out.set(path + "profile_r", profile.correlation)
            out.set(path + "d2", profile.squaredDistance)
            out.set(path + "mean_abs", profile.meanDistance)
        }
        return out
    }

    private func surface(_ item: GoldenCase) throws -> Figures {
        let source = try #require(GoldenTables.cases(of: "self_other").first { $0.id == item.string("from") })
        let leaders = try Leaders(source)
        let middle = item.double("midpoint") ?? .nan
        let surface = try ResponseSurface.fit(
            selves: leaders.selfScores.map { $0 - middle }, others: leaders.teamScores.map { $0 - middle },
            outcomes: leaders.outcomes
        ).get()
        let axes = try surface.axes.get()
        let curvature = try surface.curvature.get()
        var out = Figures()
        out.set("n", count: surface.curved.n)
        out.set("r_squared", surface.curved.rSquared)
        out.set("r_squared_linear", surface.linear.rSquared)
        out.set("F_curvature", curvature.f)
        out.set("p_curvature", curvature.pValue)
        let estimates = [surface.curved.intercept] + surface.curved.coefficients
        let errors = [surface.interceptError] + surface.curved.standardErrors
        for (i, pair) in zip(estimates, errors).enumerated() {
            out.set("coefficients.\(i).estimate", pair.0)
            out.set("coefficients.\(i).se", pair.1)
        }
        let lines = [
            ("a1_slope_congruence", surface.agreementSlope), ("a2_curvature_congruence", surface.agreementCurve),
            ("a3_slope_incongruence", surface.disagreementSlope),
            ("a4_curvature_incongruence", surface.disagreementCurve), ("a5_equal_quadratics", surface.ridge),
        ]
        for (name, line) in lines {
            out.set(name + ".estimate", line.difference)
            out.set(name + ".se", line.standardError)
            out.set(name + ".t", line.t)
            out.set(name + ".p", line.pValue)
        }
        out.set("stationary_x", axes.x)
        out.set("stationary_z", axes.z)
        out.set("first_axis_slope", axes.firstSlope)
        out.set("first_axis_intercept", axes.firstIntercept)
        out.set("second_axis_slope", axes.secondSlope)
        out.set("second_axis_intercept", axes.secondIntercept)
        return out
    }
}
