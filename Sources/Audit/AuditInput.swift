import Study

/// Everything the attacker is taken to hold: the finished rows, the lists that say what the rows are about, and who
/// answered. No answer and no sum is in here.
package struct AuditInput: Sendable {
    /// The fewest people a number may speak of.
    package var k: Int
    package var waves: Int
    package var cuts: [CutInfo]
    package var groups: [GroupInfo]
    package var measures: [MeasureInfo]
    package var rows: ArraySlice<ReleasedRow>
    package var roster: Roster

    package init(
        k: Int, waves: Int, cuts: [CutInfo], groups: [GroupInfo], measures: [MeasureInfo],
        rows: ArraySlice<ReleasedRow>, roster: Roster
    ) {
        self.k = k
        self.waves = waves
        self.cuts = cuts
        self.groups = groups
        self.measures = measures
        self.rows = rows
        self.roster = roster
    }
}
