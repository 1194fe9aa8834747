import Ingest
import Study
import Testing

@testable import Normalize

@Suite struct ScaleVocabularyTests {
    private static var scale: Scale {
        var scale = Scale(id: "agree", lowest: 1, highest: 5)
        scale.labels = [
            LanguageLabels(language: "en", texts: ["Never", "Rarely", "Sometimes", "Often", "Always"]),
            LanguageLabels(language: "de", texts: ["Nie", "Selten", "Manchmal", "Oft", "Immer"]),
        ]
        scale.notApplicable = ["Don't know", "n/a"]
        scale.missing = ["-99"]
        scale.notShown = ["-77"]
        return scale
    }

    /// What a cell means: first by its bytes, then by its folded text.
    private func code(_ vocabulary: ScaleVocabulary, _ text: String) -> UInt8 {
        let exact = (Array(text.utf8) + [0]).withUnsafeBufferPointer {
            $0.baseAddress.map { vocabulary.table.code($0, text.utf8.count) } ?? AnswerCode.unknown
        }
        return exact == AnswerCode.unknown ? vocabulary.code(text) : exact
    }

    @Test func `labels of every language mean their point`() {
        let vocabulary = ScaleVocabulary(Self.scale)
        for labels in Self.scale.labels {
            for (point, text) in labels.texts.enumerated() {
                for form in [text, text.uppercased(), "  \(text) ", "<b>\(text)</b>"] {
                    #expect(code(vocabulary, form) == UInt8(point + 1))
                }
            }
        }
    }

    @Test func `kinds of absence are kept apart`() {
        let vocabulary = ScaleVocabulary(Self.scale)
        for (text, want) in [
            ("", AnswerCode.skipped), ("  ", AnswerCode.skipped), ("n/a", AnswerCode.notApplicable),
            ("DON\u{2019}T KNOW", AnswerCode.notApplicable), ("-99", AnswerCode.missingCode),
            ("-77", AnswerCode.notShown), ("perhaps", AnswerCode.invalid), ("6", AnswerCode.invalid),
            ("0", AnswerCode.invalid), ("-1", AnswerCode.invalid),
        ] { #expect(code(vocabulary, text) == want) }
    }

    @Test func `whole numbers stand for themselves in several forms`() {
        let vocabulary = ScaleVocabulary(Self.scale)
        for (text, want) in [
            ("4", 4), ("4.0", 4), ("4,0", 4), ("4.000", 4), ("1 (Never)", 1), ("5 (whatever it says)", 5), (" 2 ", 2),
        ] as [(String, UInt8)] { #expect(code(vocabulary, text) == want) }
        for text in [
            "4.5", "4,5", "4.", "1 Never", "1(Never)", "6 (x)", "4 0", "1 (Never", "99999999999999999999", "4.0.0",
        ] {
            #expect(code(vocabulary, text) == AnswerCode.invalid)
        }
    }

    @Test func `a code is a position, whatever the scale's numbers are`() {
        let vocabulary = ScaleVocabulary(Scale(id: "net", lowest: 0, highest: 10))
        for value in 0...10 { #expect(code(vocabulary, String(value)) == UInt8(value + 1)) }
        let signed = ScaleVocabulary(Scale(id: "signed", lowest: -2, highest: 2))
        for value in -2...2 { #expect(code(signed, String(value)) == UInt8(value + 3)) }
        #expect(code(signed, "-2 (bad)") == 1)
        #expect(code(signed, "-1,0") == 2)
    }

    @Test func `codes that the study declares replace the numbers`() {
        var scale = Self.scale
        scale.codes = [("10", 1), ("20", 2), ("30", 3), ("40", 4), ("1", 5)].map { ScaleText(text: $0.0, value: $0.1) }
        let vocabulary = ScaleVocabulary(scale)
        #expect(code(vocabulary, "10") == 1)
        #expect(code(vocabulary, "1") == 5)
        #expect(code(vocabulary, "Oft") == 4)
        for text in ["2", "3", "4.0", "5 (Always)"] { #expect(code(vocabulary, text) == AnswerCode.invalid) }
    }

    @Test func `an export's codes mean what its labels say`() {
        let labels = [
            "A1": ["Always", "Immer"], "A2": ["Often"], "A3": ["sometimes"], "A4": ["Selten"], "A5": ["NEVER"],
            "A6": ["Don't know"], "A7": ["nobody knows this label"],
        ]
        let vocabulary = ScaleVocabulary(Self.scale, choices: choices(labels))
        for (text, want) in [("A1", 5), ("A2", 4), ("A3", 3), ("A4", 2), ("A5", 1)] as [(String, UInt8)] {
            #expect(code(vocabulary, text) == want)
        }
        #expect(code(vocabulary, "A6") == AnswerCode.notApplicable)
        #expect(code(vocabulary, "A7") == AnswerCode.invalid)
        #expect(code(vocabulary, "Immer") == 5)
    }

    @Test func `numbers of an export run backwards where its labels do`() {
        let labels = ["1": ["Always"], "2": ["Often"], "3": ["Sometimes"], "4": ["Rarely"], "5": ["Never"]]
        let vocabulary = ScaleVocabulary(Self.scale, choices: choices(labels))
        for value in 1...5 { #expect(code(vocabulary, String(value)) == UInt8(6 - value)) }
    }

    // It must not take its own value: the other codes of the same export run backwards, and that would be a guess.
    @Test func `a number with an unknown label is no answer`() {
        let labels = ["1": ["Always"], "2": ["Often"], "3": ["Sometimes"], "4": ["Rarely"], "5": ["Never, ever"]]
        let vocabulary = ScaleVocabulary(Self.scale, choices: choices(labels))
        #expect(code(vocabulary, "1") == 5)
        #expect(code(vocabulary, "5") == AnswerCode.invalid)
    }

    private func choices(_ labels: [String: [String]]) -> [Codebook.Choice] {
        labels.map { code, texts in
            Codebook.Choice(code: code, labels: texts.map { LanguageText(language: "", text: $0) })
        }
    }
}
