/// Answer labels of one kind in one language, each with its place between two ends. Places are comparable within a
/// family only; which of them a scale has, and so how many points, is seen in the export.
struct ScaleFamily: Sendable {
    let name: String
    let language: String
    /// Label, folded as labels are compared, to its place.
    let places: [String: Double]
    /// Whether the places lie about 0, so that a label on one side has one on the other.
    let isBalanced: Bool

    /// - Parameter labels: from the least to the most; those of one entry mean the same.
    init(_ name: String, _ language: String, balanced: Bool = true, _ labels: [(Double, [String])]) {
        self.name = name
        self.language = language
        isBalanced = balanced
        places = Dictionary(
            labels.flatMap { place, texts in texts.map { ($0, place) } }, uniquingKeysWith: { a, _ in a })
    }
}

/// The labels that surveys use most, in nine languages.
enum ScaleFamilies {
    static let all: [ScaleFamily] = agreement + frequency + satisfaction + quality + likelihood + extent

    /// A family in all languages.
    static func named(_ name: String) -> [ScaleFamily] { all.filter { $0.name == name } }
}
