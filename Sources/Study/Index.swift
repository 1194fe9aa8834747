/// A measure built from items, or from other indices. The kind says how; nothing about an index is code.
package struct Index: Sendable, Encodable {
    /// How items become one number (kinds K1 to K8 of the manual).
    package enum Kind: Sendable, Equatable, Encodable {
        /// K1: the mean of each person's mean over the answered items.
        case meanOfPersonMeans
        /// K2: the mean over items of the percentage of favourable answers.
        case meanOfItemFavourable
        /// K3: the mean of other indices, each over its own people.
        case meanOfIndices([Int])
        /// K4: the mean of all answers of all people, whoever gave them.
        case pooledAnswers
        /// K5: the percentage of people whose own mean is at least a threshold.
        case personShare(at: Ratio)
        /// K6: the percentage of people whose every answer is favourable.
        case allFavourable
        /// K7: the percentage of favourable minus the percentage of unfavourable answers to one item.
        case net
        /// K8: the mean of each person's sum; a missing answer counts as the mean of the person's others.
        case sum
        /// K8: the mean of each person's score on one index over that on another.
        case ratio(of: Int, to: Int)

        /// The word used in files.
        package var word: String {
            switch self {
            case .meanOfPersonMeans: "mean_of_person_means"
            case .meanOfItemFavourable: "mean_of_item_favourable"
            case .meanOfIndices: "mean_of_indices"
            case .pooledAnswers: "mean_of_pooled_answers"
            case .personShare: "person_share"
            case .allFavourable: "all_favourable"
            case .net: "net"
            case .sum: "sum"
            case .ratio: "ratio"
            }
        }

        /// Whether the value is the mean of a score that each person has.
        package var isMeanOfScores: Bool {
            switch self {
            case .meanOfPersonMeans, .sum, .ratio: true
            case .meanOfItemFavourable, .meanOfIndices, .pooledAnswers, .personShare, .allFavourable, .net: false
            }
        }
    }

    /// An item of the index, whether its scale is turned round (lowest + highest - answer), and what its points count.
    package struct Part: Sendable, Equatable, Encodable {
        package var item: Int
        package var reversed: Bool
        /// By point of the scale, in order and before it is turned round; nil: as the index says.
        package var scores: [Ratio]?

        package init(item: Int, reversed: Bool = false, scores: [Ratio]? = nil) {
            self.item = item
            self.reversed = reversed
            self.scores = scores
        }
    }

    /// What the points of items count.
    package enum Scores: Sendable, Equatable, Encodable {
        /// Their values.
        case points
        /// From 0 at the lowest to a number at the highest: 100, or 10.
        case rescaled(to: Int)
        /// `100 value / highest value`: its floor is not 0.
        case ofHighest
        /// By point, in order.
        case table([Ratio])

        /// By point of a scale, in order.
        package func list(_ scale: Scale) -> [Ratio] {
            switch self {
            case .points: (scale.lowest...scale.highest).map { Ratio($0) }
            case .rescaled(let top): (0..<scale.points).map { Ratio(top * $0, scale.points - 1).reduced }
            case .ofHighest: (scale.lowest...scale.highest).map { Ratio(100 * $0, scale.highest).reduced }
            case .table(let scores): scores
            }
        }
    }

    package var id: String
    package var title: [LanguageText] = []
    package var kind: Kind = .meanOfPersonMeans
    package var scores: Scores = .points
    package var parts: [Part]
    /// Fewest answered items that give a person a score.
    package var atLeast: Int
    /// A person's score counts as favourable from here on, and as unfavourable up to there.
    /// Nil: scores are not called either.
    package var favourable: Ratio?
    package var unfavourable: Ratio?
    /// Whether a low score is the good one.
    package var lowIsGood = false
    /// Whether somebody has looked at which items are turned round: then no suspicion holds the index back.
    package var keysChecked = false
    /// Whether the index speaks of the manager, so that direct reports are the raters.
    package var aboutManager = false

    package init(id: String, parts: [Part], atLeast: Int, favourable: Ratio?, unfavourable: Ratio?) {
        self.id = id
        self.parts = parts
        self.atLeast = atLeast
        self.favourable = favourable
        self.unfavourable = unfavourable
    }

    /// The indices that this one is made of.
    package var components: [Int] {
        switch kind {
        case .meanOfIndices(let indices): indices
        case .ratio(let first, let second): [first, second]
        default: []
        }
    }

    /// What each point of a part counts, turned round where it is.
    package func scores(of part: Part, _ scale: Scale) -> [Ratio] {
        let list = part.scores ?? scores.list(scale)
        return part.reversed ? list.reversed() : list
    }
}
