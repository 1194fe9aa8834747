/// How one answer is stored: four bits, so that a histogram over all codes is sixteen counters.
///
/// A code is a *position* on the item's scale (1 is the scale's first point, whatever number an export uses for it)
/// or a kind of absence. Kinds are kept apart because they mean different things to a base.
package enum AnswerCode {
    /// The cell was there and empty: the question was shown and passed over.
    package static let skipped: UInt8 = 0
    /// The highest position a scale can have.
    package static let highestPoint: UInt8 = 11
    /// The question was not put to this person (no cell, or a marker that says so).
    package static let notShown: UInt8 = 12
    /// The person said that the question does not apply, or that they do not know.
    package static let notApplicable: UInt8 = 13
    /// An export's own code for a missing answer, such as -99.
    package static let missingCode: UInt8 = 14
    /// Text that no declared label explains: counted, reported, never guessed.
    package static let invalid: UInt8 = 15
    /// Counters in one item's histogram.
    package static let width = 16
    /// Not a code: what a `CodeTable` says of bytes it does not know.
    package static let unknown: UInt8 = 255

    /// The kinds of absence with the word used for each in ledgers.
    package static let absences: [(code: UInt8, word: String)] = [
        (skipped, "skipped"), (notShown, "not-shown"), (notApplicable, "not-applicable"),
        (missingCode, "missing-code"), (invalid, "invalid"),
    ]

    /// Whether the code is an answer on the scale.
    package static func isAnswer(_ code: UInt8) -> Bool { code &- 1 < highestPoint }
}
