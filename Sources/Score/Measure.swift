import Study

/// What results speak of: taking part, an index, or an item. The order is the order of outputs.
package enum Measure: Sendable, Hashable {
    case participation
    case index(Int)
    case item(Int)

    /// All measures of a study; participation is always the first.
    package static func all(_ study: Study) -> [Measure] {
        [.participation] + study.indices.indices.map(Measure.index) + study.items.indices.map(Measure.item)
    }
}
