import Score
import Statistics
import Study

extension PermittedSums {
    /// Number, mean and variance of what the value of a measure is the mean of, person by person: a score, 100 for a
    /// favourable answer and 0 for any other, or 100, 0 and -100. Nil where a value is no such mean (participation, means of
    /// items' shares, means of indices), and where nothing may be said.
    func quantity(_ wave: Int, _ measure: Int, _ group: Int, _ sets: FavourableSets) -> Summary? {
        switch valueKind(of: measure) {
        case .mean: summary(wave, measure, group)
        case .share(let lowIsGood):
            withCounters(wave, measure, group) { sets.count(measure, $0) }.map { counts in
                Summary(codes: [
                    (100, lowIsGood ? counts.unfavourable : counts.favourable),
                    (0, lowIsGood ? counts.favourable : counts.unfavourable),
                ])
            }
        case .net(let item):
            netCounts(wave, measure, item, group, sets).map { counts in
                Summary(codes: [(100, counts.favourable), (0, counts.neutral), (-100, counts.unfavourable)])
            }
        case .other: nil
        }
    }

    private enum ValueKind {
        case mean
        case share(lowIsGood: Bool)
        /// Over the answers to an item, or (nil) over the measure's own.
        case net(item: Int?)
        case other
    }

    private func valueKind(of measure: Int) -> ValueKind {
        switch measures[measure] {
        case .participation: return .other
        case .item: return .mean
        case .question(let number):
            switch layout.question(number).measure.kind {
            case .option, .firstChoice, .share, .commented: return .share(lowIsGood: false)
            case .net: return .net(item: nil)
            case .mean, .meanRank, .meanPart: return .mean
            }
        case .index(let number):
            let index = study.indices[number]
            switch index.kind {
            case .meanOfPersonMeans, .sum, .ratio, .pooledAnswers: return .mean
            case .personShare, .allFavourable: return .share(lowIsGood: reachingIsUnfavourable(measure))
            case .net: return .net(item: index.parts[0].item)
            case .meanOfItemFavourable, .meanOfIndices: return .other
            }
        }
    }

    private func netCounts(
        _ wave: Int, _ measure: Int, _ item: Int?, _ group: Int, _ sets: FavourableSets
    ) -> ShareCounts? {
        guard let item else { return withCounters(wave, measure, group) { sets.count(measure, $0) } }
        let number = 1 + study.indices.count + item
        let range = layout.range(of: measures[number])
        return withRow(wave, measure, group) { row in
            sets.count(number, UnsafeBufferPointer(start: row + range.lowerBound, count: range.count))
        }
    }
}

extension Summary {
    /// Of a few whole numbers, each so many times; exact.
    fileprivate init(codes: [(value: Int, count: Int)]) {
        self.init(points: codes.map { Double($0.value) }, counts: codes.map(\.count))
    }
}
