import Ingest
import Study

/// How an export words a question.
package struct Wording: Sendable, Hashable {
    /// All of it.
    package var text: String
    /// The last part, where the question is a row of a matrix and its text begins with the stem.
    package var part: String

    package init(text: String, part: String = "") {
        self.text = text
        self.part = part
    }

    init(_ column: Column) {
        self.init(text: column.text, part: column.part)
    }

    /// Whether two exports ask the same. Some write the stem of a matrix into each heading, others leave it out.
    package func isLike(_ other: Wording) -> Bool {
        let (own, their) = (LabelText.fold(text), LabelText.fold(other.text))
        return own == their || own == LabelText.fold(other.part) || their == LabelText.fold(part)
    }
}
