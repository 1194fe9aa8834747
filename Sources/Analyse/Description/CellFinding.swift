import Study

/// What one engine has to say of one measure in one cell. Figures are not yet rounded.
package struct CellFinding: Sendable {
    package let wave: Int
    package let measure: Int
    package let group: Int
    /// People (responses) with an answer or a score.
    package var n: Int
    package var note: Note?
    private var values = InlineArray<11, Double?>(repeating: nil)

    init(wave: Int, measure: Int, group: Int, n: Int, note: Note? = nil) {
        self.wave = wave
        self.measure = measure
        self.group = group
        self.n = n
        self.note = note
    }

    package subscript(statistic: Statistic) -> Double? {
        get { values[statistic.rawValue] }
        set { values[statistic.rawValue] = newValue }
    }
}

/// A statistic of the whole company.
package struct CompanyFinding: Sendable {
    package let wave: Int?
    package let measure: Int
    package let statistic: String
    package var n: Int
    package var value: Double?
    package var low: Double?
    package var high: Double?
    package var note: Note?

    init(wave: Int?, measure: Int, statistic: String, n: Int, note: Note? = nil) {
        (self.wave, self.measure, self.statistic, self.n, self.note) = (wave, measure, statistic, n, note)
    }
}
