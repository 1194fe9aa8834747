/// A question with one answer on a scale.
package struct Item: Sendable, Encodable {
    package var id: String
    /// Position of its scale in the study.
    package var scale: Int
    /// Wording by language, for people who read the results.
    package var text: [LanguageText]
    /// Waves from which on the wording is another one, and somebody has said that it is the same question.
    package var reworded: [String] = []

    package init(id: String, scale: Int = 0, text: [LanguageText] = []) {
        self.id = id
        self.scale = scale
        self.text = text
    }
}

/// A text in one language.
package struct LanguageText: Sendable, Equatable, Encodable {
    package var language: String
    package var text: String

    package init(language: String, text: String) {
        self.language = language
        self.text = text
    }
}
