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
            cells = .joined(text: text, JoinedAnswers(question.options, separator: separator))
        } else {
            cells = .apart
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
            if !settle(codes, isSound: take(block, record, codes)) { contradiction(record) }
            guard let first = merged.first else { continue }
            // Chosen if any is; else what is said of all of them.
            codes[slots.upperBound] = merged.contains { codes[$0] == Self.chosen } ? Self.chosen : codes[first]
        }
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
        case .joined(let slot, let answers):
            for slot in slots { codes[slot] = AnswerCode.skipped }
            guard let options = answers.options(in: block.text(record, slot)) else { return false }
            for option in options { codes[slots.lowerBound + option] = Self.chosen }
        case .coded(let slot, let presence, let coded):
            let text = block.text(record, slot)
            let isThere = text != SpooledAnswer.skipped && !LabelText.fold(text).isEmpty
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

    init(_ options: [Question.Option], separator: Character) {
        self.separator = separator
        let all = options.enumerated().flatMap { number, option in
            ([option.id] + option.texts).map { (text: LabelText.fold($0), option: number) }
        }
        texts = all.filter { !$0.text.isEmpty }.sorted { $0.text.count > $1.text.count }
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
