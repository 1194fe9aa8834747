/// How a question is answered.
package enum QuestionKind: String, Sendable, CaseIterable, Encodable {
    /// One of a few ordered answers.
    case scale
    /// One of some answers without an order.
    case single
    case yesNo = "yes_no"
    /// How likely it is that somebody recommends us, 0 to 10.
    case nps
    /// A whole number between two bounds, such as 0 to 100.
    case slider
    /// A number that is counted in bands.
    case number
    /// Any of some answers.
    case multi
    /// Answers put in an order.
    case rank
    /// A sum divided among answers.
    case constantSum = "constant_sum"
    /// What people wrote; counted, never read.
    case text
}
