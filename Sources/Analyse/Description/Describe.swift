import Score
import Statistics
import Study

/// Engine: what is said of every measure in every cell. Respondent set: everybody in the cell with an answer.
package enum Describe {
    /// Findings of all permitted cells, by wave, group and measure.
    package static func cells(_ sums: PermittedSums, pool: Pool) -> [CellFinding] {
        (0..<sums.waves).flatMap { cells(sums, pool: pool, wave: $0) }
    }

    /// Findings of the permitted cells of one wave, by group and measure.
    package static func cells(_ sums: PermittedSums, pool: Pool, wave: Int) -> [CellFinding] {
        self.wave(sums, pool: pool, wave: wave).cells
    }

    /// The same, and what the cells of each layer share.
    package static func wave(
        _ sums: PermittedSums, pool: Pool, wave: Int
    ) -> (cells: [CellFinding], peers: [PeerFinding]) {
        let sets = FavourableSets(sums.study, sums.layout, sums.measures)
        var findings: [CellFinding] = []
        findings.reserveCapacity(sums.groups.count * sums.measures.count)
        for group in sums.groups.indices {
            for measure in sums.measures.indices where sums.permission(wave, measure, group).speaks {
                findings.append(cell(sums, pool, sets, wave, measure, group))
            }
        }
        let peers = addTeamNumbers(&findings, sums, pool, wave)
        return (findings, peers)
    }

    /// What a finding becomes beside others: the least change that would stand out, and the value drawn to its peers.
    private static func addTeamNumbers(
        _ findings: inout [CellFinding], _ sums: PermittedSums, _ pool: Pool, _ wave: Int
    ) -> [PeerFinding] {
        var places = [[Int]](repeating: [], count: sums.measures.count)
        for i in findings.indices where findings[i][.value] != nil { places[findings[i].measure].append(i) }
        let shrinkage = TeamShrinkage(sums)
        var peers: [PeerFinding] = []
        for measure in places.indices {
            guard let share = pool.share(wave, measure) else { continue }
            for place in places[measure] {
                findings[place][.detectable] = share.detectableChange / Double(findings[place].n).squareRoot()
            }
            peers += shrinkage.add(to: &findings, at: places[measure], share, wave: wave, measure: measure)
        }
        return peers
    }

    static func cell(
        _ sums: PermittedSums, _ pool: Pool, _ sets: FavourableSets, _ wave: Int, _ measure: Int, _ group: Int
    ) -> CellFinding {
        switch sums.measures[measure] {
        case .participation: participation(sums, wave, group)
        case .item: mean(sums, pool, sets, wave, measure, group)
        case .question(let number): question(sums, pool, sets, wave, measure, group, sums.layout.question(number))
        case .index(let index):
            switch sums.study.indices[index].kind {
            case .meanOfPersonMeans, .sum, .ratio, .pooledAnswers: mean(sums, pool, sets, wave, measure, group)
            case .meanOfItemFavourable: meanOfItems(sums, sets, wave, measure, group, sums.study.indices[index])
            case .meanOfIndices(let indices): meanOfIndices(sums, pool, sets, wave, measure, group, indices)
            case .personShare, .allFavourable: share(sums, sets, wave, measure, group)
            case .net: net(sums, sets, wave, measure, group)
            }
        }
    }

    private static func question(
        _ sums: PermittedSums, _ pool: Pool, _ sets: FavourableSets, _ wave: Int, _ measure: Int, _ group: Int,
        _ question: TallyLayout.QuestionLayout
    ) -> CellFinding {
        let counts = sums.withCounters(wave, measure, group) { sets.count(measure, $0) } ?? ShareCounts()
        let n = counts.total
        guard n > 0 else { return CellFinding(wave: wave, measure: measure, group: group, n: 0, note: .noAnswers) }
        var finding = CellFinding(wave: wave, measure: measure, group: group, n: n)
        switch question.measure.kind {
        case .option, .firstChoice, .share, .commented:
            finding[.value] = 100 * Double(counts.favourable) / Double(n)
            if let interval = Proportion.wilson(counts.favourable, of: n) {
                (finding[.low], finding[.high]) = (100 * interval.low, 100 * interval.high)
            }
        case .net: addNet(counts, &finding)
        case .mean, .meanRank, .meanPart:
            guard let mean = sums.summary(wave, measure, group)?.mean else { break }
            finding[.value] = mean
            if let interval = pool.interval(wave, measure, mean: mean, n: n) {
                (finding[.low], finding[.high]) = (interval.low, interval.high)
            } else {
                finding.note = .noPool
            }
        }
        return finding
    }

    private static func participation(_ sums: PermittedSums, _ wave: Int, _ group: Int) -> CellFinding {
        let n = sums.withCounters(wave, 0, group) { Int($0[0]) } ?? 0
        guard let invited = sums.groups[group].invited[wave], invited > 0 else {
            return CellFinding(wave: wave, measure: 0, group: group, n: n, note: .noHeadCount)
        }
        // Everybody was asked: the rate has no sampling error.
        var finding = CellFinding(wave: wave, measure: 0, group: group, n: n, note: .census)
        finding[.value] = 100 * Double(n) / Double(invited)
        return finding
    }

    private static func mean(
        _ sums: PermittedSums, _ pool: Pool, _ sets: FavourableSets, _ wave: Int, _ measure: Int, _ group: Int
    ) -> CellFinding {
        guard let summary = sums.summary(wave, measure, group), let mean = summary.mean else {
            return CellFinding(wave: wave, measure: measure, group: group, n: 0, note: .noAnswers)
        }
        var finding = CellFinding(wave: wave, measure: measure, group: group, n: summary.n)
        finding[.value] = mean
        let shape = sums.shape(of: measure)
        if sums.permission(wave, measure, group).ownSD, shape.hasScores { finding[.sd] = summary.sd }
        if let interval = pool.interval(wave, measure, mean: mean, n: summary.n) {
            finding[.low] = interval.low
            finding[.high] = interval.high
        } else {
            finding.note = .noPool
        }
        if shape.hasShares, let counts = sums.withCounters(wave, measure, group, { sets.count(measure, $0) }) {
            addShares(counts, &finding)
        }
        return finding
    }

    private static func addShares(
        _ counts: ShareCounts, _ finding: inout CellFinding
    ) {
        let n = finding.n
        finding[.favourable] = 100 * Double(counts.favourable) / Double(n)
        finding[.neutral] = 100 * Double(counts.neutral) / Double(n)
        finding[.unfavourable] = 100 * Double(counts.unfavourable) / Double(n)
        guard let interval = Proportion.wilson(counts.favourable, of: n) else { return }
        finding[.favourableLow] = 100 * interval.low
        finding[.favourableHigh] = 100 * interval.high
    }

    private static func share(
        _ sums: PermittedSums, _ sets: FavourableSets, _ wave: Int, _ measure: Int, _ group: Int
    ) -> CellFinding {
        let counts = sums.withCounters(wave, measure, group) { sets.count(measure, $0) } ?? ShareCounts()
        let reached = sums.reachingIsUnfavourable(measure) ? counts.unfavourable : counts.favourable
        let n = counts.total
        guard n > 0, let interval = Proportion.wilson(reached, of: n) else {
            return CellFinding(wave: wave, measure: measure, group: group, n: 0, note: .noAnswers)
        }
        var finding = CellFinding(wave: wave, measure: measure, group: group, n: n)
        finding[.value] = 100 * Double(reached) / Double(n)
        finding[.low] = 100 * interval.low
        finding[.high] = 100 * interval.high
        return finding
    }

    private static func net(
        _ sums: PermittedSums, _ sets: FavourableSets, _ wave: Int, _ measure: Int, _ group: Int
    ) -> CellFinding {
        guard case .index(let index) = sums.measures[measure] else {
            return CellFinding(wave: wave, measure: measure, group: group, n: 0, note: .noAnswers)
        }
        let item = 1 + sums.study.indices.count + sums.study.indices[index].parts[0].item
        let range = sums.layout.range(of: sums.measures[item])
        let counts =
            sums.withRow(wave, measure, group) { row in
                sets.count(item, UnsafeBufferPointer(start: row + range.lowerBound, count: range.count))
            } ?? ShareCounts()
        let n = counts.total
        guard n > 0 else { return CellFinding(wave: wave, measure: measure, group: group, n: 0, note: .noAnswers) }
        var finding = CellFinding(wave: wave, measure: measure, group: group, n: n)
        addNet(counts, &finding)
        return finding
    }

    /// The share of favourable less that of unfavourable answers, with the t interval of their difference: both shares are
    /// said anyway, and nothing else enters.
    private static func addNet(_ counts: ShareCounts, _ finding: inout CellFinding) {
        addShares(counts, &finding)
        finding[.value] = 100 * Double(counts.favourable - counts.unfavourable) / Double(finding.n)
        let net = NetPromoter(
            promoters: counts.favourable, passives: counts.neutral, detractors: counts.unfavourable)
        switch net.tInterval() {
        case .success(let interval):
            (finding[.low], finding[.high]) = (max(interval.low, -100), min(interval.high, 100))
        case .failure(let reason): finding.note = reason == .tooFew ? .tooFew : .noVariance
        }
    }

    /// Each item has its own base: those who answered it.
    private static func meanOfItems(
        _ sums: PermittedSums, _ sets: FavourableSets, _ wave: Int, _ measure: Int, _ group: Int, _ index: Index
    ) -> CellFinding {
        var shares: [Double] = []
        var limits: (low: Double, high: Double) = (0, 0)
        for part in index.parts {
            let item = 1 + sums.study.indices.count + part.item
            let range = sums.layout.range(of: sums.measures[item])
            let counts =
                sums.withRow(wave, measure, group) { row in
                    sets.count(item, UnsafeBufferPointer(start: row + range.lowerBound, count: range.count))
                } ?? ShareCounts()
            let n = counts.total
            guard n > 0, let interval = Proportion.wilson(counts.favourable, of: n) else { continue }
            shares.append(100 * Double(counts.favourable) / Double(n))
            (limits.low, limits.high) = (limits.low + 100 * interval.low, limits.high + 100 * interval.high)
        }
        let n = sums.withCounters(wave, measure, group) { counters in counters.reduce(0) { $0 + Int($1) } } ?? 0
        guard shares.count == index.parts.count, n > 0 else {
            return CellFinding(wave: wave, measure: measure, group: group, n: n, note: .noAnswers)
        }
        var finding = CellFinding(wave: wave, measure: measure, group: group, n: n)
        let count = Double(shares.count)
        finding[.value] = shares.reduce(0, +) / count
        // The mean of limits is right where items vary together fully, and too wide otherwise: never too narrow.
        (finding[.low], finding[.high]) = (limits.low / count, limits.high / count)
        return finding
    }

    /// Each index has its own people; n is those with a score on all of them.
    private static func meanOfIndices(
        _ sums: PermittedSums, _ pool: Pool, _ sets: FavourableSets, _ wave: Int, _ measure: Int, _ group: Int,
        _ indices: [Int]
    ) -> CellFinding {
        let n = sums.withCounters(wave, measure, group) { Int($0[0]) } ?? 0
        let parts = indices.map { cell(sums, pool, sets, wave, 1 + $0, group) }
        let values = parts.compactMap { $0[.value] }
        guard n > 0, values.count == parts.count else {
            return CellFinding(wave: wave, measure: measure, group: group, n: n, note: .noAnswers)
        }
        var finding = CellFinding(wave: wave, measure: measure, group: group, n: n)
        let count = Double(parts.count)
        finding[.value] = values.reduce(0, +) / count
        let (low, high) = (parts.compactMap { $0[.low] }, parts.compactMap { $0[.high] })
        if low.count == parts.count, high.count == parts.count {
            (finding[.low], finding[.high]) = (low.reduce(0, +) / count, high.reduce(0, +) / count)
        } else {
            finding.note = parts.lazy.compactMap(\.note).first ?? .noInterval
        }
        return finding
    }
}

extension PermittedSums {
    /// Whether those whom a share speaks of are the unfavourable ones: people who reach a score where low is good.
    func reachingIsUnfavourable(_ measure: Int) -> Bool {
        guard case .index(let number) = measures[measure], case .personShare = study.indices[number].kind else {
            return false
        }
        return study.indices[number].lowIsGood
    }

    /// What can be said of a measure's values beside their mean.
    func shape(of measure: Int) -> (hasScores: Bool, hasShares: Bool) {
        guard case .index(let number) = measures[measure] else { return (true, true) }
        let index = study.indices[number]
        // Answers of all people in one heap are nobody's scores.
        guard index.kind.isMeanOfScores else { return (false, false) }
        return (true, index.favourable != nil && index.unfavourable != nil)
    }
}

extension PermittedSums {
    /// The whole row of a cell, for a permitted measure that is made of several items.
    func withRow<Result>(_ wave: Int, _ measure: Int, _ group: Int, _ body: (UnsafePointer<Int32>) -> Result) -> Result?
    {
        guard permission(wave, measure, group).speaks else { return nil }
        return withWholeRow(wave, group, body)
    }
}
