/// Who is where and who answered, without a single answer: what the audit takes an attacker to know.
package struct Roster: Sendable {
    /// The people of one wave, one entry for those who are alike in everything a cut uses.
    package struct Wave: Sendable {
        /// The group of the hierarchy that they are in directly, -1 for none. Groups above it follow from
        /// `GroupInfo.parent`.
        package var units: [Int32] = []
        /// Which groups of other cuts they are in: a position in `Roster.patterns`.
        package var patterns: [Int32] = []
        /// People invited, -1 where not known.
        package var headCounts: [Int32] = []
        package var answered: [Int32] = []

        package init() {}

        package var count: Int { units.count }

        package mutating func add(unit: Int32, pattern: Int32, headCount: Int32, answered count: Int32) {
            units.append(unit)
            patterns.append(pattern)
            headCounts.append(headCount)
            answered.append(count)
        }
    }
    package var waves: [Wave]
    /// Combinations of groups of the cuts besides the hierarchy, at most one group a cut, in the order of cuts.
    package var patterns: [[Int32]]

    package init(waves: [Wave], patterns: [[Int32]]) {
        self.waves = waves
        self.patterns = patterns
    }
}
