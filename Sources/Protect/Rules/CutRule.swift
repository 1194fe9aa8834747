import Study

/// Threat: linked cuts. Country and tenure, a cut and the tree, share people; shown together they determine groups that
/// none of them names.
/// Rule: beginning with the cells of single cuts, largest first, show a cell unless that would determine a protected
/// group (`SmallGroups`, or a union found by `UnionRule`).
/// Argument: a set of people can be worked out from sums if and only if its vector lies in the row space of the shown
/// ones, which `Determination` decides exactly. Greedy, not optimal: the optimum is a hard problem, and the order keeps
/// what readers look for first.
/// Reference: Gauss suppression (Statistics Norway); greedy order by size.
struct CutRule {
    /// By group: shown or not (units as given).
    private(set) var shown: [Bool]
    /// Groups of two that the shown cells determine although no union of remainders of the tree is them.
    private(set) var relations: [Relation] = []
    /// The remainders that these relations speak of.
    private(set) var remainders: Remainders?

    init(_ view: WaveView, tree: [Bool]) {
        shown = tree
        let candidates = Self.candidates(view)
        guard tree[0] || !candidates.isEmpty else { return }
        let groups = SmallGroups(view)
        let determination = Determination(view, shown: tree, candidates: candidates)
        let small = groups.small().compactMap { determination.coordinates(of: $0) }
        var unions: [[Int: Int]] = []
        // Each round protects the unions found in the last one; there are only so many cells to take away.
        for _ in 0...view.cells.count {
            let protected = small + unions.map { Self.combine($0, determination) }
            let round = Round(determination, candidates, protected: protected)
            shown = tree
            for cell in round.shown { shown[cell] = true }
            let found = UnionRule.smallUnions(view, shown: shown)
            if found.isEmpty {
                let remainders = Remainders(view, shown)
                relations = DeterminedPairs(view, shown, determination, round, remainders).relations(groups)
                self.remainders = remainders
                return
            }
            unions += found
        }
        shown = tree.map { $0 && false }
    }

    /// Cells that could be shown: single cuts first, then direct reports, then crossed ones; larger ones first.
    private static func candidates(_ view: WaveView) -> [Int] {
        func rank(_ cell: Int) -> Int {
            switch view.cutKinds[view.cuts[cell]] {
            case .hierarchy, .plain: 0
            case .direct: 1
            case .crossed: 2
            }
        }
        return view.cells.filter { view.people[$0] >= view.k }
            .sorted { (rank($0), -view.people[$0], $0) < (rank($1), -view.people[$1], $1) }
    }

    /// The coordinates of a sum of cells.
    private static func combine(_ cells: [Int: Int], _ determination: Determination) -> [UInt64] {
        var sum = [UInt64](repeating: 0, count: determination.rank)
        for (cell, factor) in cells {
            for (i, value) in determination.coordinates(ofCell: cell).enumerated() {
                let part = PrimeField.multiply(PrimeField.residue(factor), value)
                sum[i] = PrimeField.add(sum[i], part)
            }
        }
        return sum
    }

    /// One greedy pass.
    struct Round {
        /// Cells shown, in the order in which they were.
        private(set) var shown: [Int] = []
        private(set) var span = VectorSpan()
        /// Those that said something new when they were shown: what the span is made of.
        private(set) var basis: [Int] = []

        init(_ determination: Determination, _ candidates: [Int], protected: [[UInt64]]) {
            var protected = Array(Set(protected)).filter { $0.contains { $0 != 0 } }
            for cell in candidates { consider(cell, determination.coordinates(ofCell: cell), &protected) }
        }

        /// Shows a cell unless a protected set would then be determined. `protected` is kept reduced by the span.
        private mutating func consider(_ cell: Int, _ coordinates: [UInt64], _ protected: inout [[UInt64]]) {
            let (rest, _) = span.reduce(coordinates)
            guard let pivot = rest.firstIndex(where: { $0 != 0 }) else {
                // Determined already: showing it says nothing new.
                shown.append(cell)
                return
            }
            if protected.contains(where: { Self.isMultiple($0, of: rest, pivot) }) { return }
            shown.append(cell)
            basis.append(cell)
            span.insert(coordinates)
            let inverse = PrimeField.inverse(rest[pivot])
            for p in protected.indices where protected[p][pivot] != 0 {
                let factor = PrimeField.multiply(protected[p][pivot], inverse)
                for i in rest.indices {
                    protected[p][i] = PrimeField.subtract(protected[p][i], PrimeField.multiply(factor, rest[i]))
                }
            }
        }

        private static func isMultiple(_ vector: [UInt64], of base: [UInt64], _ pivot: Int) -> Bool {
            guard vector[pivot] != 0 else { return false }
            for i in vector.indices
            where PrimeField.multiply(vector[i], base[pivot]) != PrimeField.multiply(base[i], vector[pivot]) {
                return false
            }
            return true
        }
    }
}
