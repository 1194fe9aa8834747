import Score
import Statistics
import Study

/// The common variance within the cells of one cut, from which small cells get their interval: a small cell's own
/// spread would be both unreliable and telling.
package struct Pool: Sendable {
    /// Position of the cut whose cells are pooled.
    package let cut: Int
    /// The cells of the cut.
    package let groups: [Int]
    /// By wave and measure.
    private let shares: [[Share?]]

    /// What cells share: the variance of one person about their cell's mean.
    package struct Share: Sendable {
        package let variance: Double
        package let df: Int
        /// The 97.5 % quantile of t: dear to compute, and the same for every cell of a measure.
        package let t: Double

        /// The standard error of a mean over n people.
        package func standardError(n: Int) -> Double { (variance / Double(n)).squareRoot() }

        /// The least change between two waves that would stand out from chance, for one person a wave; for n people it is
        /// this over the root of n.
        package var detectableChange: Double { t * (2 * variance).squareRoot() }
    }

    /// Chooses the cut (the first plain one with two released cells in each wave, else the first level of the
    /// hierarchy) and pools. Only released cells enter.
    package init(_ sums: PermittedSums) {
        let cells = Self.choose(sums)
        (cut, groups) = (cells.cut, cells.groups)
        let sets = FavourableSets(sums.study, sums.layout, sums.measures)
        shares = (0..<sums.waves).map { wave in
            sums.measures.indices.map { measure in
                guard let pool = Self.pool(sums, sets, wave, measure, cells.groups), pool.variance > 0,
                    let t = StudentT.quantile(0.975, df: Double(pool.df))
                else { return nil }
                return Share(variance: pool.variance, df: pool.df, t: t)
            }
        }
    }

    /// What the cells of a measure share; nil without a pool.
    package func share(_ wave: Int, _ measure: Int) -> Share? { shares[wave][measure] }

    /// The 95 % t interval of a mean over n people; nil without a pool.
    package func interval(_ wave: Int, _ measure: Int, mean: Double, n: Int) -> Interval? {
        guard n > 0, let share = shares[wave][measure] else { return nil }
        let reach = share.t * share.standardError(n: n)
        return Interval(low: mean - reach, high: mean + reach)
    }

    private static func choose(_ sums: PermittedSums) -> (cut: Int, groups: [Int]) {
        for (number, cut) in sums.cuts.enumerated() where cut.kind == .plain {
            let groups = sums.groups.indices.filter { sums.groups[$0].cut == number }
            let enough = (0..<sums.waves).allSatisfy { wave in
                groups.count { sums.permission(wave, 0, $0).speaks } >= 2
            }
            if enough { return (number, groups) }
        }
        return (0, sums.groups.indices.filter { sums.groups[$0].parent == 0 })
    }

    /// Takes all cells whose own spread may be said, and the others only when these are three cells and
    /// max(30, 2k) answers together: fewer would hand over one of them.
    private static func pool(
        _ sums: PermittedSums, _ sets: FavourableSets, _ wave: Int, _ measure: Int, _ groups: [Int]
    ) -> PooledVariance? {
        var open: [(n: Int, variance: Double)] = []
        var closed: [(n: Int, variance: Double)] = []
        for group in groups {
            let permission = sums.permission(wave, measure, group)
            guard let summary = sums.quantity(wave, measure, group, sets), let variance = summary.variance else {
                continue
            }
            if permission.ownSD { open.append((summary.n, variance)) } else { closed.append((summary.n, variance)) }
        }
        let enough = closed.count >= 3 && closed.reduce(0) { $0 + $1.n } >= max(30, 2 * sums.study.k)
        return PooledVariance(cells: enough ? open + closed : open)
    }
}

extension PermittedSums {
    /// Number, mean and variance of a measure in a permitted cell.
    package func summary(_ wave: Int, _ measure: Int, _ group: Int) -> Summary? {
        guard case .some = scores(measure) else { return nil }
        return withCounters(wave, measure, group) { counters in
            switch measures[measure] {
            case .participation: Summary(points: [], counts: [])
            case .question(let number):
                questionSummary(layout.question(number), counters)
            case .index(let index):
                study.indices[index].kind == .pooledAnswers
                    ? pooledSummary(layout.indices[index], counters)
                    : layout.indices[index].scores.withUnsafeBufferPointer { Summary(points: $0, counts: counters) }
            case .item(let item):
                itemPoints(item).withUnsafeBufferPointer { points in
                    Summary(points: points, counts: UnsafeBufferPointer(rebasing: counters[1...points.count]))
                }
            }
        }
    }

    /// All answers in one heap, r = Σ s / Σ a: the variance is that of (s - r a) / ā over people, which the mean of answers
    /// has for its error (linearised; people are what was sampled).
    private func pooledSummary(_ index: IndexLayout, _ counters: UnsafeBufferPointer<Int32>) -> Summary {
        var (n, answers, sum) = (0, 0.0, 0.0)
        for i in counters.indices where counters[i] != 0 {
            let (people, answered) = (Double(counters[i]), Double(index.pairs[i].answered))
            n += Int(counters[i])
            answers += people * answered
            sum += people * answered * index.scores[i]
        }
        guard n > 0, answers > 0 else { return Summary(n: 0, mean: nil, variance: nil) }
        let mean = sum / answers
        var squares = 0.0
        for i in counters.indices where counters[i] != 0 {
            let residual = Double(index.pairs[i].answered) * (index.scores[i] - mean)
            squares += Double(counters[i]) * residual * residual
        }
        let perPerson = answers / Double(n)
        return Summary(n: n, mean: mean, variance: n > 1 ? squares / Double(n - 1) / (perPerson * perPerson) : nil)
    }

    /// Over the codes that are answers.
    private func questionSummary(
        _ question: TallyLayout.QuestionLayout, _ counters: UnsafeBufferPointer<Int32>
    ) -> Summary {
        let answers = question.values.indices.filter { !question.values[$0].isNaN }
        return Summary(points: answers.map { question.values[$0] }, counts: answers.map { Int(counters[$0]) })
    }

    private func scores(_ measure: Int) -> Bool? {
        if case .participation = measures[measure] { nil } else { true }
    }

    private func itemPoints(_ item: Int) -> [Double] {
        (0..<layout.points[item]).map { Double(layout.lowest[item] + $0) }
    }
}
