/// What the cells of one layer (the groups of a cut, or a level of the tree) share for one measure in one wave: from it, and
/// from a cell's own value and n, follow its shrunken value and the least change that would stand out.
package struct PeerRow: Sendable {
    package var wave: Int
    package var cut: Int
    /// Levels below the company, for the tree; nil for other cuts.
    package var level: Int?
    package var measure: Int
    /// Cells that the variance between them is told from.
    package var cells: Int
    /// Their mean, the variance between them, and the pooled variance of one person about their cell's mean.
    package var mean: Figure?
    package var between: Figure?
    package var within: Figure?
    /// The least detectable change of a cell is this over the root of its n.
    package var detectable: Figure?

    package init(wave: Int, cut: Int, level: Int?, measure: Int, cells: Int) {
        (self.wave, self.cut, self.level, self.measure, self.cells) = (wave, cut, level, measure, cells)
    }
}
