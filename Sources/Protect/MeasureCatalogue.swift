import Analyse
import Score
import Study

/// Says once what is constant about each measure.
enum MeasureCatalogue {
    /// - Parameter breaks: by item: waves before which its values cannot be compared with it.
    static func measures(
        _ study: Study, _ layout: TallyLayout, pooledOver cut: String, hasIDs: Bool, breaks: [Int: [String]]
    ) -> [MeasureInfo] {
        var infos = [participation(hasIDs)]
        for (number, index) in study.indices.enumerated() {
            var info = info(index, layout.indices[number].bounds, study, cut, hasIDs)
            // An index changes with any of its questions.
            let own = index.parts.flatMap { breaks[$0.item] ?? [] }
            info.breaks = Set(own + index.components.flatMap { infos[1 + $0].breaks }).sorted()
            infos.append(info)
        }
        for item in study.items.indices {
            var info = info(item: item, study, cut, hasIDs)
            info.breaks = breaks[item] ?? []
            infos.append(info)
        }
        for question in study.questions { infos += Self.infos(question, cut, hasIDs) }
        return infos
    }

    private static func base(_ hasIDs: Bool) -> String { hasIDs ? "people" : "responses" }

    private static func participation(_ hasIDs: Bool) -> MeasureInfo {
        var info = MeasureInfo(id: "participation", kind: "participation")
        info.base = base(hasIDs)
        return info
    }

    private static func info(
        _ index: Index, _ bounds: (low: Ratio, high: Ratio), _ study: Study, _ cut: String, _ hasIDs: Bool
    ) -> MeasureInfo {
        var info = MeasureInfo(id: index.id, kind: index.kind.word)
        info.title = index.title
        info.items = index.parts.map { study.items[$0.item].id }
        info.reversed = index.parts.filter(\.reversed).map { study.items[$0.item].id }
        info.atLeast = index.parts.isEmpty || index.kind == .meanOfItemFavourable ? nil : index.atLeast
        info.components = index.components.map { study.indices[$0].id }
        info.scale = (bounds.low.value, bounds.high.value)
        info.base = base(hasIDs)
        info.lowIsGood = index.lowIsGood
        info.aboutManager = index.aboutManager
        switch index.kind {
        case .meanOfPersonMeans, .sum, .ratio:
            if let favourable = index.favourable, let unfavourable = index.unfavourable {
                let (high, low) = ("at least \(text(favourable))", "at most \(text(unfavourable))")
                (info.favourable, info.unfavourable) = index.lowIsGood ? (low, high) : (high, low)
            }
            info.interval = "t, variance pooled over cut \(cut)"
        case .pooledAnswers: info.interval = "t, linearised, variance pooled over cut \(cut)"
        case .personShare(let at):
            if index.lowIsGood {
                info.unfavourable = "at least \(text(at))"
            } else {
                info.favourable = "at least \(text(at))"
            }
            info.interval = "Wilson"
        case .allFavourable: info.interval = "Wilson"
        case .meanOfItemFavourable: info.interval = "mean of the items' Wilson limits"
        case .meanOfIndices: info.interval = "mean of the indices' limits"
        case .net: info.interval = "t"
        }
        return info
    }

    private static func info(item: Int, _ study: Study, _ cut: String, _ hasIDs: Bool) -> MeasureInfo {
        var info = MeasureInfo(id: study.items[item].id, kind: "item")
        let scale = study.scales[study.items[item].scale]
        let reversed = FavourableSets.isReversed(item, study)
        func turned(_ values: [Int]) -> String {
            values.map { reversed ? scale.lowest + scale.highest - $0 : $0 }.sorted().map(String.init).joined(
                separator: ", ")
        }
        info.title = study.items[item].text
        info.scale = (Double(scale.lowest), Double(scale.highest))
        info.favourable = turned(scale.favourable)
        info.unfavourable = turned(scale.unfavourable)
        info.base = base(hasIDs)
        info.interval = "t, variance pooled over cut \(cut)"
        return info
    }

    private static func infos(_ question: Question, _ cut: String, _ hasIDs: Bool) -> [MeasureInfo] {
        question.measures.map { measure in
            var info = MeasureInfo(id: measure.id, kind: measure.kind.rawValue)
            let option = question.options.first { $0.id == measure.option }
            info.title =
                option?.label ?? (measure.option.map { [LanguageText(language: "", text: $0)] } ?? question.text)
            info.question = question.id
            info.base = base(hasIDs)
            switch measure.kind {
            case .option, .firstChoice, .share, .commented:
                info.scale = (0, 100)
                info.interval = "Wilson"
            case .net:
                info.scale = (-100, 100)
                info.interval = "t"
            case .mean, .meanPart:
                info.scale = (Double(question.lowest), Double(question.highest))
                info.interval = "t, variance pooled over cut \(cut)"
            case .meanRank:
                info.scale = (1, Double(question.options.count))
                info.lowIsGood = true
                info.interval = "t, variance pooled over cut \(cut)"
            }
            return info
        }
    }

    private static func text(_ ratio: Ratio) -> String {
        Figure(ratio.value, digits: 9)?.text ?? ""
    }
}
