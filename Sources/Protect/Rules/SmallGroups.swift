/// Threat: two groups that are shown (or not) overlap, differ or join in a handful of people.
/// Rule: every cell below k, and every intersection, difference and union of two groups with 1 to k - 1 people, is
/// *protected*: no choice of shown cells may determine it.
/// Argument: these are the groups an attacker can name; what else can be worked out is searched for in `UnionRule`.
/// Reference: the class audited in the design, 5.4; primary and secondary cells of Statistics Norway's Gauss suppression.
struct SmallGroups {
    /// A group made of two: coefficients of the first, the second and what they share.
    struct Pair {
        let first: Int
        let second: Int
        let coefficients: (first: Int, second: Int, both: Int)
        let people: Int
    }

    /// People whom a group and a cell share; by pair.
    private let shared: [Int]
    private let view: WaveView
    private let columns: [Int]
    private let columnOfCell: [Int]

    init(_ view: WaveView) {
        self.view = view
        columns = view.cells
        var columnOfCell = [Int](repeating: -1, count: view.people.count)
        for (column, cell) in columns.enumerated() { columnOfCell[cell] = column }
        self.columnOfCell = columnOfCell
        var shared = [Int](repeating: 0, count: view.people.count * columns.count)
        for atom in view.atoms {
            let ups = view.chains[atom.unit]
            for (i, cell) in atom.cells.enumerated() {
                for unit in ups { shared[unit * columns.count + columnOfCell[cell]] += atom.people }
                for other in atom.cells[(i + 1)...] {
                    shared[min(cell, other) * columns.count + columnOfCell[max(cell, other)]] += atom.people
                }
            }
        }
        self.shared = shared
    }

    /// Position of a pair in tables of all pairs.
    func position(_ group: Int, _ cell: Int) -> Int { group * columns.count + columnOfCell[cell] }

    var positions: Int { shared.count }

    /// Calls `body` with every pair of a group and a cell, and how many people they share.
    func forEachPair(_ body: (_ group: Int, _ cell: Int, _ shared: Int) -> Void) {
        for group in view.people.indices {
            for cell in columns where view.cuts[group] == 0 || group < cell {
                body(group, cell, shared[position(group, cell)])
            }
        }
    }

    /// The groups that two groups make: what they share, what one has beyond the other, and both together.
    func made(_ group: Int, _ cell: Int, _ shared: Int) -> [Pair] {
        let (a, b) = (view.people[group], view.people[cell])
        return [
            Pair(first: group, second: cell, coefficients: (0, 0, 1), people: shared),
            Pair(first: group, second: cell, coefficients: (1, 0, -1), people: a - shared),
            Pair(first: group, second: cell, coefficients: (0, 1, -1), people: b - shared),
            Pair(first: group, second: cell, coefficients: (1, 1, -1), people: a + b - shared),
        ]
    }

    /// All pairs' groups with 1 to k - 1 people.
    func small() -> [Pair] {
        var pairs: [Pair] = []
        forEachPair { group, cell, shared in
            let (a, b) = (view.people[group], view.people[cell])
            guard
                view.isSmall(shared) || view.isSmall(a - shared) || view.isSmall(b - shared)
                    || view.isSmall(a + b - shared)
            else { return }
            pairs += made(group, cell, shared).filter { view.isSmall($0.people) }
        }
        return pairs
    }
}
