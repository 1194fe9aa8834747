/// Everything a `pipeline.yml` says, checked and with every default filled in. No text, no positions, no I/O.
package struct Study: Sendable, Encodable {
    /// What the results are called.
    package var title: String = "Survey"
    /// Languages of labels, the first one for headings.
    package var languages: [String] = ["en"]
    /// The day that stands for today: there is no hidden clock.
    package var asOf: Day?
    /// The least number of people (and of answers) that any figure may rest on.
    package var k: Int = 10
    package var sources: [Source] = []
    package var waves: WavePlan = .one(Wave(id: "all"))
    package var people: PeopleFile?
    package var scales: [Scale] = [.standard]
    package var items: [Item] = []
    /// Questions that are no items: their answers are not on a scale.
    package var questions: [Question] = []
    package var indices: [Index] = []
    package var hierarchy: Hierarchy?
    package var cuts: [Cut] = []
    /// Pairs of cuts whose combinations are groups too.
    package var crossed: [CrossedCut] = []
    /// Measures shown first.
    package var headline: [String] = []
    /// Figures that groups are compared with; benchmarks older than so many years are marked.
    package var targets: [Target] = []
    package var benchmarks: [Benchmark] = []
    package var benchmarkYears = 3
    /// The largest share of answers that no label explains before the run stops.
    package var unknownLabels = Ratio(1, 100)
    package var duplicates: DuplicatePolicy = .best
    package var partials: PartialPolicy = .keep
    package var expectations: [Expectation] = []
    package var outputs = Outputs()

    package init() {}

    /// The lowest `k` that a study may name: below it the tool refuses, whatever the study says.
    package static let lowestK = 5

    /// Position of an item by id.
    package func item(_ id: String) -> Int? { items.firstIndex { $0.id == id } }
}

/// What becomes of the records of one respondent in one wave beyond the first.
package enum DuplicatePolicy: String, Sendable, Encodable, CaseIterable {
    /// Complete before partial, then the latest timestamp, then the smallest content hash.
    case best
    /// Complete before partial, then the earliest timestamp, then the smallest content hash.
    case earliest
    /// The run stops.
    case fail
}

/// Whether an unfinished response counts.
package enum PartialPolicy: String, Sendable, Encodable, CaseIterable {
    case keep, drop
}

/// What the study says a source must hold: caught before anything is published.
package struct Expectation: Sendable, Encodable {
    package var source: String
    package var rows: Int

    package init(source: String, rows: Int) {
        self.source = source
        self.rows = rows
    }
}

/// Where results go.
package struct Outputs: Sendable, Encodable {
    package var folder = "rapport-out"
    /// Whether each cell's own standard deviation is published where it may be said.
    package var sd = false

    package init() {}
}
