/// A set of people that shown groups determine, as a sum of them.
struct Relation: Sendable, Hashable {
    struct Term: Sendable, Hashable {
        let group: Int
        let factor: Int
    }
    /// Groups outside the hierarchy, in order.
    let cells: [Term]
    /// Remainders of the hierarchy that are in the sum, by their unit.
    let remainders: [Term]
    /// The whole sum while all shown units speak: cells, and units that give the remainders.
    let terms: [Term]
    /// Whether the factors could be read as small whole numbers; if not, the relation counts as one that fails.
    let isReadable: Bool

    init(cells: [Term], remainders: [Term], units: [Term]) {
        self.cells = cells
        self.remainders = remainders
        terms = cells + units
        isReadable = true
    }

    private init(unreadable cells: [Int]) {
        self.cells = cells.sorted().map { Term(group: $0, factor: 1) }
        remainders = []
        terms = self.cells
        isReadable = false
    }

    static func unreadable(_ cells: [Int]) -> Relation { Relation(unreadable: cells) }

    /// A fixed order for relations.
    func precedes(_ other: Relation) -> Bool {
        (cells + remainders).lexicographicallyPrecedes(other.cells + other.remainders) {
            ($0.group, $0.factor) < ($1.group, $1.factor)
        }
    }
}

/// What is left of each shown unit without the shown units in it: the people of one remainder are told apart by no unit.
struct Remainders: Sendable {
    /// Shown units, parents before children.
    private let units: [Int]
    /// By unit: the nearest shown unit above, or -1.
    private var above: [Int]
    /// By unit: a kind of people in the remainder, or -1 where it is empty.
    private(set) var somebody: [Int]

    init(_ view: WaveView, _ shown: [Bool]) {
        units = view.unitsUpward.reversed().filter { shown[$0] }
        above = Array(repeating: -1, count: view.people.count)
        somebody = above
        let blocks = view.blocks(shown)
        for unit in units { above[unit] = view.parents[unit].map { blocks[$0] } ?? -1 }
        for (kind, unit) in view.kinds.unit.enumerated() where blocks[unit] >= 0 { somebody[blocks[unit]] = kind }
    }

    /// Units that are not empty beyond the shown units in them.
    var filled: [Int] { units.filter { somebody[$0] >= 0 } }

    /// Remainders as they have joined while some units are silent.
    struct Joined {
        /// By unit: the speaking unit whose remainder it is in, -1 for none.
        fileprivate let owner: [Int]
        /// By speaking unit: how many filled remainders have joined in its own.
        fileprivate let members: [Int]
        fileprivate let speaks: [Bool]
    }

    /// The remainders that the speaking units leave.
    func joined(_ speaks: [Bool]) -> Joined {
        var owner = above
        var members = [Int](repeating: 0, count: above.count)
        for unit in units {
            owner[unit] = speaks[unit] ? unit : above[unit] < 0 ? -1 : owner[above[unit]]
            if somebody[unit] >= 0, owner[unit] >= 0 { members[owner[unit]] += 1 }
        }
        return Joined(owner: owner, members: members, speaks: speaks)
    }

    /// The units that give each remainder its level, where those silent have joined the remainder above them. Nil where
    /// two with different levels have joined.
    func terms(levels: [Relation.Term], _ joined: Joined) -> [Relation.Term]? {
        guard agree(levels, joined) else { return nil }
        var level = [Int?](repeating: nil, count: above.count)
        for unit in units where somebody[unit] >= 0 && joined.owner[unit] >= 0 { level[joined.owner[unit]] = 0 }
        for term in levels { level[joined.owner[term.group]] = term.factor }
        var terms: [Relation.Term] = []
        for unit in units where joined.speaks[unit] {
            let outer = above[unit] < 0 ? -1 : joined.owner[above[unit]]
            let around = outer < 0 ? 0 : level[outer] ?? 0
            if level[unit] == nil { level[unit] = around }
            let factor = (level[unit] ?? around) - around
            if factor != 0 { terms.append(Relation.Term(group: unit, factor: factor)) }
        }
        return terms
    }

    /// Whether all that have joined one remainder have one level.
    private func agree(_ levels: [Relation.Term], _ joined: Joined) -> Bool {
        // Nearly all remainders are alone; of the others, how many have been met, and with which level.
        var shared: [(owner: Int, factor: Int, met: Int)] = []
        for term in levels {
            let owner = joined.owner[term.group]
            guard somebody[term.group] >= 0, owner >= 0 else { return false }
            if joined.members[owner] == 1 { continue }
            guard let known = shared.firstIndex(where: { $0.owner == owner }) else {
                shared.append((owner, term.factor, 1))
                continue
            }
            guard shared[known].factor == term.factor else { return false }
            shared[known].met += 1
        }
        return shared.allSatisfy { $0.met == joined.members[$0.owner] }
    }
}
