import Diagnostics
import Platform
import Protect
import Study

/// A release, in memory alone, of a study whose indices are scored by other rules: protected and audited like any other.
struct Rescoring {
    /// One index under one rule.
    struct Variant {
        let index: Index
        let rule: ScoringRule
        /// Position of its measure in the release; nil where the rule does not fit the index.
        let measure: Int?
    }

    let release: Release
    let variants: [Variant]
    let study: Study

    /// - Parameters:
    ///   - indices: ids of indices, or of items, which are indices of one.
    ///   - rules: the rules to try on an index.
    static func make(
        _ options: RunOptions, _ indices: [String], rules: @escaping (Index, Study) -> [ScoringRule],
        _ collector: Collector
    ) throws -> Rescoring {
        var planned: [(index: Index, rule: ScoringRule, measure: Int?)] = []
        let made = try MadeRelease.make(options, collector) { study in
            var study = study
            planned = []
            let wanted = try indices.flatMap { try find($0, in: study) }
            study.headline = []
            study.indices = []
            for index in wanted {
                for rule in rules(index, study) {
                    let id = "\(index.id) \(study.indices.count)"
                    guard let other = rule.applied(to: index, id: id, study) else {
                        planned.append((index, rule, nil))
                        continue
                    }
                    study.indices.append(other)
                    planned.append((index, rule, study.indices.count))
                }
            }
            return study
        }
        return Rescoring(
            release: made.release,
            variants: planned.map { Variant(index: $0.index, rule: $0.rule, measure: $0.measure) },
            study: made.pipeline.study)
    }

    private static func find(_ id: String, in study: Study) throws -> [Index] {
        if id == "all" { return study.indices.filter { !$0.parts.isEmpty } }
        if let index = study.indices.first(where: { $0.id == id }) {
            guard index.parts.isEmpty else { return [index] }
            throw Failure(
                .studyConflict, "index `\(id)` is made of indices", help: "name one that is made of items, or `all`")
        }
        if let item = study.item(id) {
            return [Index(id: id, parts: [Index.Part(item: item)], atLeast: 1, favourable: nil, unfavourable: nil)]
        }
        throw Failure(
            .studyUnknownName, "no index or item is called `\(id)`",
            help: "there are " + study.indices.map { "`\($0.id)`" }.joined(separator: ", ") + ", or `all`")
    }

    func row(_ wave: Int, _ group: Int, _ measure: Int) -> ReleasedRow {
        release.rows[(wave * release.groups.count + group) * release.measures.count + measure]
    }
}

extension Rapport {
    /// Prints indices under every kind side by side, for the company and its first groups in the last wave.
    /// - Parameter index: the id of an index or item, or `all`.
    public static func rescore(_ options: RunOptions, index: String) -> RunOutcome {
        let collector = Collector()
        do {
            let made = try Rescoring.make(options, [index], rules: ScoringRule.all, collector)
            let table = RescoreTable(made, columns: Process.errorColumns ?? 120).text()
            return RunOutcome(
                messages: TextRenderer.render(collector.all), summary: table, exitCode: collector.exit.rawValue)
        } catch {
            collector.add(error)
            return outcome(collector, "")
        }
    }
}
