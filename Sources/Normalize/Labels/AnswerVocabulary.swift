import Ingest
import Study

/// What the texts of one column mean: exact bytes for the walk, and everything else for a closer look.
package protocol AnswerVocabulary: Sendable {
    /// Exact bytes, for the walk.
    var table: CodeTable { get }
    /// The code of a text that the table does not hold; `AnswerCode.invalid` when nothing explains it.
    func code(_ text: String) -> UInt8
}

/// Texts of options, of yes and no, of chosen and not chosen: words with a position each.
package struct WordVocabulary: AnswerVocabulary {
    package private(set) var table: CodeTable
    private var folded: [String: UInt8] = [:]
    private let blank: UInt8

    /// Words for yes and for no (chosen and not chosen) that exports use.
    static let yes = [
        "yes", "y", "1", "true", "checked", "selected", "x", "ja", "wahr", "oui", "vrai", "sí", "si", "verdadero", "sì",
        "vero", "sim", "verdadeiro", "tak", "prawda", "ie", "ydw",
    ]
    static let no = [
        "no", "n", "0", "false", "unchecked", "not selected", "nein", "falsch", "non", "faux", "falso", "nee", "onwaar",
        "não", "nao", "nie", "fałsz", "nac ydw",
    ]

    /// Whether a folded text is one of the words for yes, or for no.
    package static func isYes(_ text: String) -> Bool { yes.contains(text) }
    package static func isNo(_ text: String) -> Bool { no.contains(text) }

    package init(_ question: Question, slot: Int, codebook: Codebook, absences: [String: UInt8], blank: UInt8) {
        self.blank = blank
        table = CodeTable(empty: blank)
        add(SpooledAnswer.skipped, AnswerCode.skipped)
        for (text, code) in absences.sorted(by: { $0.key < $1.key }) { add(text, code) }
        addAll(question.missing, AnswerCode.missingCode)
        switch question.kind {
        case .yesNo:
            // What a structure file says of the codes comes before what they usually are.
            for choice in codebook[question.id]?.choices ?? [] {
                let words = choice.labels.map { LabelText.fold($0.text) }
                if words.contains(where: Self.isNo) { add(choice.code, 1) }
                if words.contains(where: Self.isYes) { add(choice.code, 2) }
            }
            for (position, option) in question.options.enumerated() {
                addAll(option.texts, WideCode.code(position + 1))
            }
            addAll(Self.no, 1)
            addAll(Self.yes, 2)
        case .multi:
            // The last slot may be that of rare options together, which has no texts.
            if slot < question.options.count { addAll(question.options[slot].texts, 2) }
            addAll(Self.no, 1)
            addAll(Self.yes, 2)
        case .single:
            for (position, option) in question.options.enumerated() {
                addAll(option.texts, WideCode.code(position + 1))
            }
            for choice in codebook[question.id]?.choices ?? [] {
                let known = choice.labels.compactMap { folded[LabelText.fold($0.text)] }.first
                if let known { add(choice.code, known) }
            }
        default: break
        }
    }

    private mutating func addAll(_ texts: [String], _ code: UInt8) { for text in texts { add(text, code) } }

    private mutating func add(_ text: String, _ code: UInt8) {
        table.insert(text.utf8, code: code)
        let key = LabelText.fold(text)
        if !key.isEmpty, folded[key] == nil { folded[key] = code }
    }

    package func code(_ text: String) -> UInt8 {
        let key = LabelText.fold(text)
        if key.isEmpty { return text == SpooledAnswer.skipped ? AnswerCode.skipped : blank }
        return folded[key] ?? AbsenceWords.code(key) ?? AnswerCode.invalid
    }
}

/// Numbers: values of a slider or a part of a sum, places in an order, or numbers that are counted in bands.
package struct NumberVocabulary: AnswerVocabulary {
    package private(set) var table: CodeTable
    private let question: Question
    private let absences: [String: UInt8]
    private let blank: UInt8

    package init(_ question: Question, absences: [String: UInt8], blank: UInt8) {
        self.question = question
        self.blank = blank
        let missing = question.missing.map { (LabelText.fold($0), AnswerCode.missingCode) }
        self.absences = Dictionary(
            absences.map { (LabelText.fold($0), $1) } + missing, uniquingKeysWith: { a, _ in a })
        table = CodeTable(empty: blank)
        table.insert(SpooledAnswer.skipped.utf8, code: AnswerCode.skipped)
        for (text, code) in absences.sorted(by: { $0.key < $1.key }) { table.insert(text.utf8, code: code) }
        for text in question.missing { table.insert(text.utf8, code: AnswerCode.missingCode) }
        guard question.kind != .number else { return }
        let first = first
        for position in 1...max(1, question.positions) {
            table.insert(String(first + position - 1).utf8, code: WideCode.code(position))
        }
    }

    /// The value of the first position.
    private var first: Int {
        switch question.kind {
        case .rank: 1
        case .nps: 0
        default: question.lowest
        }
    }

    package func code(_ text: String) -> UInt8 {
        let key = LabelText.fold(text)
        if key.isEmpty { return text == SpooledAnswer.skipped ? AnswerCode.skipped : blank }
        if let absence = absences[key] ?? AbsenceWords.code(key) { return absence }
        guard let number = Self.number(key) else { return AnswerCode.invalid }
        if question.kind == .number { return WideCode.code(1 + question.bands.count { $0.value <= number }) }
        guard number == number.rounded(), abs(number) < 1e6 else { return AnswerCode.invalid }
        let position = Int(number) - first + 1
        return (1...max(1, question.positions)).contains(position) ? WideCode.code(position) : AnswerCode.invalid
    }

    /// A number in digits, with a point or comma for decimals; nil for anything that could mean two numbers, such as
    /// `1.234`. A text behind a whole number explains it: `10 (always)`.
    static func number(_ text: String) -> Double? {
        var digits = Substring(text)
        if let space = digits.firstIndex(of: " "), digits[digits.index(after: space)...].first == "(",
            digits.last == ")"
        {
            digits = digits[..<space]
        }
        let parts = digits.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard parts.count <= 2, let whole = parts.first, whole.utf8.allSatisfy({ $0 &- 48 < 10 || $0 == 45 }) else {
            return nil
        }
        guard parts.count == 2 else { return Double(String(whole)) }
        // Three decimals behind a few digits may be thousands.
        guard !parts[1].isEmpty, parts[1].utf8.allSatisfy({ $0 &- 48 < 10 }), parts[1].count != 3 || whole == "0" else {
            return nil
        }
        return Double("\(whole).\(parts[1])")
    }
}

/// What people wrote: only seen to be there, and to be more than a word for nothing.
package struct PresenceVocabulary: AnswerVocabulary {
    package let table: CodeTable

    package init() {
        var table = CodeTable(empty: 1)
        table.insert(SpooledAnswer.skipped.utf8, code: 1)
        self.table = table
    }

    package func code(_ text: String) -> UInt8 { Self.saysSomething(text) ? 2 : 1 }

    /// Whether a comment is one: neither blanks nor a word such as *n/a* or *none*.
    package static func saysSomething(_ text: String) -> Bool {
        guard text != SpooledAnswer.skipped, !Headers.trim(text).isEmpty else { return false }
        // No word for nothing is that long.
        return text.utf8.count > 64 || !AbsenceWords.contains(text)
    }
}
