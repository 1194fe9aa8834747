import Study

/// Threat: linked cuts. Country and tenure, a cut and the tree, share people; shown together they determine groups that
/// none of them names.
/// Rule: beginning with the cells of single cuts, largest first, show a cell unless that would determine a protected
/// group (`SmallGroups`, or a union found by `UnionRule`).
/// Argument: a set of people can be worked out from sums if and only if its vector lies in the row space of the shown
/// ones; sketches decide that without error in the dangerous direction (`Sketches`). Greedy, not optimal: the optimum
/// is a hard problem, and the order keeps what readers look for first.
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
        guard tree[0] || view.cells.contains(where: { view.people[$0] >= view.k }) else { return }
        let groups = SmallGroups(view)
        var unions: [[Int: Int]] = []
        // Each round protects the unions found in the last one; there are only so many cells to take away.
        for _ in 0...view.cells.count {
            let round = Round(view, groups, tree: tree, unions: unions)
            shown = round.shown
            let found = UnionRule.smallUnions(view, shown: shown)
            if found.isEmpty {
                let remainders = Remainders(view, shown)
                relations = round.determinedPairs(groups, remainders)
                self.remainders = remainders
                return
            }
            unions += found
        }
        shown = tree.map { $0 && false }
    }

    /// One greedy pass.
    private struct Round {
        let view: WaveView
        let sketches: Sketches
        private(set) var shown: [Bool]
        private(set) var span = SketchSpan()
        private(set) var accepted: [Int] = []

        init(_ view: WaveView, _ groups: SmallGroups, tree: [Bool], unions: [[Int: Int]]) {
            self.view = view
            shown = tree
            let candidates = Self.candidates(view)
            let small = groups.small()
            var numbers: [Int: Int] = [:]
            for pair in small where pair.coefficients.both != 0 {
                let position = groups.position(pair.first, pair.second)
                if numbers[position] == nil { numbers[position] = numbers.count }
            }
            let wanted = numbers
            sketches = Sketches(view, shown: tree, width: candidates.count + 3, pairs: numbers.count) { a, b in
                wanted[groups.position(a, b)]
            }
            var protected = Self.protected(view, small, sketches, unions) { wanted[groups.position($0, $1)] }
            for cell in candidates { accept(cell, &protected) }
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

        private static func protected(
            _ view: WaveView, _ small: [SmallGroups.Pair], _ sketches: Sketches, _ unions: [[Int: Int]],
            _ number: (Int, Int) -> Int?
        ) -> [[UInt64]] {
            var vectors: [[UInt64]] = []
            for group in view.people.indices where view.isSmall(view.people[group]) {
                vectors.append(sketches.sketch(group))
            }
            for pair in small {
                guard let both = number(pair.first, pair.second) else { continue }
                vectors.append(Self.sketch(pair, sketches, both))
            }
            for union in unions {
                vectors.append(Self.combine(union.map { (sketches.sketch($0.key), $0.value) }, sketches.width))
            }
            return Array(Set(vectors)).filter { $0.contains { $0 != 0 } }
        }

        static func sketch(_ pair: SmallGroups.Pair, _ sketches: Sketches, _ both: Int) -> [UInt64] {
            combine(
                [
                    (sketches.sketch(pair.first), pair.coefficients.first),
                    (sketches.sketch(pair.second), pair.coefficients.second),
                    (sketches.pair(both), pair.coefficients.both),
                ], sketches.width)
        }

        private static func combine(_ terms: [(vector: [UInt64], coefficient: Int)], _ width: Int) -> [UInt64] {
            var sum = [UInt64](repeating: 0, count: width)
            for (vector, coefficient) in terms where coefficient != 0 {
                for i in 0..<width {
                    sum[i] =
                        coefficient > 0 ? PrimeField.add(sum[i], vector[i]) : PrimeField.subtract(sum[i], vector[i])
                }
            }
            return sum
        }

        /// Shows a cell unless a protected vector would then be determined. `protected` is kept reduced by the span.
        private mutating func accept(_ cell: Int, _ protected: inout [[UInt64]]) {
            let (rest, _) = span.reduce(sketches.sketch(cell))
            guard let pivot = rest.firstIndex(where: { $0 != 0 }) else {
                // Determined already: showing it says nothing new.
                shown[cell] = true
                accepted.append(cell)
                span.insert(sketches.sketch(cell))
                return
            }
            if protected.contains(where: { Self.isMultiple($0, of: rest, pivot) }) { return }
            shown[cell] = true
            accepted.append(cell)
            span.insert(sketches.sketch(cell))
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

        /// Groups of two that are determined through shown cells: their answers must be checked measure by measure.
        func determinedPairs(_ groups: SmallGroups, _ remainders: Remainders) -> [Relation] {
            guard !accepted.isEmpty else { return [] }
            let pairs = pairsInSpan(groups)
            guard !pairs.isEmpty else { return [] }
            var numbers: [Int: Int] = [:]
            for pair in pairs { numbers[groups.position(pair.first, pair.second)] = numbers.count }
            for (order, key) in numbers.keys.sorted().enumerated() { numbers[key] = order }
            let wanted = numbers
            let exact = Sketches(
                view, shown: shown.enumerated().map { $1 && view.cuts[$0] == 0 }, width: sketches.width,
                pairs: numbers.count
            ) { wanted[groups.position($0, $1)] }
            let relations: [Relation] = pairs.compactMap { pair in
                guard let both = wanted[groups.position(pair.first, pair.second)] else { return nil }
                let (rest, recipe) = span.reduce(Self.sketch(pair, exact, both))
                guard rest.allSatisfy({ $0 == 0 }), recipe.contains(where: { $0 != 0 }) else { return nil }
                return relation(pair, recipe, remainders)
            }
            // Many pairs come down to the same sum.
            return Array(Set(relations)).sorted { $0.precedes($1) }
        }

        /// Tests all pairs at once by one random linear form that vanishes on the span.
        private func pairsInSpan(_ groups: SmallGroups) -> [SmallGroups.Pair] {
            let form = vanishingForm()
            var units = [UInt64](repeating: 0, count: view.people.count)
            var pairs = [UInt64](repeating: 0, count: groups.positions)
            sketches.forEachAtom { atom, vector in
                var value: UInt64 = 0
                for i in vector.indices { value = PrimeField.add(value, PrimeField.multiply(vector[i], form[i])) }
                let own = view.atoms[atom].cells
                let ups = view.chains[view.atoms[atom].unit]
                for unit in ups { units[unit] = PrimeField.add(units[unit], value) }
                for (i, cell) in own.enumerated() {
                    units[cell] = PrimeField.add(units[cell], value)
                    for unit in ups {
                        let n = groups.position(unit, cell)
                        pairs[n] = PrimeField.add(pairs[n], value)
                    }
                    for other in own[(i + 1)...] {
                        let n = groups.position(min(cell, other), max(cell, other))
                        pairs[n] = PrimeField.add(pairs[n], value)
                    }
                }
            }
            return Self.named(view, groups, shown, single: units, both: pairs)
        }

        /// Pairs (and single groups that are not shown) whose value is zero, without those that follow from others: a
        /// pair that shares nobody is the sum of the two, nested groups make only their difference.
        private static func named(
            _ view: WaveView, _ groups: SmallGroups, _ shown: [Bool], single: [UInt64], both: [UInt64]
        ) -> [SmallGroups.Pair] {
            var found: [SmallGroups.Pair] = []
            for group in view.people.indices where !shown[group] && view.people[group] > 0 && single[group] == 0 {
                let cell = view.cells.first ?? group
                found.append(
                    SmallGroups.Pair(first: group, second: cell, coefficients: (1, 0, 0), people: view.people[group]))
            }
            groups.forEachPair { group, cell, shared in
                let (a, b) = (view.people[group], view.people[cell])
                guard a > 0, b > 0, !(shared == a && shared == b) else { return }
                if shared == 0, single[group] == 0 { return }
                let sum = both[groups.position(group, cell)]
                for pair in groups.made(group, cell, shared) where pair.people > 0 {
                    let isUnion = pair.coefficients.second > 0 && pair.coefficients.first > 0
                    if shared == 0, !isUnion { continue }
                    if shared == min(a, b), shared > 0, pair.people != max(a, b) - shared || isUnion { continue }
                    var value = pair.coefficients.both > 0 ? sum : PrimeField.subtract(0, sum)
                    if pair.coefficients.first > 0 { value = PrimeField.add(value, single[group]) }
                    if pair.coefficients.second > 0 { value = PrimeField.add(value, single[cell]) }
                    if value == 0 { found.append(pair) }
                }
            }
            return found
        }

        private func vanishingForm() -> [UInt64] {
            var form = (0..<sketches.width).map { PrimeField.draw(0xF0F0, UInt64($0)) }
            for pivot in span.pivots { form[pivot] = 0 }
            for (row, pivot) in zip(span.rows, span.pivots) {
                var sum: UInt64 = 0
                for i in row.indices where i != pivot {
                    sum = PrimeField.add(sum, PrimeField.multiply(row[i], form[i]))
                }
                form[pivot] = PrimeField.subtract(0, sum)
            }
            return form
        }

        /// Writes a determined group as a sum of shown groups: the recipe's cells, and for what these leave over
        /// remainders of the tree, whose people are all alike in it.
        private func relation(_ pair: SmallGroups.Pair, _ recipe: [UInt64], _ remainders: Remainders) -> Relation {
            var factors = [Int](repeating: 0, count: view.people.count)
            for (number, coefficient) in recipe.enumerated() where coefficient != 0 {
                guard let whole = Self.whole(coefficient) else { return .unreadable(accepted) }
                factors[accepted[number]] += whole
            }
            let cells = view.cells.filter { factors[$0] != 0 }.map { Relation.Term(group: $0, factor: factors[$0]) }
            let levels = remainders.filled.compactMap { unit -> Relation.Term? in
                let atom = view.atoms[remainders.somebody[unit]]
                let level = atom.cells.reduce(membership(pair, atom)) { $0 - factors[$1] }
                return level == 0 ? nil : Relation.Term(group: unit, factor: level)
            }
            guard let units = remainders.terms(levels: levels, speaks: shown) else { return .unreadable(accepted) }
            return Relation(cells: cells, remainders: levels, units: units)
        }

        private func membership(_ pair: SmallGroups.Pair, _ atom: WaveView.Atom) -> Int {
            let (first, second) = (view.isIn(atom, pair.first), view.isIn(atom, pair.second))
            return (first ? pair.coefficients.first : 0) + (second ? pair.coefficients.second : 0)
                + (first && second ? pair.coefficients.both : 0)
        }

        private static func whole(_ value: UInt64) -> Int? {
            if value < 1000 { return Int(value) }
            if PrimeField.prime - value < 1000 { return -Int(PrimeField.prime - value) }
            return nil
        }
    }
}
