import Ingest
import Study

/// The slots of a question with several answers: what one option's cell means depends on the others'.
package struct ChoiceSlots: Sendable {
    /// Code slots of the options.
    let slots: Range<Int>
    private let exclusive: [Int]
    /// Where all answers stand in one cell: its text slot, what separates them, and the texts of the options, longest first.
    private let joined: (text: Int, separator: Character, texts: [(text: String, slot: Int)])?

    private static let notChosen: UInt8 = 1
    private static let chosen: UInt8 = 2

    init(_ question: Question, first: Int, text: Int?) {
        slots = first..<first + question.options.count
        exclusive = question.options.indices.filter { question.options[$0].isExclusive }.map { first + $0 }
        guard let separator = question.separator?.first, let text else { joined = nil; return }
        let texts = question.options.enumerated().flatMap { number, option in
            ([option.id] + option.texts).map { (text: LabelText.fold($0), slot: first + number) }
        }
        joined = (text, separator, texts.filter { !$0.text.isEmpty }.sorted { $0.text.count > $1.text.count })
    }

    /// Completes the codes of a block: blanks beside a chosen option are options not chosen; with nothing chosen at all,
    /// nothing says that the question was seen. An option that rules the others out, beside another, means nothing.
    ///
    /// - Parameter contradiction: told of each record whose answer means nothing.
    func complete(_ block: RecordBlock, contradiction: (_ record: Int) -> Void) {
        for record in 0..<block.count {
            let codes = block.codes + record * block.stride
            var isSound = split(block, record, codes)
            var answered = false
            var chosen = 0
            for slot in slots {
                if codes[slot] == Self.chosen { chosen += 1 }
                if codes[slot] == Self.chosen || codes[slot] == Self.notChosen { answered = true }
            }
            if chosen > 1, exclusive.contains(where: { codes[$0] == Self.chosen }) { isSound = false }
            guard isSound else {
                for slot in slots { codes[slot] = AnswerCode.invalid }
                contradiction(record)
                continue
            }
            guard answered else { continue }
            for slot in slots where codes[slot] == AnswerCode.skipped || codes[slot] == AnswerCode.notShown {
                codes[slot] = Self.notChosen
            }
        }
    }

    /// Takes a cell with several answers apart; false where a part of it is no option.
    private func split(_ block: RecordBlock, _ record: Int, _ codes: UnsafeMutablePointer<UInt8>) -> Bool {
        guard let joined else { return true }
        for slot in slots { codes[slot] = AnswerCode.skipped }
        let text = block.text(record, joined.text)
        guard text != SpooledAnswer.skipped else { return true }
        var rest = Substring(LabelText.fold(text))
        while true {
            rest = rest.drop { $0 == joined.separator || $0 == " " }
            guard !rest.isEmpty else { return true }
            // Labels may hold the separator: the longest one that stands here counts.
            guard
                let found = joined.texts.first(where: { entry in
                    rest.hasPrefix(entry.text)
                        && (rest.dropFirst(entry.text.count).drop { $0 == " " }.first ?? joined.separator)
                            == joined.separator
                })
            else { return false }
            codes[found.slot] = Self.chosen
            rest = rest.dropFirst(found.text.count)
        }
    }
}
