/// A measure built from items. The kind says how; nothing about an index is code.
package struct Index: Sendable, Encodable {
    /// How items become one number (kinds K1, K2, K5 and K7 of the manual).
    package enum Kind: Sendable, Equatable, Encodable {
        /// The mean of each person's mean over the answered items.
        case meanOfPersonMeans
        /// The mean over items of the percentage of favourable answers.
        case meanOfItemFavourable
        /// The percentage of people whose own mean is at least a threshold.
        case personShare(at: Ratio)
        /// The percentage of favourable minus the percentage of unfavourable answers to one item.
        case net

        /// The word used in files.
        package var word: String {
            switch self {
            case .meanOfPersonMeans: "mean_of_person_means"
            case .meanOfItemFavourable: "mean_of_item_favourable"
            case .personShare: "person_share"
            case .net: "net"
            }
        }
    }

    /// An item of the index and whether its scale is turned round (lowest + highest - answer).
    package struct Part: Sendable, Equatable, Encodable {
        package var item: Int
        package var reversed: Bool

        package init(item: Int, reversed: Bool = false) {
            self.item = item
            self.reversed = reversed
        }
    }

    package var id: String
    package var title: [LanguageText] = []
    package var kind: Kind = .meanOfPersonMeans
    package var parts: [Part]
    /// Fewest answered items that give a person a score.
    package var atLeast: Int
    /// A person's score counts as favourable from here on, and as unfavourable up to there.
    package var favourable: Ratio
    package var unfavourable: Ratio
    /// Whether a low score is the good one.
    package var lowIsGood = false
    /// Whether somebody has looked at which items are turned round: then no suspicion holds the index back.
    package var keysChecked = false
    /// Whether the index speaks of the manager, so that direct reports are the raters.
    package var aboutManager = false

    package init(id: String, parts: [Part], atLeast: Int, favourable: Ratio, unfavourable: Ratio) {
        self.id = id
        self.parts = parts
        self.atLeast = atLeast
        self.favourable = favourable
        self.unfavourable = unfavourable
    }
}
