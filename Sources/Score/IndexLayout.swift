import Study

/// The counters of one index: one for each score that a person can have, so that sums, quantiles and shares of scores
/// stay exact.
///
/// A score rests on how many items were answered and what the answers sum to, in *units*: the largest steps of which
/// everything that a point can count is a multiple, from the least on. On a plain scale a unit is a point.
package struct IndexLayout: Sendable {
    /// Position of the first counter in the row.
    package let start: Int
    /// Position, from `start`, of the pair (answered, sum 0) for each number answered; -1 below the minimum.
    package private(set) var offsets: [Int] = []
    package private(set) var parts: [Part] = []
    /// By counter: how many were answered, and their sum in units. Empty for an index made of indices.
    package private(set) var pairs: [(answered: Int32, sum: Int32)] = []
    /// By counter: the person's score, exactly.
    package private(set) var exact: [Ratio] = []
    /// The same as doubles.
    package let scores: [Double]
    /// The units of the highest answer; those of the lowest are 0.
    package private(set) var top = 0
    /// How a person's counter follows from those of other indices, for an index made of them.
    package private(set) var composition = Composition.none
    /// Least and greatest value that the index can have.
    package let bounds: (low: Ratio, high: Ratio)

    /// An index made of indices.
    package enum Composition: Sendable, Equatable {
        case none
        /// One counter: people with a score on each of them.
        case all([Int])
        /// A counter for each pair of a counter of the first and one of the second.
        case pair(Int, Int)
    }

    /// One item of the index.
    package struct Part: Sendable {
        package let item: Int
        /// By code: what an answer adds; -1 for what is no answer.
        package let units: [Int32]
        /// By code: what reliability is computed of; 0 for what is no answer.
        let positions: [UInt8]
        /// 1 where each point is a unit more than the one before, -1 where it is one less, 0 for anything else.
        let direction: Int32
    }

    package var count: Int { scores.count }

    init(_ index: Index, _ study: Study, start: Int, earlier: [IndexLayout]) {
        self.start = start
        switch index.kind {
        case .meanOfIndices(let indices):
            composition = .all(indices)
            exact = [Ratio(0)]
            bounds = indices.first.map { earlier[$0].bounds } ?? (Ratio(0), Ratio(0))
        case .ratio(let first, let second):
            composition = .pair(first, second)
            let all = earlier[first].exact.flatMap { a in earlier[second].exact.map { a.divided(by: $0) } }
            exact = all
            let defined = earlier[first].exact.flatMap { a in
                earlier[second].exact.filter { $0.numerator != 0 }.map { a.divided(by: $0) }
            }
            bounds = (defined.min() ?? Ratio(0), defined.max() ?? Ratio(0))
        default:
            let grid = ScoreGrid(index, study)
            top = grid.top
            parts = grid.parts
            let times = index.kind == .sum ? index.parts.count : 1
            let bounds = grid.bounds
            for answered in 0...index.parts.count {
                guard answered >= max(1, index.atLeast) else { offsets.append(-1); continue }
                offsets.append(pairs.count)
                for sum in 0...answered * grid.top {
                    pairs.append((Int32(answered), Int32(sum)))
                    exact.append(grid.score(answered: answered, sum: sum, times: times))
                }
            }
            self.bounds =
                switch index.kind {
                case .meanOfItemFavourable, .personShare, .allFavourable: (Ratio(0), Ratio(100))
                case .net: (Ratio(-100), Ratio(100))
                default: (bounds.low.times(times), bounds.high.times(times))
                }
        }
        scores = exact.map(\.value)
    }
}

/// What points count, as whole multiples of one unit.
private struct ScoreGrid {
    let parts: [IndexLayout.Part]
    let top: Int
    /// What 0 units and one unit stand for, over a common denominator.
    private let zero: Int
    private let step: Int
    private let denominator: Int

    init(_ index: Index, _ study: Study) {
        let lists = index.parts.map { part in index.scores(of: part, study.scales[study.items[part.item].scale]) }
        let shared = lists.joined().reduce(1) { Self.multiple($0, $1.reduced.denominator) }
        let whole = lists.map {
            $0.map { $0.numerator * (shared / $0.reduced.denominator) / ($0.denominator / $0.reduced.denominator) }
        }
        let least = whole.joined().min() ?? 0
        let unit = max(whole.joined().reduce(0) { Self.divisor($0, $1 - least) }, 1)
        let isAllFavourable = index.kind == .allFavourable
        parts = zip(index.parts, whole).map { part, values in
            let scale = study.scales[study.items[part.item].scale]
            let steps = values.map { ($0 - least) / unit }
            let counts = isAllFavourable ? Self.favourable(part, scale, lowIsGood: index.lowIsGood) : steps
            return IndexLayout.Part(item: part.item, counts: counts, positions: steps.map { UInt8(clamping: $0 + 1) })
        }
        top = isAllFavourable ? 1 : ((whole.joined().max() ?? 0) - least) / unit
        (zero, step, denominator) = isAllFavourable ? (0, 100, 1) : (least, unit, shared)
    }

    /// By point: 1 where it is favourable.
    private static func favourable(_ part: Index.Part, _ scale: Scale, lowIsGood: Bool) -> [Int] {
        let good = lowIsGood ? scale.unfavourable : scale.favourable
        let list = (scale.lowest...scale.highest).map { good.contains($0) ? 1 : 0 }
        return part.reversed ? list.reversed() : list
    }

    /// The mean over the answered items, times a number of items.
    func score(answered: Int, sum: Int, times: Int) -> Ratio {
        Ratio(times * (zero * answered + step * sum), denominator * answered).reduced
    }

    var bounds: (low: Ratio, high: Ratio) {
        (Ratio(zero, denominator).reduced, Ratio(zero + step * top, denominator).reduced)
    }

    private static func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? abs(a) : divisor(b, a % b) }
    private static func multiple(_ a: Int, _ b: Int) -> Int { a / divisor(a, b) * b }
}

extension IndexLayout.Part {
    /// - Parameter counts: units by point, in order.
    fileprivate init(item: Int, counts: [Int], positions: [UInt8]) {
        var units = [Int32](repeating: -1, count: AnswerCode.width)
        var rows = [UInt8](repeating: 0, count: AnswerCode.width)
        for (point, count) in counts.enumerated() {
            units[point + 1] = Int32(count)
            rows[point + 1] = positions[point]
        }
        let rises = counts == Array(counts.indices)
        let falls = counts == counts.indices.reversed()
        self.init(item: item, units: units, positions: rows, direction: rises ? 1 : falls ? -1 : 0)
    }
}
