import Score
import Study

/// From how many answers a statistic may be said: the table "What a cell may say" as code. A new statistic does not
/// compile until somebody has decided.
enum DisclosureClass: Sendable {
    /// From k answers.
    case base
    /// From 2k answers: options of questions.
    case choice
    /// From max(30, 2k) answers: the cell's own spread.
    case spread

    /// The class of a measure's numbers.
    init(_ measure: Measure, _ layout: TallyLayout) {
        if case .question(let number) = measure, layout.question(number).measure.kind.isChoice {
            self = .choice
        } else {
            self = .base
        }
    }

    init(_ statistic: Statistic) {
        switch statistic {
        case .value, .low, .high, .favourable, .neutral, .unfavourable, .favourableLow, .favourableHigh,
            .shrunken, .detectable:
            self = .base
        case .sd: self = .spread
        }
    }

    /// Fewest answers in a cell, and in every group that can be worked out from cells.
    func fewest(k: Int) -> Int {
        switch self {
        case .base: k
        case .choice: 2 * k
        case .spread: max(30, 2 * k)
        }
    }
}
