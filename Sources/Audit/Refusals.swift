/// Combinations of two groups that a wider release does not determine.
///
/// Argument: a release in which fewer groups speak has a smaller row space. So what is not determined while all these
/// groups speak is not determined while some of them do, and the layers of a wave, which differ by a few groups, need not
/// ask again.
struct Refusals {
    /// What two groups make.
    struct Combinations: OptionSet {
        let rawValue: UInt8

        static let both = Combinations(rawValue: 1)
        static let firstOnly = Combinations(rawValue: 2)
        static let secondOnly = Combinations(rawValue: 4)
        static let either = Combinations(rawValue: 8)
        static let all: Combinations = [.both, .firstOnly, .secondOnly, .either]
    }
    /// Two groups: a node and a place, or two places.
    struct Pair {
        fileprivate let index: Int

        static func node(_ v: Int, place flat: Int, _ frame: Frame) -> Pair { Pair(index: v * frame.width + flat) }

        static func places(_ a: Int, _ b: Int, _ frame: Frame) -> Pair {
            Pair(index: (frame.nodes + a) * frame.width + b)
        }
    }
    /// The groups that speak in the release that these are about.
    let speaks: [Bool]
    private var refused: [Combinations]

    init(_ span: Span) {
        speaks = span.speaks
        refused = Array(repeating: [], count: (span.frame.nodes + span.frame.width) * span.frame.width)
    }

    subscript(pair: Pair) -> Combinations { refused[pair.index] }

    mutating func refuse(_ combinations: Combinations, of pair: Pair) { refused[pair.index].formUnion(combinations) }

    /// Whether they hold for a release in which these groups speak.
    func hold(for others: [Bool]) -> Bool { zip(others, speaks).allSatisfy { !$0 || $1 } }
}
