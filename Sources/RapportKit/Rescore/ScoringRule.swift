import Study

/// One way to turn the items of an index into a number: a kind, how many must be answered, and what points count.
struct ScoringRule: Sendable, Equatable {
    enum Kind: String, CaseIterable, Sendable {
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
        (other.atLeast, other.scores) = (atLeast, scores)
        for part in other.parts.indices where scores != .points { other.parts[part].scores = nil }
        switch kind {
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
    static func all(for index: Index) -> [ScoringRule] {
        let count = index.parts.count
        let own = max(1, min(index.atLeast, count))
        return Kind.allCases.flatMap { kind -> [ScoringRule] in
            switch kind {
            case .mean, .pooled:
                return [Index.Scores.points, .rescaled(to: 100), .rescaled(to: 10), .ofHighest].map {
                    ScoringRule(kind: kind, atLeast: kind == .pooled ? 1 : own, scores: $0)
                }
            case .itemFavourable: return [ScoringRule(kind: kind, atLeast: 1)]
            case .allFavourable, .sum: return [ScoringRule(kind: kind, atLeast: count)]
            case .personShare, .net: return [ScoringRule(kind: kind, atLeast: own)]
            }
        }
    }

    /// All that an old tool may have done: every kind with every missing rule.
    static func candidates(for index: Index) -> [ScoringRule] {
        let minima = 1...max(1, index.parts.count)
        return Kind.allCases.flatMap { kind -> [ScoringRule] in
            switch kind {
            case .pooled, .itemFavourable, .net: [ScoringRule(kind: kind, atLeast: 1)]
            case .mean, .personShare, .allFavourable, .sum: minima.map { ScoringRule(kind: kind, atLeast: $0) }
            }
        }
    }
}
