import Score
import Statistics
import Study

/// The sums that engines may see: filled by Protect before any engine runs, silent about everything withheld.
package struct PermittedSums: Sendable {
    package let study: Study
    package let layout: TallyLayout
    package let measures: [Measure]
    package let waves: Int
    package let cuts: [CutInfo]
    package let groups: [GroupInfo]
    private let tallies: Tallies
    /// By wave, measure and group: what may be said.
    private let permissions: [Permission]
    /// By wave and index: cross tallies of the company, nil where its alpha may not be said.
    package let cross: [[CrossTally?]]

    /// What may be said of one measure in one cell.
    package struct Permission: Sendable, Equatable {
        /// Number, mean, shares.
        package var speaks: Bool
        /// The cell's own standard deviation.
        package var ownSD: Bool

        package init(speaks: Bool, ownSD: Bool) {
            self.speaks = speaks
            self.ownSD = ownSD
        }

        package static let silent = Permission(speaks: false, ownSD: false)
    }

    /// - Parameter permissions: by `(wave * measures + measure) * groups + group`.
    package init(
        study: Study, layout: TallyLayout, groups: Groups, permissions: [Permission], cross: [[CrossTally?]]
    ) {
        self.study = study
        self.layout = layout
        measures = Measure.all(study)
        waves = groups.waves.count
        cuts = groups.cuts
        self.groups = groups.groups
        tallies = groups.tallies
        self.permissions = permissions
        self.cross = cross
    }

    /// What may be said of a cell.
    package func permission(_ wave: Int, _ measure: Int, _ group: Int) -> Permission {
        permissions[(wave * measures.count + measure) * groups.count + group]
    }

    /// Gives the counters of a permitted measure in a cell, and nothing for any other.
    package func withCounters<Result>(
        _ wave: Int, _ measure: Int, _ group: Int, _ body: (UnsafeBufferPointer<Int32>) -> Result
    ) -> Result? {
        guard permission(wave, measure, group).speaks else { return nil }
        let range = layout.range(of: measures[measure])
        return tallies.withRow(wave * groups.count + group) { row in
            body(UnsafeBufferPointer(start: row + range.lowerBound, count: range.count))
        }
    }

    /// The row of a cell, for measures that are made of several items.
    func withWholeRow<Result>(_ wave: Int, _ group: Int, _ body: (UnsafePointer<Int32>) -> Result) -> Result? {
        tallies.withRow(wave * groups.count + group, body)
    }
}
