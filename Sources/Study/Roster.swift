/// Who is where and who answered, without a single answer: what the audit takes an attacker to know.
package struct Roster: Sendable {
    /// People who are alike in everything a cut uses.
    package struct Atom: Sendable {
        package var wave: Int
        /// Every group of the results that these people are in directly: their unit, and one group of each cut.
        /// Groups above a unit follow from `GroupInfo.parent`.
        package var groups: [Int]
        /// People invited, nil where not known.
        package var headCount: Int?
        package var answered: Int

        package init(wave: Int, groups: [Int], headCount: Int?, answered: Int) {
            self.wave = wave
            self.groups = groups
            self.headCount = headCount
            self.answered = answered
        }
    }
    package var atoms: [Atom]

    package init(atoms: [Atom]) { self.atoms = atoms }
}
