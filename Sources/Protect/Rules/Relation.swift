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

    /// The units that give each remainder its level, while those silent join the remainder above them. Nil where two
    /// with different levels have joined.
    func terms(levels: [Relation.Term], speaks: [Bool]) -> [Relation.Term]? {
        var wanted = [Int](repeating: 0, count: above.count)
        for term in levels { wanted[term.group] = term.factor }
        var owner = above
        var level = [Int?](repeating: nil, count: above.count)
        for unit in units {
            let around = above[unit] < 0 ? -1 : owner[above[unit]]
            owner[unit] = speaks[unit] ? unit : around
            guard somebody[unit] >= 0 else { continue }
            guard owner[unit] >= 0 else {
                if wanted[unit] != 0 { return nil }
                continue
            }
            if let known = level[owner[unit]], known != wanted[unit] { return nil }
            level[owner[unit]] = wanted[unit]
        }
        var terms: [Relation.Term] = []
        for unit in units where speaks[unit] {
            let outer = above[unit] < 0 ? -1 : owner[above[unit]]
            let around = outer < 0 ? 0 : level[outer] ?? 0
            if level[unit] == nil { level[unit] = around }
            let factor = (level[unit] ?? around) - around
            if factor != 0 { terms.append(Relation.Term(group: unit, factor: factor)) }
        }
        return terms
    }
}
