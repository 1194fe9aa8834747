/// A question that is answered otherwise than on a scale of a few points: options to choose or to order, numbers, words.
///
/// It has one or more *slots*, each a column of answer codes (`WideCode`): one for a question with one answer, one an
/// option where options are answered each by itself.
package struct Question: Sendable, Equatable, Encodable {
    package var id: String
    package var kind: QuestionKind
    package var text: [LanguageText] = []
    package var options: [Option] = []
    /// Least and greatest value of sliders and of the parts of a sum.
    package var lowest = 0
    package var highest = 100
    /// Numbers at which a new band begins, ascending.
    package var bands: [Ratio] = []
    /// What separates the options that stand in one cell; nil where each has a column of its own.
    package var separator: String?
    /// Texts of exports that stand for a missing answer.
    package var missing: [String] = []
    /// The themes that comments were given, for the question that they make.
    package var themes: Themes?
    /// Options that too few people chose to be spoken of by themselves. Of a single answer they are one, `other`.
    package var rare: Set<Int> = []
    /// Options of several answers that are counted together as well, as one option behind all others: `other`. Who chose
    /// any of them is only known from record to record.
    package var merged: Set<Int> = []

    package init(id: String, kind: QuestionKind) {
        self.id = id
        self.kind = kind
    }

    /// One answer that can be chosen, put in order, or given a part.
    package struct Option: Sendable, Equatable, Encodable {
        package var id: String
        package var label: [LanguageText] = []
        /// The column that says whether it was chosen, for options with columns of their own.
        package var column: String
        /// Texts and codes that exports write for it.
        package var texts: [String]
        /// Whether it rules out all others, such as *none of these*.
        package var isExclusive = false

        package init(id: String, column: String = "", texts: [String] = []) {
            self.id = id
            self.column = column
            self.texts = texts
        }
    }

    /// Whether each option has a slot.
    package var hasSlotPerOption: Bool {
        switch kind {
        case .multi, .rank, .constantSum: true
        case .scale, .single, .yesNo, .nps, .slider, .number, .text: false
        }
    }

    package var slots: Int { hasSlotPerOption ? options.count + (merged.isEmpty ? 0 : 1) : 1 }

    /// Positions that an answer can have in a slot: options, bands, values, or (1) no and (2) yes.
    package var positions: Int {
        switch kind {
        case .single: options.count
        case .multi, .yesNo, .text: 2
        case .rank: options.count
        case .number: bands.count + 1
        case .nps: 11
        case .slider, .constantSum: highest - lowest + 1
        case .scale: 0
        }
    }

    /// Columns of an export that belong to the question.
    package var columns: [String] {
        if let themes { return [themes.question] }
        return hasSlotPerOption && separator == nil ? options.map(\.column) : [id]
    }

    /// What bands are called: `under 18`, `18 to 30`, … `60 and more`.
    package var bandLabels: [String] {
        let texts = bands.map { Figure($0.value, digits: 12)?.text ?? "" }
        guard let first = texts.first, let last = texts.last else { return [] }
        return ["under \(first)"] + zip(texts, texts.dropFirst()).map { "\($0) to under \($1)" } + ["\(last) and more"]
    }

    /// What is said of the question.
    package var measures: [QuestionMeasure] {
        switch kind {
        case .scale: []
        case .nps: [QuestionMeasure(id: id, kind: .net, slot: 0)]
        case .yesNo: [QuestionMeasure(id: id, kind: .share, slot: 0, codes: [2])]
        case .text: [QuestionMeasure(id: id, kind: .commented, slot: 0, codes: [2])]
        case .slider: [QuestionMeasure(id: id, kind: .mean, slot: 0)]
        case .number:
            bandLabels.enumerated().filter { !rare.contains($0.offset) }.map { number, label in
                QuestionMeasure(
                    id: "\(id):\(label)", kind: .option, slot: 0, codes: [WideCode.code(number + 1)], option: label)
            } + other
        case .single:
            options.indices.filter { !rare.contains($0) }.map { number in
                QuestionMeasure(
                    id: "\(id):\(options[number].id)", kind: .option, slot: 0, codes: [WideCode.code(number + 1)],
                    option: options[number].id)
            } + other
        case .multi:
            options.indices.filter { !rare.contains($0) }.map { slot in
                QuestionMeasure(
                    id: "\(id):\(options[slot].id)", kind: .option, slot: slot, codes: [2], option: options[slot].id)
            } + together
        case .rank:
            options.enumerated().flatMap { slot, option in
                [
                    QuestionMeasure(id: "\(id):\(option.id)", kind: .meanRank, slot: slot, option: option.id),
                    QuestionMeasure(
                        id: "\(id):\(option.id):first", kind: .firstChoice, slot: slot, codes: [1], option: option.id),
                ]
            }
        case .constantSum:
            options.enumerated().map { slot, option in
                QuestionMeasure(id: "\(id):\(option.id)", kind: .meanPart, slot: slot, option: option.id)
            }
        }
    }
}

extension Question {
    private var other: [QuestionMeasure] {
        guard rare.count > 1 else { return [] }
        let name = Self.other(rare.count, kind == .number ? "bands" : "options")
        return [
            QuestionMeasure(
                id: "\(id):\(name)", kind: .option, slot: 0, codes: Set(rare.map { WideCode.code($0 + 1) }),
                option: name)
        ]
    }

    /// The same of several answers, unless all of them together are rare.
    private var together: [QuestionMeasure] {
        guard !merged.isEmpty, !rare.contains(options.count) else { return [] }
        let name = Self.other(merged.count, "options")
        return [QuestionMeasure(id: "\(id):\(name)", kind: .option, slot: options.count, codes: [2], option: name)]
    }

    private static func other(_ count: Int, _ what: String) -> String { "other (\(count) \(what))" }
}

/// One number that is said of a question.
package struct QuestionMeasure: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Percentage who chose an option, of those who were asked.
        case option
        /// Percentage who put an option first.
        case firstChoice = "first_choice"
        /// Mean place in the order, 1 being the first.
        case meanRank = "mean_rank"
        /// Mean part of the sum.
        case meanPart = "mean_part"
        /// Mean of a slider.
        case mean = "slider"
        /// Percentage of yes.
        case share = "yes_share"
        /// Percentage of promoters minus percentage of detractors.
        case net
        /// Percentage who wrote something.
        case commented

        /// Whether it speaks of an option, which is said from twice as many answers.
        package var isChoice: Bool {
            switch self {
            case .option, .firstChoice, .meanRank, .meanPart: true
            case .mean, .share, .net, .commented: false
            }
        }

        /// Whether the number is the share of some answers.
        package var isShare: Bool {
            switch self {
            case .option, .firstChoice, .share, .commented: true
            case .meanRank, .meanPart, .mean, .net: false
            }
        }
    }

    package var id: String
    package var kind: Kind
    package var slot: Int
    /// Codes that count, for shares.
    package var codes: Set<UInt8>
    package var option: String?

    package init(id: String, kind: Kind, slot: Int, codes: Set<UInt8> = [], option: String? = nil) {
        self.id = id
        self.kind = kind
        self.slot = slot
        self.codes = codes
        self.option = option
    }
}

/// How answers to questions are stored: as on scales (`AnswerCode`), with more positions behind the kinds of absence.
package enum WideCode {
    /// The most positions a slot can have.
    package static let most = 238

    /// The code of a position, from 1.
    package static func code(_ position: Int) -> UInt8 {
        UInt8(position <= Int(AnswerCode.highestPoint) ? position : position + 4)
    }

    package static func position(_ code: UInt8) -> Int {
        code <= AnswerCode.highestPoint ? Int(code) : Int(code) - 4
    }

    package static func isAnswer(_ code: UInt8) -> Bool {
        AnswerCode.isAnswer(code) || (code > AnswerCode.invalid && code != AnswerCode.unknown)
    }

    /// Counters that a slot needs, one a code.
    package static func width(positions: Int) -> Int { max(AnswerCode.width, Int(code(max(1, positions))) + 1) }
}
