/// The population: one row an employee (and wave), or one row a group with its head count.
package struct PeopleFile: Sendable, Encodable {
    package var path: String
    package var format: String?
    package var encoding: String?
    package var delimiter: UInt8?
    package var sheet: String?
    package var columns: [ColumnName] = []
    package var derived: [DerivedColumn] = []

    package init(path: String) { self.path = path }
}

/// A column made from another one of the people file.
package struct DerivedColumn: Sendable, Equatable, Encodable {
    package var name: String
    /// The column with a day in it.
    package var from: String
    /// Whole years at which a new band begins, ascending.
    package var breaks: [Int]

    package init(name: String, from: String, breaks: [Int]) {
        self.name = name
        self.from = from
        self.breaks = breaks
    }

    /// Labels of the bands, in order: `under 1`, `1 to 2`, … `10 and more` (whole years).
    package var bands: [String] {
        guard let first = breaks.first, let last = breaks.last else { return ["all"] }
        let inner = zip(breaks, breaks.dropFirst()).map { low, high in
            high == low + 1 ? "\(low)" : "\(low) to \(high - 1)"
        }
        return ["under \(first)"] + inner + ["\(last) and more"]
    }

    /// The band of a length of service in whole years.
    package func band(years: Int) -> String { bands[breaks.filter { years >= $0 }.count] }
}

/// Where the tree of units comes from.
package struct Hierarchy: Sendable, Encodable {
    package enum Kind: Sendable, Equatable, Encodable {
        /// The people file names each person's manager; each manager heads one unit.
        case manager
        /// A column holds the way down, such as `Division/Region/Unit`.
        case path(column: String, separator: UInt8)
    }
    package var kind: Kind
    /// Whether the people who report to a head directly are groups too (manager trees only).
    package var direct = false
    /// Fewest people, by head count, that may be a group of heads of sub-units; nil for the default.
    package var headsTogether: Int?

    package init(kind: Kind) { self.kind = kind }

    /// The default: with three in five answering, such a group still reaches `k`.
    package func fewestTogether(k: Int) -> Int { headsTogether ?? (k * 10 + 5) / 6 }
}
