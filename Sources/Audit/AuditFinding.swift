import Study

/// One way that the audit found from the released numbers to too few people.
package struct AuditFinding: Sendable, Hashable {
    /// What kind of group gives people away.
    package enum Kind: String, Sendable, CaseIterable {
        /// One group, released itself or computable.
        case smallCell = "small-cell"
        /// What remains of a group when its released parts are taken away.
        case smallRest = "small-rest"
        /// People of one group that are not in another.
        case smallDifference = "small-difference"
        /// People that are in both of two groups.
        case smallIntersection = "small-intersection"
        /// People of several withheld groups together.
        case smallUnion = "small-union"
        /// A group that only the elimination over several cuts isolates.
        case echelonRow = "echelon-row"
        /// Some parts of one partition less some parts of another.
        case minCut = "min-cut"
        /// A group in which everybody gave the same extreme answer.
        case uniformCell = "uniform-cell"
        /// A computable rest in which everybody gave the same extreme answer.
        case uniformRest = "uniform-rest"
        /// A standard deviation from too few answers, or one that can be computed for too few.
        case spreadBelow = "sd-below"
        /// Numbers that contradict each other or the roster.
        case mismatch = "n-mismatch"
        /// Rows, groups or atoms that the audit cannot place; it does not pass what it does not understand.
        case scope
    }
    package var wave: Int
    /// Position of the measure; nil where the pattern of people itself is the way.
    package var measure: Int?
    package var kind: Kind
    /// People (or answers) in the group that is given away. For tests and comparison only, never for print.
    package var people: Int
    /// Positions of the released groups whose numbers have to be combined.
    package var groups: [Int]
    /// The finding for people; names groups and measures by id and holds no count.
    package var text: String

    init(_ kind: Kind, wave: Int, measure: Int?, people: Int, groups: [Int], in input: AuditInput) {
        self.kind = kind
        self.wave = wave
        self.measure = measure
        self.people = people
        self.groups = groups
        text = Self.describe(kind, measure, groups, input)
    }

    private static func describe(_ kind: Kind, _ measure: Int?, _ groups: [Int], _ input: AuditInput) -> String {
        let shown = groups.prefix(8).filter(input.groups.indices.contains).map { input.groups[$0].id }
        var names = shown.isEmpty ? "no group" : shown.joined(separator: ", ")
        if groups.count > shown.count, !shown.isEmpty { names += " and others" }
        var text = "\(kind.rawValue): \(sentence(kind)) (\(names)"
        if let measure, input.measures.indices.contains(measure) { text += "; measure \(input.measures[measure].id)" }
        return text + ")"
    }

    private static func sentence(_ kind: Kind) -> String {
        switch kind {
        case .smallCell: "the numbers of a group with too few people are released or can be computed"
        case .smallRest: "what the released parts leave of a group has too few people"
        case .smallDifference: "one group less another has too few people"
        case .smallIntersection: "the people whom two groups share are too few and their numbers can be computed"
        case .smallUnion: "withheld groups together have too few people and their numbers can be computed"
        case .echelonRow: "a combination of groups isolates too few people"
        case .minCut: "parts of one partition less parts of another leave too few people"
        case .uniformCell: "everybody in a group gave the same answer at an end of the scale"
        case .uniformRest: "everybody in a computable rest gave the same answer at an end of the scale"
        case .spreadBelow: "a standard deviation is released or can be computed for too few answers"
        case .mismatch: "released numbers contradict each other or the roster"
        case .scope: "something that the audit cannot place"
        }
    }
}
