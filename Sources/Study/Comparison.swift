/// What a group is compared with.
package enum ComparedWith: String, Sendable, CaseIterable {
    /// The group that it is a part of: the unit above, or the company.
    case parent
    /// Itself in the wave before.
    case previous
    /// A figure of the organisation's own that it wants to reach.
    case target
    /// A figure of other organisations.
    case benchmark
}

/// Three ways to read a difference, and three for a target.
package enum Verdict: String, Sendable, CaseIterable {
    case higher, lower, reached
    case notReached = "not reached"
    case cannotTell = "cannot tell"
}

/// One difference between two released figures.
package struct ComparisonRow: Sendable {
    package var wave: Int
    package var group: Int
    package var measure: Int
    package var against: ComparedWith
    /// The id of the group, wave, target or benchmark.
    package var reference: String
    package var difference: Figure?
    package var low: Figure?
    package var high: Figure?
    /// The difference in pooled standard deviations.
    package var effect: Figure?
    /// The p value adjusted for the whole family.
    package var q: Figure?
    package var verdict: Verdict?
    package var note: Note?

    package init(wave: Int, group: Int, measure: Int, against: ComparedWith, reference: String) {
        (self.wave, self.group, self.measure) = (wave, group, measure)
        (self.against, self.reference) = (against, reference)
    }
}

/// All differences of a release, tested as one family.
package struct ComparisonTable: Sendable {
    package var rows: [ComparisonRow]
    /// Measures that are compared, and how many tests the family has.
    package var measures: [String]
    package var tests: Int
    /// Up to which q a difference is told.
    package static let level = 0.05

    package init(rows: [ComparisonRow], measures: [String], tests: Int) {
        (self.rows, self.measures, self.tests) = (rows, measures, tests)
    }
}
