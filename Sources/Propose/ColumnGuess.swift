import Ingest
import Normalize
import Study

/// What a column is taken for, and why.
enum ColumnGuess {
    /// Known by the format, or of no use: never an answer.
    case none(String)
    case item(ScaleGuess)
    case yesNo(no: [String], yes: [String])
    case nps
    case single([String])
    /// Several answers in one cell.
    case joined(JoinedGuess)
    case slider(ClosedRange<Int>)
    /// Numbers that would have to be counted in bands.
    case number
    /// A way to group people, with a reason against using it before somebody has decided.
    case cut(unless: String?)
    case text
    /// An option of a question with several answers, or an item to be put in order: the group is decided elsewhere.
    case grouped
    /// Numbers whose meaning nothing says.
    case unknownCodes([Int])

    /// The kind in one word, or why the column is no question.
    var word: String {
        switch self {
        case .none(let reason): reason
        case .item: QuestionKind.scale.rawValue
        case .yesNo: QuestionKind.yesNo.rawValue
        case .nps: QuestionKind.nps.rawValue
        case .single: QuestionKind.single.rawValue
        case .joined: QuestionKind.multi.rawValue
        case .slider: QuestionKind.slider.rawValue
        case .number: QuestionKind.number.rawValue
        case .cut: "group"
        case .text: QuestionKind.text.rawValue
        case .grouped: "part of a question"
        case .unknownCodes: "numbers without a meaning"
        }
    }
}

/// Looks at one column by itself.
struct ColumnGuesser {
    /// Whether the platform's numbers are places on a scale; nil where nothing is known.
    let numbersAreOrdered: Bool?
    let column: Column
    let profile: ColumnProfile
    let codebook: Codebook
    /// Columns of this export whose numbers have the same range, this one included.
    let alike: (ClosedRange<Int>) -> Int

    func guess() -> ColumnGuess {
        if let role = column.role { return .none("\(role.rawValue)") }
        switch column.purpose {
        case .about: return .none("about the response")
        case .paradata: return .none("how the page was used")
        case .topics: return topics()
        case .rowNumber: return .none("the number of the row")
        case .comment: return .text
        case .attribute, .answer: break
        }
        guard profile.filled > 0 else { return .none("blank in every record") }
        if Words.isKey(column.id, Words.persons) { return .none("person") }
        if Words.isKey(column.id, Words.managers) { return .none("manager") }
        if Words.has(column.id, Words.names), profile.isPersonal || Words.has(column.id, Words.people) {
            return .none("names and addresses")
        }
        if profile.holdsAddresses { return .none("names and addresses") }
        if profile.holdsDays { return .none("days") }
        if let labelled = labelled() { return labelled }
        if column.purpose == .attribute { return attribute() }
        return answers()
    }

    /// A platform's topics are a question with several answers, whether or not any comment has two.
    private func topics() -> ColumnGuess {
        if let joined = JoinedGuess(profile.texts) { return .joined(joined) }
        return .none("topics of comments; declare them as {kind: multi, joined: \";\", options: [..]}")
    }

    private var texts: [String] { Array(profile.texts.keys) }

    /// What a structure file says of the answers.
    private func labelled() -> ColumnGuess? {
        guard let question = codebook.question(of: column), question.choices.count > 1 else { return nil }
        let labels = question.choices.filter { !$0.isMissing }.compactMap { $0.labels.first?.text }
            .filter { !$0.isEmpty }
        guard labels.count > 1, Set(labels).count == labels.count, explains(question) else { return nil }
        let recogniser = ScaleRecogniser(labels)
        if question.kind != .multi, let scale = recogniser.recognised() { return .item(scale) }
        if let words = recogniser.yesNo() { return .yesNo(no: words.no, yes: words.yes) }
        return labels.count <= 60 ? .single(labels) : nil
    }

    /// Whether the answers that stand in the column are codes or labels of the question.
    private func explains(_ question: Codebook.Question) -> Bool {
        let known = Set(question.choices.flatMap { [$0.code] + $0.labels.map(\.text) }.map(LabelText.fold))
        let others = profile.texts.filter { !known.contains(LabelText.fold($0.key)) && !AbsenceWords.contains($0.key) }
        return others.values.reduce(0, +) * 100 <= profile.filled
    }

    private func attribute() -> ColumnGuess {
        guard !profile.isPersonal, profile.texts.count > 1, profile.texts.count <= 60 else {
            return .none("as many texts as people")
        }
        if profile.isWhole, !Words.has(column.id, Words.groups) { return .none("numbers that were sent along") }
        return .cut(unless: reason)
    }

    private var reason: String? {
        Words.has(column.text, Words.special) || Words.has(column.id, Words.special)
            ? "a special category of personal data: decide first" : nil
    }

    private func answers() -> ColumnGuess {
        // Of one record nothing can be told; in many, one text says that this was no question.
        if profile.texts.count == 1, profile.filled == profile.records, profile.records > 1 {
            return .none("the same text in every record")
        }
        let recogniser = ScaleRecogniser(counts: profile.texts)
        if !profile.overflow {
            if let scale = recogniser.recognised() { return .item(scale) }
            if let words = recogniser.yesNo() { return .yesNo(no: words.no, yes: words.yes) }
            if let scale = recogniser.numbers() { return numbers(scale, recogniser) }
        }
        if let joined = JoinedGuess(profile.texts) { return .joined(joined) }
        let isGroup = Words.has(column.text, Words.groups) || reason != nil
        if profile.integers + profile.decimals > profile.answered * 9 / 10 { return number(isGroup) }
        if profile.isPersonal { return .text }
        if isGroup, profile.texts.count <= 60 { return .cut(unless: reason) }
        if profile.texts.count == 1 || profile.looksWritten { return .text }
        return recogniser.answers.count <= 15 && profile.long == 0 ? .single(recogniser.answers) : .text
    }

    private func numbers(_ scale: ScaleGuess, _ recogniser: ScaleRecogniser) -> ColumnGuess {
        guard let bounds = scale.bounds else { return .number }
        let asksToRecommend = [
            "recommend", "empfehl", "recommand", "recomend", "aanbevel", "consiglia", "polec", "argymell",
        ]
        let text = column.text.lowercased()
        if bounds.lowerBound >= 0, bounds.upperBound <= 10, asksToRecommend.contains(where: text.contains),
            bounds.upperBound > 7
        {
            return .nps
        }
        if Words.has(column.text, Words.groups) { return .cut(unless: reason) }
        let isSure = recogniser.hasAnchors || numbersAreOrdered ?? (alike(bounds) >= 3)
        return isSure ? .item(scale) : .unknownCodes(recogniser.answers.compactMap { Int($0) }.sorted())
    }

    private func number(_ isGroup: Bool) -> ColumnGuess {
        if profile.isWhole, profile.texts.count <= 12, profile.greatest <= 100, profile.least >= -10 {
            return .unknownCodes(texts.compactMap { Int($0) }.sorted())
        }
        if profile.isWhole, !isGroup, profile.least >= 0, profile.greatest <= 100, profile.greatest > 10,
            alike(0...100) >= 3
        {
            return .slider(0...100)
        }
        return .number
    }
}
