/// The answers an item can have, in order, with the texts that exports use for them.
package struct Scale: Sendable, Equatable, Encodable {
    package var id: String
    /// Value of the first point.
    package var lowest: Int
    /// Value of the last point.
    package var highest: Int
    /// Labels by language; each list is in the order of the points.
    package var labels: [LanguageLabels] = []
    /// An export's own number for a point, where it is not the point's value.
    package var codes: [ScaleText] = []
    package var notApplicable: [String] = []
    package var missing: [String] = []
    package var notShown: [String] = []
    /// Values that count as favourable, and as unfavourable.
    package var favourable: [Int]
    package var unfavourable: [Int]

    package init(id: String, lowest: Int, highest: Int) {
        self.id = id
        self.lowest = lowest
        self.highest = highest
        (favourable, unfavourable) = Self.ends(lowest, highest)
    }

    /// Number of points.
    package var points: Int { highest - lowest + 1 }

    /// Five points, 1 to 5, without labels: what a study gets that declares none.
    package static let standard = Scale(id: "standard", lowest: 1, highest: 5)

    /// Whether nobody has declared it.
    package var isImplicit: Bool { self == .standard }

    /// The top two and bottom two of five and more points; the top one and bottom one below that; promoters and
    /// detractors on eleven.
    private static func ends(_ lowest: Int, _ highest: Int) -> ([Int], [Int]) {
        switch highest - lowest + 1 {
        case 11: (Array((highest - 1)...highest), Array(lowest...(lowest + 6)))
        case 5...: (Array((highest - 1)...highest), Array(lowest...(lowest + 1)))
        default: ([highest], [lowest])
        }
    }

    /// Score above which (inclusive) the mean of a person's answers is favourable: half a point below the set.
    package var favourableScore: Ratio {
        Ratio(2 * (favourable.min() ?? highest) - 1, 2)
    }

    /// Score below which (inclusive) the mean of a person's answers is unfavourable.
    package var unfavourableScore: Ratio {
        Ratio(2 * (unfavourable.max() ?? lowest) + 1, 2)
    }
}

/// The labels of a scale in one language.
package struct LanguageLabels: Sendable, Equatable, Encodable {
    package var language: String
    package var texts: [String]

    package init(language: String, texts: [String]) {
        self.language = language
        self.texts = texts
    }
}

/// One text and the scale value it means.
package struct ScaleText: Sendable, Equatable, Encodable {
    package var text: String
    package var value: Int

    package init(text: String, value: Int) {
        self.text = text
        self.value = value
    }
}
