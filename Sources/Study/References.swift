/// A figure that the organisation itself wants a group to reach.
package struct Target: Sendable, Encodable, Equatable {
    package var measure: String
    /// The id of the group; the company unless said otherwise.
    package var group = "company"
    package var value: Ratio
    /// The day by which.
    package var date: Day?

    package init(measure: String, value: Ratio) { (self.measure, self.value) = (measure, value) }

    /// What results call it.
    package var name: String { date.map { "target \($0.text)" } ?? "target" }
}

/// A figure of other organisations, with what must be known of it to be compared.
package struct Benchmark: Sendable, Encodable, Equatable {
    package var measure: String
    /// How it came about: the word that results use for a measure's kind, `item` for a single question.
    package var kind: String
    /// What points count in it, as an index says it.
    package var scores = "points"
    /// Which answers or scores count as favourable in it, as results say it; nil where it does not matter.
    package var favourable: String?
    package var value: Ratio
    /// Answers behind it; nil where nobody says.
    package var n: Int?
    package var population: String
    package var source: String
    package var year: Int

    package init(measure: String, kind: String, value: Ratio, population: String, source: String, year: Int) {
        (self.measure, self.kind, self.value) = (measure, kind, value)
        (self.population, self.source, self.year) = (population, source, year)
    }

    /// What results call it.
    package var name: String { "\(population), \(source) \(year)" }
}

extension Index.Scores {
    /// The word of a study for it.
    package var word: String {
        switch self {
        case .points: "points"
        case .rescaled(let top): "0_\(top)"
        case .ofHighest: "of_highest"
        case .table: "table"
        }
    }
}
