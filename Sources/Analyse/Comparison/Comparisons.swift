import Score
import Statistics
import Study

/// One difference before it is rounded.
package struct ComparisonFinding: Sendable {
    package let wave: Int
    package let group: Int
    package let measure: Int
    package let against: ComparedWith
    package let reference: String
    package let difference: Double
    /// Whether a target is reached from above.
    package let lowIsGood: Bool
    package var test: MeanDifference?
    package var effect: Double?
    package var q: Double?
    package var note: Note?

    /// What the difference says once its family is known.
    package var verdict: Verdict? {
        guard let q else { return nil }
        guard q <= ComparisonTable.level, difference != 0 else { return .cannotTell }
        guard against == .target else { return difference > 0 ? .higher : .lower }
        return (difference > 0) != lowIsGood ? .reached : .notReached
    }
}

/// Engine: what differs, in the last wave, from the group above and from the wave before. Respondent set: everybody in the
/// two cells with an answer; disclosure class: base, since means, numbers and the pooled variance of released cells are all
/// that enters.
///
/// The family of tests is declared beforehand: every group that may speak, for the measures of the headline (all indices
/// where there is none), against everything it is compared with. One correction holds for all of them (Benjamini & Hochberg
/// 1995), so that among the differences called higher or lower about one in twenty is chance, however many groups there are.
package struct Comparisons {
    private let sums: PermittedSums
    private let pool: Pool
    private let sets: FavourableSets
    private let breaks: [Int: [String]]
    private let waves: [String]
    /// Measures that are compared.
    package let measures: [Int]
    /// By measure: its id, and what a benchmark must agree with.
    private let names: [String]
    private let kinds: [Kind]

    /// How the figures of a measure come about.
    package struct Kind: Sendable {
        package let kind: String
        package let scores: String
        package let favourable: String?
        package let lowIsGood: Bool

        package init(kind: String, scores: String, favourable: String?, lowIsGood: Bool = false) {
            (self.kind, self.scores, self.favourable, self.lowIsGood) = (kind, scores, favourable, lowIsGood)
        }
    }

    /// - Parameters:
    ///   - breaks: by measure: waves before which its values cannot be compared with it.
    ///   - kinds: by measure: what a benchmark must agree with.
    package init(
        _ sums: PermittedSums, _ pool: Pool, waves: [String], breaks: [Int: [String]], kinds: [Kind]
    ) {
        (self.sums, self.pool, self.waves, self.breaks, self.kinds) = (sums, pool, waves, breaks, kinds)
        names = Self.names(sums.study)
        sets = FavourableSets(sums.study, sums.layout, sums.measures)
        let named = names
        let headline = sums.study.headline.compactMap { named.firstIndex(of: $0) }
        measures = headline.isEmpty ? sums.study.indices.indices.map { 1 + $0 } : headline
    }

    private static func names(_ study: Study) -> [String] {
        let ofQuestions = Measure.ofQuestions(study).map(\.measure.id)
        return ["participation"] + study.indices.map(\.id) + study.items.map(\.id) + ofQuestions
    }

    /// All differences, by group, measure and what they are against.
    package func findings() -> [ComparisonFinding] {
        guard let wave = waves.indices.last else { return [] }
        var findings: [ComparisonFinding] = []
        for group in sums.groups.indices {
            for measure in sums.measures.indices.dropFirst() {
                let isHeadline = measures.contains(measure)
                guard isHeadline || hasFigures(measure), let own = quantity(wave, measure, group), own.n > 0 else {
                    continue
                }
                if isHeadline, let finding = againstParent(wave, group, measure, own) { findings.append(finding) }
                if isHeadline, let finding = againstPrevious(wave, group, measure, own) { findings.append(finding) }
                findings += againstFigures(wave, group, measure, own)
            }
        }
        let adjusted = MultipleComparisons.adjusted(findings.map { $0.test?.pValue }, by: .benjaminiHochberg)
        for (i, q) in adjusted.enumerated() { findings[i].q = q }
        return findings
    }

    private func hasFigures(_ measure: Int) -> Bool {
        let name = names[measure]
        return sums.study.targets.contains { $0.measure == name }
            || sums.study.benchmarks.contains { $0.measure == name }
    }

    /// What a value is the mean of; where it is the mean of nothing that each person has, the value alone, which has no test.
    private func quantity(_ wave: Int, _ measure: Int, _ group: Int) -> Summary? {
        if let own = sums.quantity(wave, measure, group, sets) { return own }
        guard sums.permission(wave, measure, group).speaks else { return nil }
        let finding = Describe.cell(sums, pool, sets, wave, measure, group)
        return finding[.value].map { Summary(n: finding.n, mean: $0, variance: nil) }
    }

    /// The nearest group above that may speak; the company for groups of other cuts.
    private func parent(_ wave: Int, _ group: Int, _ measure: Int) -> Int? {
        guard group != 0 else { return nil }
        var above = sums.groups[group].parent ?? 0
        while above != 0, !sums.permission(wave, measure, above).speaks { above = sums.groups[above].parent ?? 0 }
        return sums.permission(wave, measure, above).speaks ? above : nil
    }

    private func againstParent(_ wave: Int, _ group: Int, _ measure: Int, _ own: Summary) -> ComparisonFinding? {
        guard let parent = parent(wave, group, measure), let whole = quantity(wave, measure, parent),
            whole.n > own.n
        else { return nil }
        return finding(wave, group, measure, .parent, sums.groups[parent].id, own, whole) { share in
            MeanDifference.againstWhole(own, whole: whole, variance: share.variance, df: share.df)
        }
    }

    /// Waves are compared as if other people had answered: where the same people answer again, the error is smaller than said.
    private func againstPrevious(_ wave: Int, _ group: Int, _ measure: Int, _ own: Summary) -> ComparisonFinding? {
        guard wave > 0, sums.permission(wave - 1, measure, group).speaks,
            let before = quantity(wave - 1, measure, group), before.n > 0
        else { return nil }
        guard !(breaks[measure] ?? []).contains(waves[wave]) else {
            return broken(wave, group, measure, own, before)
        }
        return finding(wave, group, measure, .previous, waves[wave - 1], own, before) { share in
            let old = pool.share(wave - 1, measure)
            // Each wave has its own spread; their mean weighs both errors as they are.
            let variance = old.map { mixed(share.variance, own.n, $0.variance, before.n) } ?? share.variance
            return MeanDifference.pooled(own, before, variance: variance, df: min(share.df, old?.df ?? share.df))
        }
    }

    /// The one variance that gives `v/n + u/m`.
    private func mixed(_ v: Double, _ n: Int, _ u: Double, _ m: Int) -> Double {
        let (a, b) = (1 / Double(n), 1 / Double(m))
        return (v * a + u * b) / (a + b)
    }

    private func broken(
        _ wave: Int, _ group: Int, _ measure: Int, _ own: Summary, _ before: Summary
    ) -> ComparisonFinding? {
        ComparisonFinding(
            wave: wave, group: group, measure: measure, against: .previous, reference: waves[wave - 1],
            difference: .nan,
            lowIsGood: kinds[measure].lowIsGood, note: .broken)
    }

    private func againstFigures(_ wave: Int, _ group: Int, _ measure: Int, _ own: Summary) -> [ComparisonFinding] {
        let targets = sums.study.targets.filter { $0.measure == names[measure] && $0.group == sums.groups[group].id }
        let benchmarks = sums.study.benchmarks.filter { $0.measure == names[measure] }
        return targets.compactMap { target in
            finding(wave, group, measure, .target, target.name, own, Summary(fixed: target.value.value)) { share in
                MeanDifference.againstFigure(own, target.value.value, variance: share.variance, df: share.df)
            }
        } + benchmarks.compactMap { against($0, wave, group, measure, own) }
    }

    /// A figure of others: its own error is that of as many answers with our spread.
    private func against(
        _ benchmark: Benchmark, _ wave: Int, _ group: Int, _ measure: Int, _ own: Summary
    ) -> ComparisonFinding? {
        guard benchmark.kind == kinds[measure].kind, benchmark.scores == kinds[measure].scores,
            benchmark.favourable.map({ $0 == kinds[measure].favourable }) ?? true
        else {
            return ComparisonFinding(
                wave: wave, group: group, measure: measure, against: .benchmark, reference: benchmark.name,
                difference: .nan, lowIsGood: kinds[measure].lowIsGood, note: .otherKind)
        }
        let value = benchmark.value.value
        let other = Summary(n: benchmark.n ?? 0, mean: benchmark.n == nil ? nil : value, variance: nil)
        var found = finding(wave, group, measure, .benchmark, benchmark.name, own, Summary(fixed: value)) { share in
            MeanDifference.pooled(own, other, variance: share.variance, df: share.df)
        }
        if benchmark.n == nil, found?.test == nil { found?.note = .noInterval }
        if found?.note == nil, let year = sums.study.asOf?.year, benchmark.year < year - sums.study.benchmarkYears {
            found?.note = .old
        }
        return found
    }

    private func finding(
        _ wave: Int, _ group: Int, _ measure: Int, _ against: ComparedWith, _ reference: String, _ own: Summary,
        _ other: Summary, _ test: (Pool.Share) -> Result<MeanDifference, Undefined>
    ) -> ComparisonFinding? {
        guard let mean = own.mean, let otherMean = other.mean else { return nil }
        var finding = ComparisonFinding(
            wave: wave, group: group, measure: measure, against: against, reference: reference,
            difference: mean - otherMean, lowIsGood: kinds[measure].lowIsGood)
        guard sums.quantity(wave, measure, group, sets) != nil else {
            finding.note = .noInterval
            return finding
        }
        guard let share = pool.share(wave, measure), case .success(let result) = test(share) else {
            finding.note = .noPool
            return finding
        }
        finding.test = result
        finding.effect =
            finding.difference / share.variance.squareRoot() * StandardisedDifference.correction(df: Double(share.df))
        return finding
    }
}

extension Summary {
    /// A figure without an error of its own.
    fileprivate init(fixed value: Double) { self.init(n: 1, mean: value, variance: nil) }
}
