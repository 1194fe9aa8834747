/// From which score on a person counts as favourable, and up to which as unfavourable.
package struct IndexThresholds: Sendable, Equatable {
    package var favourable: Ratio?
    package var unfavourable: Ratio?

    package init(favourable: Ratio? = nil, unfavourable: Ratio? = nil) {
        (self.favourable, self.unfavourable) = (favourable, unfavourable)
    }

    /// What follows from the scales: half way between the lowest favourable point and the one below it, and the same at the
    /// other end, in what the points count. Nothing follows for indices made of indices, where the items' scales differ in
    /// this, and where favourable points are not the upper end.
    package static func followed(_ index: Index, items: [Item], scales: [Scale]) -> IndexThresholds {
        guard index.components.isEmpty, let first = index.parts.first else { return IndexThresholds() }
        let own = of(first, index, scales[items[first.item].scale])
        guard index.parts.allSatisfy({ of($0, index, scales[items[$0.item].scale]) == own }) else {
            return IndexThresholds()
        }
        guard index.kind == .sum else { return own }
        return IndexThresholds(
            favourable: own.favourable?.times(index.parts.count),
            unfavourable: own.unfavourable?.times(index.parts.count))
    }

    private static func of(_ part: Index.Part, _ index: Index, _ scale: Scale) -> IndexThresholds {
        // A turned item counts as the others do once it is turned.
        let list = part.scores ?? index.scores.list(scale)
        guard scale.setsAreEnds, list.count == scale.points, zip(list, list.dropFirst()).allSatisfy({ $0 < $1 }) else {
            return IndexThresholds()
        }
        let high = scale.points - scale.favourable.count
        let low = scale.unfavourable.count - 1
        return IndexThresholds(
            favourable: high > 0 && high < list.count ? .between(list[high - 1], list[high]) : nil,
            unfavourable: low >= 0 && low + 1 < list.count ? .between(list[low], list[low + 1]) : nil)
    }
}

extension Index {
    /// Least and greatest value that it can have; of a ratio, and where something is wrong with the items, 0 and 0.
    package func bounds(_ earlier: [Index], _ items: [Item], _ scales: [Scale]) -> (low: Ratio, high: Ratio) {
        switch kind {
        case .meanOfItemFavourable, .personShare, .allFavourable: return (Ratio(0), Ratio(100))
        case .net: return (Ratio(-100), Ratio(100))
        case .ratio: return (Ratio(0), Ratio(0))
        case .meanOfIndices(let indices):
            return indices.first.map { earlier[$0].bounds(earlier, items, scales) } ?? (Ratio(0), Ratio(0))
        case .meanOfPersonMeans, .pooledAnswers, .sum:
            let all = parts.flatMap { scores(of: $0, scales[items[$0.item].scale]) }
            let times = kind == .sum ? parts.count : 1
            guard let low = all.min(), let high = all.max() else { return (Ratio(0), Ratio(0)) }
            return (low.times(times), high.times(times))
        }
    }
}

extension Scale {
    /// Whether the favourable values are the upper end and the unfavourable ones the lower: only then do they say from
    /// which mean on a person counts as favourable.
    package var setsAreEnds: Bool {
        favourable == Array((highest - favourable.count + 1)...highest)
            && unfavourable == Array(lowest..<(lowest + unfavourable.count))
    }
}
