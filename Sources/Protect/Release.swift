import Analyse
import Score
import Statistics
import Study

/// What may be said, and nothing else: the only thing that Publish can be given. It can be made here alone.
package struct Release: Sendable {
    package let title: String
    package let asOf: String?
    package let k: Int
    package let languages: [String]
    package let headline: [String]
    package let waves: [String]
    package let cuts: [CutInfo]
    package let groups: [GroupInfo]
    package let measures: [MeasureInfo]
    /// One for each wave, group and measure, in that order.
    package let rows: [ReleasedRow]
    package let company: [CompanyRow]
    /// What the cells of each layer share.
    package let peers: [PeerRow]
    /// What differs in the last wave.
    package let comparisons: ComparisonTable
    /// Whether the study asks for standard deviations.
    package let showsSD: Bool

    /// Makes the rows of all waves, each by `body`, one after the other or side by side.
    package typealias EachWave = (_ waves: Int, _ body: @escaping @Sendable (Int) -> WaveRows) throws -> [WaveRows]

    /// The rows of a wave, and what the cells of each layer share.
    package struct WaveRows: Sendable {
        var rows: [ReleasedRow]
        var peers: [PeerRow]
    }

    /// The door for sums: runs the engines on what the pattern permits, and rounds.
    package init(
        _ scored: Scored, _ groups: Groups, pattern: Pattern,
        eachWave: EachWave = { waves, body in (0..<waves).map(body) }
    ) throws {
        let study = scored.study
        let cross = groups.waves.indices.map { wave in
            study.indices.indices.map { index in
                Self.mayShowReliability(pattern, scored, groups, wave, index)
                    ? Self.cross(scored, groups, wave, index) : nil
            }
        }
        let sums = PermittedSums(
            study: study, layout: scored.layout, groups: groups, permissions: pattern.permissions, cross: cross)
        let pool = Pool(sums)
        title = study.title
        asOf = study.asOf?.text
        k = study.k
        languages = study.languages
        headline = study.headline
        waves = groups.waves
        cuts = groups.cuts
        self.groups = groups.groups
        showsSD = study.outputs.sd
        measures = MeasureCatalogue.measures(
            study, scored.layout, pooledOver: groups.cuts[pool.cut].id, hasIDs: scored.namesPeople,
            breaks: scored.breaks)
        let held = scored.held
        let parts = try eachWave(sums.waves) { wave in
            var made = Self.rows(sums, pool, wave: wave)
            for i in made.rows.indices where !made.rows[i].speaks {
                if let note = held[wave]?[made.rows[i].measure - 1] { made.rows[i].note = note }
            }
            return made
        }
        var rows: [ReleasedRow] = []
        rows.reserveCapacity(parts.reduce(0) { $0 + $1.rows.count })
        for part in parts { rows += part.rows }
        self.rows = rows
        peers = parts.flatMap(\.peers)
        comparisons = Self.comparisons(sums, pool, waves, measures)
        let ofCompany =
            CompanyReliability.findings(sums) + AggregationEvidence.findings(sums, pool)
            + NonResponse.findings(sums, pool)
        company = ofCompany.map { finding in
            var row = Self.row(finding)
            let notes = row.wave.map { [held[$0]?[row.measure - 1]] } ?? held.values.map { $0[row.measure - 1] }
            if row.value == nil, let note = notes.lazy.compactMap({ $0 }).first { row.note = note }
            return row
        }
    }

    /// Alpha speaks where the index speaks for the company; its own base is checked by the engine.
    private static func mayShowReliability(
        _ pattern: Pattern, _ scored: Scored, _ groups: Groups, _ wave: Int, _ index: Int
    ) -> Bool {
        let measures = scored.layout.measures
        return pattern.permissions[(wave * measures + 1 + index) * groups.groups.count].ownSD
    }

    private static func cross(_ scored: Scored, _ groups: Groups, _ wave: Int, _ index: Int) -> CrossTally? {
        guard let number = scored.population.space.waveNames.firstIndex(of: groups.waves[wave]),
            number < scored.scorer.cross.count
        else { return nil }
        return scored.scorer.cross[number][index]
    }

    /// Every row of a wave: figures where something may be said, `withheld` everywhere else.
    private static func rows(_ sums: PermittedSums, _ pool: Pool, wave: Int) -> WaveRows {
        let (findings, peers) = Describe.wave(sums, pool: pool, wave: wave)
        var rows: [ReleasedRow] = []
        rows.reserveCapacity(sums.groups.count * sums.measures.count)
        var next = 0
        for group in sums.groups.indices {
            for measure in sums.measures.indices {
                if next < findings.count, findings[next].group == group, findings[next].measure == measure {
                    rows.append(row(findings[next], sums))
                    next += 1
                } else {
                    rows.append(ReleasedRow(wave: wave, group: group, measure: measure, n: nil, note: .withheld))
                }
            }
        }
        return WaveRows(rows: rows, peers: peers.map(row))
    }

    private static func row(_ finding: PeerFinding) -> PeerRow {
        var row = PeerRow(
            wave: finding.wave, cut: finding.layer.cut, level: finding.layer.level, measure: finding.measure,
            cells: finding.cells)
        row.mean = finding.fit.flatMap { Figure($0.mean, digits: 12) }
        row.between = finding.fit.flatMap { Figure($0.between, digits: 6) }
        row.within = Figure(finding.share.variance, digits: 12)
        row.detectable = Figure(finding.share.detectableChange, digits: 6)
        return row
    }

    private static func row(_ finding: CellFinding, _ sums: PermittedSums) -> ReleasedRow {
        var row = ReleasedRow(
            wave: finding.wave, group: finding.group, measure: finding.measure, n: finding.n, note: finding.note)
        let permission = sums.permission(finding.wave, finding.measure, finding.group)
        for statistic in Statistic.allCases {
            switch DisclosureClass(statistic) {
            case .base, .choice: break
            case .spread: if !permission.ownSD || !sums.study.outputs.sd { continue }
            }
            row[statistic] = finding[statistic].flatMap { Figure($0, digits: statistic.digits) }
        }
        return row
    }

    private static func comparisons(
        _ sums: PermittedSums, _ pool: Pool, _ waves: [String], _ measures: [MeasureInfo]
    ) -> ComparisonTable {
        let breaks = Dictionary(uniqueKeysWithValues: measures.enumerated().map { ($0.offset, $0.element.breaks) })
        let kinds = measures.enumerated().map { number, info in
            let index = number - 1
            let scores = sums.study.indices.indices.contains(index) ? sums.study.indices[index].scores.word : "points"
            var low = info.lowIsGood
            if case .item(let item) = sums.measures[number] { low = FavourableSets.isReversed(item, sums.study) }
            return Comparisons.Kind(kind: info.kind, scores: scores, favourable: info.favourable, lowIsGood: low)
        }
        let engine = Comparisons(sums, pool, waves: waves, breaks: breaks, kinds: kinds)
        let findings = engine.findings()
        return ComparisonTable(
            rows: findings.map(row), measures: engine.measures.map { measures[$0].id },
            tests: findings.count { $0.q != nil })
    }

    private static func row(_ finding: ComparisonFinding) -> ComparisonRow {
        var row = ComparisonRow(
            wave: finding.wave, group: finding.group, measure: finding.measure, against: finding.against,
            reference: finding.reference)
        let interval = finding.test?.interval()
        row.difference = Figure(finding.difference, digits: 12)
        row.low = interval.flatMap { Figure($0.low, digits: 6) }
        row.high = interval.flatMap { Figure($0.high, digits: 6) }
        row.effect = finding.effect.flatMap { Figure($0, digits: 4) }
        row.q = finding.q.flatMap { Figure($0, digits: 4) }
        (row.verdict, row.note) = (finding.verdict, finding.note)
        return row
    }

    private static func row(_ finding: CompanyFinding) -> CompanyRow {
        var row = CompanyRow(
            wave: finding.wave, measure: finding.measure, statistic: finding.statistic,
            n: finding.value == nil ? nil : finding.n, note: finding.note)
        row.value = finding.value.flatMap { Figure($0, digits: 12) }
        row.low = finding.low.flatMap { Figure($0, digits: 6) }
        row.high = finding.high.flatMap { Figure($0, digits: 6) }
        return row
    }
}
