/// One line of results: what is said of one measure in one group and wave.
package struct ReleasedRow: Sendable {
    // There may be millions of rows, and most of what they hold is small.
    private var place: (wave: Int32, group: Int32, measure: Int32)
    package var note: Note?
    /// -1 for nil.
    private var people: Int64
    private var figures = InlineArray<11, Figure.Stored>(repeating: Figure.Stored(nil))

    package init(wave: Int, group: Int, measure: Int, n: Int?, note: Note? = nil) {
        place = (Int32(wave), Int32(group), Int32(measure))
        people = Int64(n ?? -1)
        self.note = note
    }

    /// Positions in the lists of waves, groups and measures.
    package var wave: Int {
        get { Int(place.wave) }
        set { place.wave = Int32(newValue) }
    }
    package var group: Int {
        get { Int(place.group) }
        set { place.group = Int32(newValue) }
    }
    package var measure: Int {
        get { Int(place.measure) }
        set { place.measure = Int32(newValue) }
    }

    /// People (or responses, where the base says so) behind the figures; nil where nothing may be said.
    package var n: Int? {
        get { people < 0 ? nil : Int(people) }
        set { people = Int64(newValue ?? -1) }
    }

    /// The figure of a statistic, or nil where it is not said.
    package subscript(statistic: Statistic) -> Figure? {
        get { figures[statistic.rawValue].figure }
        set { figures[statistic.rawValue] = Figure.Stored(newValue) }
    }

    /// Whether anything at all is said.
    package var speaks: Bool { n != nil }
}

/// A company-wide statistic of one measure, in one wave or (`wave` nil) over all of them.
package struct CompanyRow: Sendable {
    package var wave: Int?
    package var measure: Int
    package var statistic: String
    package var n: Int?
    package var value: Figure?
    package var low: Figure?
    package var high: Figure?
    package var note: Note?

    package init(wave: Int?, measure: Int, statistic: String, n: Int?, note: Note? = nil) {
        self.wave = wave
        self.measure = measure
        self.statistic = statistic
        self.n = n
        self.note = note
    }
}

/// What is constant about a measure.
package struct MeasureInfo: Sendable {
    package var id: String
    package var kind: String
    package var title: [LanguageText]
    /// The question that it speaks of, where it is no item.
    package var question: String?
    package var items: [String]
    package var reversed: [String]
    /// Indices that it is made of.
    package var components: [String] = []
    package var scale: (low: Double, high: Double)?
    package var atLeast: Int?
    package var favourable: String?
    package var unfavourable: String?
    package var base: String
    package var interval: String?
    package var lowIsGood: Bool
    package var aboutManager: Bool
    /// Waves from which on values cannot be compared with those before: what is asked has changed.
    package var breaks: [String] = []

    package init(id: String, kind: String) {
        self.id = id
        self.kind = kind
        title = []
        items = []
        reversed = []
        base = "people"
        lowIsGood = false
        aboutManager = false
    }
}

/// A group that results speak of, or stay silent about.
package struct GroupInfo: Sendable {
    package var id: String
    /// Position in the list of cuts.
    package var cut: Int
    /// Position of the group one level up, for groups of the hierarchy.
    package var parent: Int?
    package var label: String
    /// People invited by wave; nil where head counts are not known or the group does not exist in that wave.
    package var invited: [Int?]

    package init(id: String, cut: Int, parent: Int?, label: String, invited: [Int?]) {
        self.id = id
        self.cut = cut
        self.parent = parent
        self.label = label
        self.invited = invited
    }
}

/// A way to group, as outputs list it.
package struct CutInfo: Sendable {
    package enum Kind: String, Sendable {
        case hierarchy, plain, crossed, direct
    }
    package var id: String
    package var kind: Kind
    package var source: String

    package init(id: String, kind: Kind, source: String) {
        self.id = id
        self.kind = kind
        self.source = source
    }
}
