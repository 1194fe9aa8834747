import Ingest
import Study

/// All texts that mean something on one scale: the declared ones, the numbers, and those that an export's own
/// structure file explains.
package struct ScaleVocabulary: AnswerVocabulary {
    /// Exact bytes, for the walk.
    package private(set) var table: CodeTable
    /// Folded texts, for everything the walk did not know.
    private var folded: [String: UInt8] = [:]
    private let scale: Scale
    private let blank: UInt8

    /// - Parameters:
    ///   - choices: the answers of the question in an export's own codes, where a structure file explains them.
    ///   - absences: texts that the export's format has for answers that are not there.
    ///   - blank: what an empty cell means.
    package init(
        _ scale: Scale, choices: [Codebook.Choice] = [], absences: [String: UInt8] = [:],
        blank: UInt8 = AnswerCode.skipped
    ) {
        self.scale = scale
        table = CodeTable(empty: blank)
        self.blank = blank
        for labels in scale.labels {
            for (offset, text) in labels.texts.enumerated() { add(text, UInt8(offset + 1)) }
        }
        for text in scale.notApplicable { add(text, AnswerCode.notApplicable) }
        for text in scale.missing { add(text, AnswerCode.missingCode) }
        for text in scale.notShown { add(text, AnswerCode.notShown) }
        for entry in scale.codes { if let code = code(of: entry.value) { add(entry.text, code) } }
        add(SpooledAnswer.skipped, AnswerCode.skipped)
        for (text, code) in absences.sorted(by: { $0.key < $1.key }) { add(text, code) }
        // An export's codes mean what its labels say; only without them do numbers stand for themselves.
        for choice in choices where !choice.labels.isEmpty {
            let known = choice.labels.compactMap { folded[LabelText.fold($0.text)] }
            // A code whose label is not on the scale is no answer, rather than the number it happens to be.
            if let first = known.first {
                add(choice.code, first)
            } else {
                folded[LabelText.fold(choice.code)] = choice.isMissing ? AnswerCode.missingCode : AnswerCode.invalid
            }
        }
        if scale.codes.isEmpty {
            for value in scale.lowest...scale.highest {
                if let code = code(of: value), folded[String(value)] == nil { add(String(value), code) }
            }
        }
    }

    /// The code of a text that the table does not hold; `AnswerCode.invalid` when nothing explains it.
    package func code(_ text: String) -> UInt8 {
        let key = LabelText.fold(text)
        if key.isEmpty { return text == SpooledAnswer.skipped ? AnswerCode.skipped : blank }
        if let known = folded[key] { return known }
        return anchored(key) ?? AnswerCode.invalid
    }

    private mutating func add(_ text: String, _ code: UInt8) {
        table.insert(text.utf8, code: code)
        let key = LabelText.fold(text)
        if folded[key] == nil { folded[key] = code }
    }

    private func code(of value: Int) -> UInt8? {
        guard (scale.lowest...scale.highest).contains(value) else { return nil }
        return UInt8(value - scale.lowest + 1)
    }

    /// A whole number with an explanation behind it, `1 (never)`, or with empty decimals, `4.0` or `4,0`.
    private func anchored(_ key: String) -> UInt8? {
        guard scale.codes.isEmpty else { return nil }
        let digits = key.prefix { $0.isASCII && $0.isNumber || $0 == "-" }
        guard let value = Int(digits) else { return nil }
        let rest = key.dropFirst(digits.count)
        let explained = rest.first == " " && rest.dropFirst().first == "(" && rest.last == ")"
        let decimals = rest.first == "." || rest.first == ","
        guard explained || (decimals && rest.count > 1 && rest.dropFirst().allSatisfy { $0 == "0" }) else { return nil }
        return code(of: value)
    }
}
