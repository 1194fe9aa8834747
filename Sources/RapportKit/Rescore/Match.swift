import Diagnostics
import Platform
import Protect
import Study

extension Rapport {
    /// Finds out how another tool came to its figures: tries kinds, ways of counting, missing rules and roundings over the
    /// groups that may speak, and lists what gives the same figures, or comes nearest.
    /// - Parameter path: a table with the columns `group`, `measure` and `figure`, perhaps `wave`.
    public static func match(_ options: RunOptions, published path: String) -> RunOutcome {
        let collector = Collector()
        do {
            let figures = try PublishedFigures(StudyTables(folder: ".").read(path))
            let measures = figures.lines.map(\.measure).reduce(into: [String]()) {
                if !$0.contains($1) { $0.append($1) }
            }
            let made = try Rescoring.make(options, measures, rules: ScoringRule.candidates, collector)
            let text = try measures.map { measure in
                try MeasureMatch(made, measure, figures.lines.filter { $0.measure == measure }, file: path).text()
            }
            return RunOutcome(
                messages: TextRenderer.render(collector.all), summary: text.joined(separator: "\n"),
                exitCode: collector.exit.rawValue)
        } catch {
            collector.add(error)
            return outcome(collector, "")
        }
    }
}

/// The figures of one measure against every rule.
struct MeasureMatch {
    /// A rule with its way of counting and rounding, and how far it is from the figures.
    struct Trial {
        let name: String
        let rounding: Rounding
        /// By figure: what we would print.
        let printed: [Double]
        let wrong: [Int]
        let largestGap: Double
    }

    private let made: Rescoring
    private let measure: String
    /// Figures of groups that may speak, with the group and wave.
    private let known: [(line: PublishedFigures.Line, group: Int, wave: Int)]
    private let all: Int

    init(_ made: Rescoring, _ measure: String, _ lines: [PublishedFigures.Line], file: String) throws(Failure) {
        self.made = made
        self.measure = measure
        var known: [(line: PublishedFigures.Line, group: Int, wave: Int)] = []
        let release = made.release
        for line in lines {
            let groups = release.groups
            guard
                let group = groups.firstIndex(where: { $0.id == line.group })
                    ?? groups.firstIndex(where: { $0.label == line.group })
            else {
                throw Failure(
                    .studyUnknownName, "no group is called like the one in this line",
                    at: Place(file: file, line: line.line),
                    help: "use the ids or labels of `groups` in results.json, such as `company`")
            }
            let last = release.waves.indices.last ?? 0
            guard let wave = line.wave.map({ name in release.waves.firstIndex { $0 == name } }) ?? last else {
                throw Failure(
                    .studyUnknownName, "no wave is called like the one in this line",
                    at: Place(file: file, line: line.line),
                    help: "waves are " + release.waves.map { "`\($0)`" }.joined(separator: ", "))
            }
            if made.row(wave, group, 0).speaks { known.append((line, group, wave)) }
        }
        self.known = known
        all = lines.count
    }

    /// Trials, those with the fewest wrong figures and then the smallest gap first.
    func trials() -> [Trial] {
        let trials = made.variants.filter { $0.index.id == measure }.flatMap { variant -> [Trial] in
            guard let position = variant.measure else { return [] }
            let values = known.map { made.row($0.wave, $0.group, position)[.value]?.value }
            guard values.contains(where: { $0 != nil }) else { return [] }
            let bounds = made.release.measures[position].scale
            return Self.scales(of: variant, bounds).flatMap { name, scaled in
                Rounding.allCases.map { trial(Self.name(variant, name), values.map { $0.map(scaled) }, $0) }
            }
        }
        return trials.enumerated().sorted { a, b in
            (a.element.wrong.count, a.element.largestGap, a.offset) < (
                b.element.wrong.count, b.element.largestGap, b.offset
            )
        }.map(\.element)
    }

    private static func name(_ variant: Rescoring.Variant, _ scores: String?) -> String {
        let minimum = variant.rule.atLeast
        let count = variant.index.parts.count
        let answered =
            switch variant.rule.kind {
            case .mean, .personShare, .allFavourable, .sum:
                count > 1 ? ", at least \(minimum) of \(count) answered" : ""
            case .own, .pooled, .itemFavourable, .net: ""
            }
        if variant.rule.kind == .own { return "the index as the study defines it" }
        return "kind \(variant.rule.kind.rawValue)" + (scores.map { ", scores \($0)" } ?? "") + answered
    }

    /// Ways of counting points: all are straight lines through the mean of points.
    private static func scales(
        of variant: Rescoring.Variant, _ bounds: (low: Double, high: Double)?
    ) -> [(String?, (Double) -> Double)] {
        guard variant.rule.kind == .mean || variant.rule.kind == .pooled, let bounds, bounds.high > bounds.low else {
            return [(nil, { $0 })]
        }
        let width = bounds.high - bounds.low
        if variant.rule.scores != .points {
            return [("0_100", { $0 }), ("0_10", { $0 / 10 })]
        }
        var scales: [(String?, (Double) -> Double)] = [
            ("points", { $0 }), ("0_100", { 100 * ($0 - bounds.low) / width }),
            ("0_10", { 10 * ($0 - bounds.low) / width }),
        ]
        if bounds.low >= 0 { scales.append(("of_highest", { 100 * $0 / bounds.high })) }
        return scales
    }

    private func trial(_ name: String, _ values: [Double?], _ rounding: Rounding) -> Trial {
        var (printed, wrong, largest) = ([Double](), [Int](), 0.0)
        for (i, value) in values.enumerated() {
            let line = known[i].line
            let own = value.map { rounding.applied($0, decimals: line.decimals) } ?? .nan
            printed.append(own)
            let gap = (own - line.value).magnitude
            if !(gap < 1e-9) { wrong.append(i) }
            largest = max(largest, gap.isNaN ? .greatestFiniteMagnitude : gap)
        }
        return Trial(name: name, rounding: rounding, printed: printed, wrong: wrong, largestGap: largest)
    }

    func text() -> String {
        let withheld = all - known.count
        var text = "\(measure): \(known.count) of \(all) figures are of groups that may speak"
        text += withheld > 0 ? " (the others are withheld here)\n" : "\n"
        let trials = trials()
        guard let best = trials.first, !known.isEmpty else { return text + "  nothing to compare\n" }
        let same = trials.filter { $0.wrong.isEmpty }
        if !same.isEmpty {
            return text + "  the same figures come from:\n" + Self.grouped(same).map { "    \($0)\n" }.joined()
        }
        text += "  no rule gives all of them; nearest: \(best.name), \(best.rounding.rawValue)\n"
        for i in best.wrong.prefix(10) {
            let (line, group, _) = known[i]
            let own = Figure(best.printed[i], digits: 12)?.text(decimals: line.decimals) ?? "no value"
            let theirs = Figure(line.value, digits: 12)?.text(decimals: line.decimals) ?? ""
            text += "    \(made.release.groups[group].label): printed \(theirs), here \(own)\n"
        }
        if best.wrong.count > 10 { text += "    … and \(best.wrong.count - 10) more\n" }
        return text
    }

    /// One line for a rule that several roundings fit.
    private static func grouped(_ trials: [Trial]) -> [String] {
        let names = trials.map(\.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return names.map { name in
            let roundings = trials.filter { $0.name == name }.map(\.rounding)
            return roundings.count == Rounding.allCases.count
                ? name : "\(name), \(roundings.map(\.rawValue).joined(separator: " or "))"
        }
    }
}
