import Score
import Study

/// Answers (or scores) split by how they count.
package struct ShareCounts: Sendable, Equatable {
    package var favourable = 0
    package var neutral = 0
    package var unfavourable = 0

    package var total: Int { favourable + neutral + unfavourable }
}

/// Which counters of a measure are favourable and which unfavourable.
package struct FavourableSets: Sendable {
    /// By measure: 1 favourable, -1 unfavourable, 0 neither, for each counter.
    private let signs: [[Int8]]

    package init(_ study: Study, _ layout: TallyLayout, _ measures: [Measure]) {
        signs = measures.map { measure in
            switch measure {
            case .participation: []
            case .index(let index): Self.signs(ofIndex: study.indices[index], layout.indices[index])
            case .item(let item): Self.signs(ofItem: item, study, layout)
            case .question(let number): Self.signs(of: layout.question(number))
            }
        }
    }

    /// Counts favourable, neutral and unfavourable answers.
    package func count(_ measure: Int, _ counters: UnsafeBufferPointer<Int32>) -> ShareCounts {
        var shares = ShareCounts()
        signs[measure].withUnsafeBufferPointer { signs in
            for i in counters.indices {
                let count = Int(counters[i])
                switch signs[i] {
                case 1: shares.favourable += count
                case -1: shares.unfavourable += count
                case 0: shares.neutral += count
                default: break
                }
            }
        }
        return shares
    }

    private static func signs(ofIndex index: Index, _ layout: IndexLayout) -> [Int8] {
        let good: Int8 = index.lowIsGood ? -1 : 1
        return layout.exact.map { score in
            switch index.kind {
            case .personShare(let at): return score >= at ? good : -good
            case .allFavourable: return score.numerator == 100 * score.denominator ? 1 : -1
            default:
                if let high = index.favourable, score >= high { return good }
                if let low = index.unfavourable, score <= low { return -good }
                return 0
            }
        }
    }

    /// What counts for a measure of a question: the codes of a share, promoters and detractors.
    private static func signs(of question: TallyLayout.QuestionLayout) -> [Int8] {
        question.values.enumerated().map { code, value in
            guard !value.isNaN else { return 2 }
            switch question.measure.kind {
            case .net: return value >= 9 ? 1 : value <= 6 ? -1 : 0
            case .option, .firstChoice, .share, .commented:
                return question.measure.codes.contains(UInt8(code)) ? 1 : -1
            case .mean, .meanRank, .meanPart: return 0
            }
        }
    }

    /// For an item that indices reverse, agreeing is the unfavourable answer: its sets are turned round with it.
    private static func signs(ofItem item: Int, _ study: Study, _ layout: TallyLayout) -> [Int8] {
        let scale = study.scales[study.items[item].scale]
        let reversed = isReversed(item, study)
        return (0..<AnswerCode.width).map { code in
            guard AnswerCode.isAnswer(UInt8(code)), code <= scale.points else { return 2 }
            let value = scale.lowest + code - 1
            let turned = reversed ? scale.lowest + scale.highest - value : value
            return scale.favourable.contains(turned) ? 1 : scale.unfavourable.contains(turned) ? -1 : 0
        }
    }

    /// Whether agreeing is the unfavourable answer: the item is reversed, or low is good (both: neither). The first index
    /// that uses the item decides.
    package static func isReversed(_ item: Int, _ study: Study) -> Bool {
        for index in study.indices {
            if let part = index.parts.first(where: { $0.item == item }) { return part.reversed != index.lowIsGood }
        }
        return false
    }
}
