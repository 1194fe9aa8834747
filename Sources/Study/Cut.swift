/// A way to group people by one column.
package struct Cut: Sendable, Equatable, Encodable {
    /// Where the list of groups comes from.
    package enum Values: Sendable, Equatable, Encodable {
        /// The study lists them; anything else is *not stated*.
        case listed([String])
        /// Those in the people file or the head counts; with answers alone, those found.
        case found
    }

    /// Name in outputs.
    package var id: String
    /// Column of the people file or of the exports.
    package var column: String
    package var values: Values

    package init(id: String, column: String, values: Values = .found) {
        self.id = id
        self.column = column
        self.values = values
    }

    /// What a blank attribute is called.
    package static let notStated = "not stated"
}

/// All combinations of two cuts.
package struct CrossedCut: Sendable, Equatable, Encodable {
    package var first: Int
    package var second: Int

    package init(first: Int, second: Int) {
        self.first = first
        self.second = second
    }
}
