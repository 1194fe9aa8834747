import Study

/// The separately written attack on a finished release.
///
/// Threat: somebody who holds all released numbers, the org chart, every attribute that a cut uses, and the list of
/// who answered, but not who skipped which question. Argument: this code shares nothing with the code that decides
/// what may be said; it sees only released rows and the roster, and looks for what linear combination gives away.
/// Of the groups that are determined (see `Span`) it judges every cell, every rest of an additive relation, all
/// intersections, differences and unions of two groups, every 0/1 row of the reduced echelon form, and for any two
/// partitions all unions of parts (see `MinCut`). What it cannot place, it reports: it fails closed.
package enum Audit {
    /// The least number of answers behind a standard deviation.
    /// Fewest answers behind what a measure says: options of questions need twice as many.
    static func baseThreshold(_ measure: MeasureInfo, _ k: Int) -> Int {
        ["option", "first_choice", "mean_rank", "mean_part"].contains(measure.kind) ? 2 * k : k
    }

    static func spreadThreshold(_ k: Int) -> Int { max(30, 2 * k) }

    /// Everything found, in a fixed order; empty for a release that gives nobody away.
    package static func findings(_ input: AuditInput) -> [AuditFinding] { findings(input, exhaustive: 6) }

    /// `exhaustive`: up to this rank of the other cuts all determined groups are judged, not only the audited class.
    package static func findings(_ input: AuditInput, exhaustive: Int) -> [AuditFinding] {
        guard let frame = Frame(input), let statements = Statements(input),
            let drafts = WaveDraft.drafts(input, frame), let coordinates = frame.coordinates(input.roster.patterns)
        else { return [AuditFinding(.scope, wave: 0, measure: nil, people: 0, groups: [], in: input)] }
        var findings: [AuditFinding] = []
        for wave in 0..<input.waves {
            let table = WaveTable(
                frame: frame, draft: drafts[wave], coordinates: coordinates, patterns: input.roster.patterns.count)
            let people = People(frame: frame, table: table)
            findings += Rows(input: input, statements: statements, people: people, wave: wave).findings()
            var refusals: Refusals?
            for layer in Layer.all(input, statements, people, wave) {
                let span = Span(frame: frame, table: table, speaks: layer.speaks)
                let attack = Attack(
                    input: input, frame: frame, span: span, wave: wave, threshold: layer.threshold,
                    spread: layer.spread, subjects: layer.subjects)
                findings += attack.findings(exhaustive: exhaustive, refusals: &refusals)
            }
        }
        return unique(findings)
    }

    private static func unique(_ findings: [AuditFinding]) -> [AuditFinding] {
        var seen: Set<AuditFinding> = []
        return findings.filter { seen.insert($0).inserted }
    }
}

/// How many people answered in each group of one wave, by the roster.
struct People {
    let byGroup: [Int]

    init(frame: Frame, table: WaveTable) {
        byGroup = frame.role.map { $0 >= 0 ? table.nodePeople[$0] : table.people(at: -1 - $0) }
    }
}
