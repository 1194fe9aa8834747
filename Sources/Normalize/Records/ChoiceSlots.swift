import Ingest
import Study

/// The slots of a question with several answers: what one option's cell means depends on the others'.
package struct ChoiceSlots: Sendable {
    /// Code slots of the options.
    let slots: Range<Int>
    private let exclusive: [Int]
    private let cells: Cells
    /// Slots that are counted together as well, in the slot behind all options.
    private let merged: [Int]

    /// Where the answers stand.
    private enum Cells: Sendable {
        /// Each option in a column of its own.
        case apart
        /// Each in a column of its own with its place, no two of which are the same.
        case ordered
        /// Each in a column of its own with its part of a sum that has a most.
        case parts(question: Question)
        /// All in one cell.
        case joined(text: Int, JoinedAnswers)
        /// In the table that comments were coded in; `presence` is the slot of the question of words itself.
        case coded(text: Int, presence: Int, CodedComments)
    }

    static let notChosen: UInt8 = 1
    static let chosen: UInt8 = 2

    init(_ question: Question, first: Int, text: Int?) {
        slots = first..<first + question.options.count
        exclusive = question.options.indices.filter { question.options[$0].isExclusive }.map { first + $0 }
        merged = question.merged.sorted().map { first + $0 }
        if let separator = question.separator?.first, let text {
            cells = .joined(
                text: text, JoinedAnswers(question.options, separator: separator, missing: question.missing))
        } else {
            switch question.kind {
            case .rank: cells = .ordered
            case .constantSum: cells = .parts(question: question)
            default: cells = .apart
            }
        }
    }

    /// Themes of comments that stand in `text`.
    init(_ question: Question, first: Int, text: Int, presence: Int, coded: CodedComments) {
        slots = first..<first + question.options.count
        exclusive = []
        merged = question.merged.sorted().map { first + $0 }
        cells = .coded(text: text, presence: presence, coded)
    }

    /// Completes the codes of a block: blanks beside a chosen option are options not chosen; with nothing chosen at all,
    /// nothing says that the question was seen. An option that rules the others out, beside another, means nothing.
    ///
    /// - Parameter contradiction: told of each record whose answer means nothing.
    func complete(_ block: RecordBlock, contradiction: (_ record: Int) -> Void) {
        for record in 0..<block.count {
            let codes = block.codes + record * block.stride
            let isSound = take(block, record, codes)
            if !(isChoice ? settle(codes, isSound: isSound) : isSound || refuse(codes)) { contradiction(record) }
            guard let first = merged.first else { continue }
            // Chosen if any is; else what is said of all of them.
            codes[slots.upperBound] = merged.contains { codes[$0] == Self.chosen } ? Self.chosen : codes[first]
        }
    }

    /// Whether options are chosen or not, rather than put in an order or given a part.
    private var isChoice: Bool {
        switch cells {
        case .ordered, .parts: false
        case .apart, .joined, .coded: true
        }
    }

    /// Two things in one place, or parts that are more than the whole.
    private func refuse(_ codes: UnsafeMutablePointer<UInt8>) -> Bool {
        for slot in slots where WideCode.isAnswer(codes[slot]) { codes[slot] = AnswerCode.invalid }
        return false
    }

    /// False where the answers of a record mean nothing.
    private func settle(_ codes: UnsafeMutablePointer<UInt8>, isSound: Bool) -> Bool {
        var answered = false
        var chosen = 0
        for slot in slots {
            if codes[slot] == Self.chosen { chosen += 1 }
            if codes[slot] == Self.chosen || codes[slot] == Self.notChosen { answered = true }
        }
        guard isSound, chosen < 2 || !exclusive.contains(where: { codes[$0] == Self.chosen }) else {
            for slot in slots { codes[slot] = AnswerCode.invalid }
            return false
        }
        guard answered else { return true }
        for slot in slots where codes[slot] == AnswerCode.skipped || codes[slot] == AnswerCode.notShown {
            codes[slot] = Self.notChosen
        }
        return true
    }

    /// Fills the codes of options that have no columns of their own; false where a part of a cell is no option.
    private func take(_ block: RecordBlock, _ record: Int, _ codes: UnsafeMutablePointer<UInt8>) -> Bool {
        switch cells {
        case .apart: return true
        case .ordered:
            let places = slots.map { codes[$0] }.filter(WideCode.isAnswer)
            return Set(places).count == places.count
        case .parts(let question):
            let parts = slots.map { codes[$0] }.filter(WideCode.isAnswer)
            return parts.reduce(0) { $0 + question.lowest + WideCode.position($1) - 1 } <= question.highest
        case .joined(let slot, let answers):
            for slot in slots { codes[slot] = AnswerCode.skipped }
            let text = block.text(record, slot)
            if let absence = answers.absence(text) {
                for slot in slots { codes[slot] = absence }
                return true
            }
            guard let options = answers.options(in: text) else { return false }
            for option in options { codes[slots.lowerBound + option] = Self.chosen }
        case .coded(let slot, let presence, let coded):
            let text = block.text(record, slot)
            let isThere = PresenceVocabulary.saysSomething(text)
            codes[presence] = isThere ? 2 : 1
            let options = isThere ? coded.options(of: text) : nil
            for slot in slots { codes[slot] = isThere ? AnswerCode.missingCode : AnswerCode.skipped }
            guard let options else { return true }
            for slot in slots { codes[slot] = Self.notChosen }
            for option in options { codes[slots.lowerBound + option] = Self.chosen }
        }
        return true
    }
}

/// Answers that stand in one cell with a character between them, such as `Pay;Team`.
struct JoinedAnswers: Sendable {
    private let separator: Character
    /// Texts of the options, longest first.
    private let texts: [(text: String, option: Int)]
    private let missing: Set<String>

    init(_ options: [Question.Option], separator: Character, missing: [String]) {
        self.separator = separator
        self.missing = Set(missing.map(LabelText.fold))
        let all = options.enumerated().flatMap { number, option in
            ([option.id] + option.texts).map { (text: LabelText.fold($0), option: number) }
        }
        texts = all.filter { !$0.text.isEmpty }.sorted { $0.text.count > $1.text.count }
    }

    /// The code of a cell that is a word for no answer, and not one of the options.
    func absence(_ cell: String) -> UInt8? {
        let key = LabelText.fold(cell)
        if missing.contains(key) { return AnswerCode.missingCode }
        return texts.contains { $0.text == key } ? nil : AbsenceWords.code(key)
    }

    /// The options of a cell; nil where a part of it is none.
    func options(in cell: String) -> [Int]? {
        guard cell != SpooledAnswer.skipped else { return [] }
        var rest = Substring(LabelText.fold(cell))
        var options: [Int] = []
        while true {
            rest = rest.drop { $0 == separator || $0 == " " }
            guard !rest.isEmpty else { return options }
            // Labels may hold the separator: the longest one that stands here counts.
            guard
                let found = texts.first(where: { entry in
                    rest.hasPrefix(entry.text)
                        && (rest.dropFirst(entry.text.count).drop { $0 == " " }.first ?? separator) == separator
                })
            else { return nil }
            options.append(found.option)
            rest = rest.dropFirst(found.text.count)
        }
    }
}

/// Themes of comments by the keys of their texts.
struct CodedComments: Sendable {
    private let entries: [String: [Int]]
    private let key: CommentKey

    init(_ themes: Themes, key: @escaping CommentKey) {
        entries = Dictionary(themes.entries.map { ($0.key, $0.options) }, uniquingKeysWith: { first, _ in first })
        self.key = key
    }

    /// The themes of a comment; nil when nobody has coded it yet.
    func options(of text: String) -> [Int]? { entries[key(LabelText.fold(text))] }
}
