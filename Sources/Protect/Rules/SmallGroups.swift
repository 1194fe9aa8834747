/// Threat: the people whom two groups share, whom one has beyond the other, or whom both hold together.
/// Rule: if such a group has 1 to k - 1 people, no set of shown groups may determine it; nor any group that small itself.
/// Argument: these are the groups an attacker can name, up to two cuts deep; larger combinations are found by
/// `UnionRule`, and the audit looks for them all again in the finished rows.
/// Reference: the class audited in the design, 5.4; primary and secondary cells of Statistics Norway's Gauss suppression.
struct SmallGroups {
    /// People whom a group and a cell share, `[group * cells + column]`.
    private let shared: [Int]
    private let view: WaveView

    init(_ view: WaveView) {
        self.view = view
        let columns = view.cells.count
        var shared = view.direct
        for unit in view.unitsUpward {
            guard let parent = view.parents[unit] else { continue }
            for column in 0..<columns { shared[parent * columns + column] += shared[unit * columns + column] }
        }
        for (pattern, cells) in view.patterns.enumerated() where view.patternPeople[pattern] > 0 {
            for (i, cell) in cells.enumerated() {
                for other in cells[(i + 1)...] {
                    shared[min(cell, other) * columns + view.columnOfCell[max(cell, other)]] +=
                        view.patternPeople[pattern]
                }
            }
        }
        self.shared = shared
    }

    /// Calls `body` with every pair of a group and a cell, and how many people they share.
    func forEachPair(_ body: (_ group: Int, _ cell: Int, _ shared: Int) -> Void) {
        for group in view.people.indices where view.people[group] > 0 {
            for (column, cell) in view.cells.enumerated()
            where view.people[cell] > 0 && (view.cuts[group] == 0 || group < cell) {
                body(group, cell, shared[group * view.cells.count + column])
            }
        }
    }

    /// How many people a group made of two has, by how many they share.
    func people(_ set: PeopleSet, shared: Int) -> Int {
        let (first, second) = (view.people[set.first], view.people[set.second])
        return switch set.operation {
        case .first: first
        case .both: shared
        case .firstOnly: first - shared
        case .secondOnly: second - shared
        case .either: first + second - shared
        }
    }

    /// All sets with 1 to k - 1 people.
    func small() -> [PeopleSet] {
        var small = view.people.indices.filter { view.isSmall(view.people[$0]) }.map { PeopleSet($0) }
        forEachPair { group, cell, shared in
            for operation in PeopleSet.Operation.ofTwo {
                let set = PeopleSet(group, operation, cell)
                if view.isSmall(people(set, shared: shared)) { small.append(set) }
            }
        }
        return small
    }
}

/// The people of a group, or of two combined.
struct PeopleSet: Hashable {
    enum Operation {
        case first, both, firstOnly, secondOnly, either

        static let ofTwo: [Operation] = [.both, .firstOnly, .secondOnly, .either]

        /// Bit by bit: whether the set holds somebody, from whether the two groups do.
        @inline(__always)
        func callAsFunction(_ first: UInt64, _ second: UInt64) -> UInt64 {
            switch self {
            case .first: first
            case .both: first & second
            case .firstOnly: first & ~second
            case .secondOnly: second & ~first
            case .either: first | second
            }
        }
    }
    let first: Int
    let operation: Operation
    let second: Int

    init(_ group: Int) { (first, operation, second) = (group, .first, group) }

    init(_ first: Int, _ operation: Operation, _ second: Int) {
        (self.first, self.operation, self.second) = (first, operation, second)
    }
}
