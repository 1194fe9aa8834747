import Diagnostics
import Foundation
import Study
import Testing

@testable import RapportKit

/// `run --rescore` and `run --match`.
@Suite struct RescoreTests {
    private static let items = ["q1", "q2", "q3", "q4"]

    /// Four items of five points over six sites, with gaps.
    private func space() throws -> Workspace {
        let space = try Workspace()
        var state = Seeded(21)
        var csv = "site,q1,q2,q3,q4\n"
        for site in 0..<6 {
            for _ in 0..<40 {
                let own = Int.random(in: 1...3, using: &state)
                let answers = Self.items.map { _ -> String in
                    Int.random(in: 0..<6, using: &state) == 0
                        ? "" : String(min(5, own + Int.random(in: 0...2, using: &state)))
                }
                csv += "S\(site)," + answers.joined(separator: ",") + "\n"
            }
        }
        try space.write(csv, to: "a.csv")
        try space.write(
            """
            sources: {a: a.csv}
            scales: {five: {points: 5}}
            indices: {i: {items: [q1, q2, q3, q4], keys_checked: true}}
            cuts: [site]
            """, to: "pipeline.yml")
        return space
    }

    private func options(_ space: Workspace) -> RunOptions {
        var options = RunOptions(study: space.path("pipeline.yml"))
        options.out = space.path("out")
        return options
    }

    @Test func `an index stands under every kind, and nothing is written`() throws {
        let space = try space()
        let outcome = Rapport.rescore(options(space), index: "i")
        #expect(outcome.exitCode == 0)
        let lines = outcome.summary.split(separator: "\n").map {
            $0.split(separator: " ", omittingEmptySubsequences: true)
        }
        func company(_ name: String) -> Double? {
            let words = name.split(separator: " ")
            guard let line = lines.first(where: { $0.starts(with: words) && Double($0[words.count]) != nil }) else {
                return nil
            }
            return Double(line[words.count])
        }
        let mean = try #require(company("mean"))
        #expect(company("as defined") == mean)
        #expect(abs((company("mean, 0_100") ?? 0) - 25 * (mean - 1)) < 0.15)
        #expect(abs((company("mean, 0_10") ?? 0) - 2.5 * (mean - 1)) < 0.02)
        #expect(abs((company("mean, of_highest") ?? 0) - 20 * mean) < 0.15)
        for kind in ["pooled", "item_favourable", "person_share", "all_favourable", "sum"] {
            #expect(company(kind) != nil)
        }
        #expect(outcome.summary.contains("net                   speaks of one item; this index has 4"))
        #expect(!space.exists("out"))
    }

    @Test func `an index that is not there is named`() throws {
        let space = try space()
        let outcome = Rapport.rescore(options(space), index: "j")
        #expect(outcome.exitCode == 78 && outcome.messages.contains("`j`") && outcome.messages.contains("`i`"))
    }

    /// Figures as another tool would have printed them: by a rule, rounded.
    private func published(_ space: Workspace, _ rule: ScoringRule, _ scaled: (Double) -> Double, decimals: Int) throws
        -> String
    {
        let made = try Rescoring.make(options(space), ["i"], rules: { _, _ in [rule] }, Collector())
        let measure = try #require(made.variants[0].measure)
        var csv = "group,measure,figure\n"
        for (number, group) in made.release.groups.enumerated() {
            guard let value = made.row(0, number, measure)[.value]?.value else { continue }
            let printed = Rounding.halfUp.applied(scaled(value), decimals: decimals)
            csv += "\(group.id),i,\(Figure(printed, digits: 12)?.text(decimals: decimals) ?? "")\n"
        }
        return csv
    }

    @Test(arguments: [
        (ScoringRule(kind: .mean, atLeast: 2), "kind mean, scores 0_100, at least 2 of 4 answered", 1),
        (ScoringRule(kind: .mean, atLeast: 4), "kind mean, scores points, at least 4 of 4 answered", 2),
        (ScoringRule(kind: .pooled, atLeast: 1), "kind pooled, scores of_highest", 1),
        (ScoringRule(kind: .itemFavourable, atLeast: 1), "kind item_favourable", 1),
        (ScoringRule(kind: .personShare, atLeast: 3), "kind person_share, at least 3 of 4 answered", 1),
        (ScoringRule(kind: .allFavourable, atLeast: 4), "kind all_favourable, at least 4 of 4 answered", 1),
        (ScoringRule(kind: .sum, atLeast: 3), "kind sum, at least 3 of 4 answered", 2),
    ])
    func `the rule behind published figures is found`(_ rule: ScoringRule, _ name: String, _ decimals: Int) throws {
        let space = try space()
        let scaled: (Double) -> Double =
            name.contains("0_100") ? { 25 * ($0 - 1) } : name.contains("of_highest") ? { 20 * $0 } : { $0 }
        try space.write(published(space, rule, scaled, decimals: decimals), to: "published.csv")
        let outcome = Rapport.match(options(space), published: space.path("published.csv"))
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        #expect(outcome.summary.contains("7 of 7 figures"))
        let found = outcome.summary.split(separator: "\n").filter { $0.hasPrefix("    ") }.map { $0.dropFirst(4) }
        #expect(found.contains { $0.hasPrefix(name) }, "\(outcome.summary)")
        // Other rules may round to the same figures, but not most of them.
        #expect(found.count <= 4)
    }

    @Test func `where nothing fits, the nearest and its differences are shown`() throws {
        let space = try space()
        let csv = try published(space, ScoringRule(kind: .mean, atLeast: 2), { $0 }, decimals: 2)
        let wrong = csv.replacing(/site=S3,i,.*\n/, with: "site=S3,i,1.23\n")
        try space.write(wrong, to: "published.csv")
        let outcome = Rapport.match(options(space), published: space.path("published.csv"))
        #expect(
            outcome.summary.contains(
                "no rule gives all of them; nearest: the index as the study defines it"))
        #expect(outcome.summary.contains("S3: printed 1.23, here"))
    }

    @Test func `an index of different scales, and one with scores of its own, is known as it is defined`() throws {
        let space = try space()
        let study = String(decoding: try space.read("pipeline.yml"), as: UTF8.self)
        let indices = [
            "indices: {i: {items: [q1, {item: q2, scores: [0, 10, 20, 70, 100]}], scores: 0_100, keys_checked: true}}",
            "indices: {i: {items: [q1, q2], scores: [1, 3, 5, 7.5, 10], keys_checked: true}}",
        ]
        for index in indices {
            let changed = study.split(separator: "\n").map { $0.hasPrefix("indices") ? index : String($0) }
            try space.write(changed.joined(separator: "\n"), to: "pipeline.yml")
            let own = ScoringRule(kind: .own, atLeast: 1)
            try space.write(published(space, own, { $0 }, decimals: 2), to: "published.csv")
            let outcome = Rapport.match(options(space), published: space.path("published.csv"))
            #expect(outcome.summary.contains("the same figures come from:\n    the index as the study defines it"))
            let rescored = Rapport.rescore(options(space), index: "i")
            #expect(rescored.summary.contains("as defined") && rescored.exitCode == 0)
        }
    }

    @Test func `a table that cannot be used says where`() throws {
        let space = try space()
        for (csv, place) in [
            ("group,measure\ncompany,i\n", ":1"), ("group,measure,figure\ncompany,i,much\n", ":2"),
            ("group,measure,figure\ncompany,i,3\nnowhere,i,3\n", ":3"), ("group,measure,figure\ncompany,j,3\n", "`j`"),
        ] {
            try space.write(csv, to: "published.csv")
            let outcome = Rapport.match(options(space), published: space.path("published.csv"))
            #expect(outcome.exitCode != 0 && outcome.messages.contains(place), "\(outcome.messages)")
        }
    }

    @Test func `figures are read as people print them`() {
        #expect(PublishedFigures.number("71 %")?.0 == 71 && PublishedFigures.number("71 %")?.1 == 0)
        #expect(PublishedFigures.number("3,47")?.0 == 3.47 && PublishedFigures.number("3,47")?.1 == 2)
        #expect(PublishedFigures.number("−5.0")?.0 == -5 && PublishedFigures.number("−5.0")?.1 == 1)
        #expect(PublishedFigures.number("n/a") == nil)
        #expect(Rounding.halfUp.applied(47.5, decimals: 0) == 48 && Rounding.halfEven.applied(46.5, decimals: 0) == 46)
        #expect(Rounding.down.applied(47.9, decimals: 0) == 47 && Rounding.halfUp.applied(-5.5, decimals: 0) == -6)
    }
}
