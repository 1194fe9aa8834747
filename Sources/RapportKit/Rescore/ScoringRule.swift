import Study

/// One way to turn the items of an index into a number: a kind, how many must be answered, and what points count.
struct ScoringRule: Sendable, Equatable {
    enum Kind: String, CaseIterable, Sendable {
        case own = "as defined"
        case mean, pooled, itemFavourable = "item_favourable", personShare = "person_share"
        case allFavourable = "all_favourable", net, sum
    }

    var kind: Kind
    var atLeast: Int
    var scores: Index.Scores = .points

    /// As the manual and the tables name it.
    var name: String {
        switch scores {
        case .points, .table: kind.rawValue
        case .rescaled(let top): "\(kind.rawValue), 0_\(top)"
        case .ofHighest: "\(kind.rawValue), of_highest"
        }
    }

    /// The index under this rule, by another id.
    func applied(to index: Index, id: String, _ study: Study) -> Index? {
        var other = index
        other.id = id
        if kind == .own { return other }
        (other.atLeast, other.scores) = (atLeast, scores)
        for part in other.parts.indices where scores != .points { other.parts[part].scores = nil }
        switch kind {
        case .own: break
        case .mean: other.kind = .meanOfPersonMeans
        case .pooled: other.kind = .pooledAnswers
        case .itemFavourable: other.kind = .meanOfItemFavourable
        case .allFavourable: other.kind = .allFavourable
        case .sum: other.kind = .sum
        case .net:
            guard index.parts.count == 1, scale(index, study)?.points == Int(AnswerCode.highestPoint) else {
                return nil
            }
            other.kind = .net
        case .personShare:
            var plain = index
            (plain.kind, plain.scores) = (.meanOfPersonMeans, scores)
            let followed = IndexThresholds.followed(plain, items: study.items, scales: study.scales)
            guard let at = Self.declared(index) ?? followed.favourable else { return nil }
            other.kind = .personShare(at: at)
        }
        let followed = IndexThresholds.followed(other, items: study.items, scales: study.scales)
        (other.favourable, other.unfavourable) = (followed.favourable, followed.unfavourable)
        return other
    }

    private func scale(_ index: Index, _ study: Study) -> Scale? {
        index.parts.first.map { study.scales[study.items[$0.item].scale] }
    }

    /// The study's own threshold, where it has one.
    private static func declared(_ index: Index) -> Ratio? {
        if case .personShare(let at) = index.kind { return at }
        return nil
    }

    /// Why a rule has no value for an index.
    func reason(for index: Index, _ study: Study) -> String {
        switch kind {
        case .net:
            index.parts.count == 1
                ? "needs an eleven-point scale; this one has \(scale(index, study)?.points ?? 0) points"
                : "speaks of one item; this index has \(index.parts.count)"
        case .personShare: "no score counts as favourable: say `at:`"
        default: "not for this index"
        }
    }

    /// Every kind once, with the index's own minimum where the kind has none of its own; means under each way of counting.
    static func all(for index: Index, _ study: Study) -> [ScoringRule] {
        let count = index.parts.count
        let plain: [Index.Scores] = isLevel(index, study) ? [.points] : []
        let own = max(1, min(index.atLeast, count))
        return Kind.allCases.flatMap { kind -> [ScoringRule] in
            switch kind {
            case .own: return [ScoringRule(kind: kind, atLeast: own)]
            case .mean, .pooled:
                return (plain + [.rescaled(to: 100), .rescaled(to: 10), .ofHighest]).map {
                    ScoringRule(kind: kind, atLeast: kind == .pooled ? 1 : own, scores: $0)
                }
            case .itemFavourable: return [ScoringRule(kind: kind, atLeast: 1)]
            case .sum where plain.isEmpty: return []
            case .allFavourable, .sum: return [ScoringRule(kind: kind, atLeast: count)]
            case .personShare, .net: return [ScoringRule(kind: kind, atLeast: own)]
            }
        }
    }

    /// All that an old tool may have done: every kind with every missing rule.
    ///
    /// - Parameter study: where the items' scales differ, points are put side by side from 0 to 100.
    static func candidates(for index: Index, _ study: Study) -> [ScoringRule] {
        let scores: Index.Scores = isLevel(index, study) ? .points : .rescaled(to: 100)
        let minima = 1...max(1, index.parts.count)
        return Kind.allCases.flatMap { kind -> [ScoringRule] in
            switch kind {
            case .own, .itemFavourable, .net: [ScoringRule(kind: kind, atLeast: 1)]
            case .pooled: [ScoringRule(kind: kind, atLeast: 1, scores: scores)]
            case .mean, .sum: minima.map { ScoringRule(kind: kind, atLeast: $0, scores: scores) }
            case .personShare, .allFavourable: minima.map { ScoringRule(kind: kind, atLeast: $0) }
            }
        }
    }

    /// Whether its items' points count alike, so that every way of counting is a straight line through the mean of points.
    static func isLevel(_ index: Index, _ study: Study) -> Bool {
        let bounds = Set(
            index.parts.map { part in
                [study.scales[study.items[part.item].scale].lowest, study.scales[study.items[part.item].scale].highest]
            })
        return bounds.count == 1 && index.parts.allSatisfy { $0.scores == nil }
    }
}
