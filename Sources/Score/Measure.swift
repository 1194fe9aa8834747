import Study

/// What results speak of: taking part, an index, or an item. The order is the order of outputs.
package enum Measure: Sendable, Hashable {
    case participation
    case index(Int)
    case item(Int)
    /// One of the things said of a question: position in `Measure.ofQuestions`.
    case question(Int)

    /// All measures of a study; participation is always the first.
    package static func all(_ study: Study) -> [Measure] {
        [.participation] + study.indices.indices.map(Measure.index) + study.items.indices.map(Measure.item)
            + ofQuestions(study).indices.map(Measure.question)
    }

    /// What is said of all questions, in their order.
    package static func ofQuestions(_ study: Study) -> [(question: Int, measure: QuestionMeasure)] {
        study.questions.enumerated().flatMap { number, question in question.measures.map { (number, $0) } }
    }
}
