/// Where somebody works. The code is the one of ISO 3166.
enum Country: String {
    case ireland = "IE"
    case germany = "DE"
    case france = "FR"
    case switzerland = "CH"

    /// The language somebody there is likely to use; one in sixteen works in English anyway.
    func language(_ random: inout SplitMix64) -> Language {
        let foreign = random.chance(1.0 / 16.0)
        let french = random.chance(0.4)
        if foreign { return .english }
        switch self {
        case .ireland: return .english
        case .germany: return .german
        case .france: return .french
        case .switzerland: return french ? .french : .german
        }
    }
}

/// A language of the questionnaire. The code is the one of ISO 639.
enum Language: String, CaseIterable {
    case english = "en"
    case german = "de"
    case french = "fr"

    /// Position in the tables of texts, which are always written in this order.
    var position: Int {
        switch self {
        case .english: 0
        case .german: 1
        case .french: 2
        }
    }
}
