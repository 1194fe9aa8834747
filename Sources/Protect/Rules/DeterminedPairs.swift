/// Groups of two that are determined through shown cells, large as they are: the answers to one question may be few in
/// them, so they are checked measure by measure (`MeasureRule`).
struct DeterminedPairs {
    private let view: WaveView
    private let shown: [Bool]
    private let determination: Determination
    private let round: CutRule.Round
    private let remainders: Remainders
    private let joined: Remainders.Joined

    init(
        _ view: WaveView, _ shown: [Bool], _ determination: Determination, _ round: CutRule.Round,
        _ remainders: Remainders
    ) {
        self.view = view
        self.shown = shown
        self.determination = determination
        self.round = round
        self.remainders = remainders
        joined = remainders.joined(shown)
    }

    /// All of them, as sums of shown groups; many pairs come down to the same sum.
    func relations(_ groups: SmallGroups) -> [Relation] {
        guard !round.basis.isEmpty else { return [] }
        var relations: Set<Relation> = []
        var determined = shown
        for group in view.people.indices where !shown[group] && view.people[group] > 0 {
            let set = PeopleSet(group)
            guard let coordinates = determination.coordinates(of: set), let relation = relation(set, coordinates)
            else { continue }
            determined[group] = true
            relations.insert(relation)
        }
        groups.forEachPair { group, cell, shared in
            let operations = wanted(group, cell, shared, determined: determined[group])
            for (set, coordinates) in coordinates(group, cell, operations) {
                if let relation = relation(set, coordinates) { relations.insert(relation) }
            }
        }
        return relations.sorted { $0.precedes($1) }
    }

    private func coordinates(_ group: Int, _ cell: Int, _ operations: [PeopleSet.Operation])
        -> [(set: PeopleSet, coordinates: [UInt64])]
    {
        if shown[group], shown[cell], operations != [.either] {
            return determination.coordinates(ofKnown: group, cell, operations)
        }
        return operations.compactMap { operation in
            let set = PeopleSet(group, operation, cell)
            return determination.coordinates(of: set).map { (set, $0) }
        }
    }

    /// Combinations of two groups that do not follow from others: groups that share nobody have a union only, which is
    /// the sum of the two where one is known; nested ones make only their difference.
    private func wanted(_ group: Int, _ cell: Int, _ shared: Int, determined: Bool) -> [PeopleSet.Operation] {
        let (first, second) = (view.people[group], view.people[cell])
        if shared == 0 { return determined ? [] : [.either] }
        if shared == first { return shared == second ? [] : [.secondOnly] }
        if shared == second { return [.firstOnly] }
        return PeopleSet.Operation.ofTwo
    }

    /// A determined set as a sum: the recipe's cells, and for what these leave over remainders of the tree, whose people
    /// are all alike in it. Nil where the set is not determined by what is shown.
    private func relation(_ set: PeopleSet, _ coordinates: [UInt64]) -> Relation? {
        let (rest, recipe) = round.span.reduce(coordinates)
        guard rest.allSatisfy({ $0 == 0 }) else { return nil }
        var factors = [Int](repeating: 0, count: view.cells.count)
        for (number, coefficient) in recipe.enumerated() where coefficient != 0 {
            guard let whole = PrimeField.whole(coefficient) else { return .unreadable(round.shown) }
            factors[view.columnOfCell[round.basis[number]]] = whole
        }
        let cells = zip(view.cells, factors).filter { $0.1 != 0 }.map { Relation.Term(group: $0, factor: $1) }
        let levels = remainders.filled.compactMap { unit -> Relation.Term? in
            let kind = remainders.somebody[unit]
            let level = view.patterns[view.kinds.pattern[kind]].reduce(determination.holds(set, kind) ? 1 : 0) {
                $0 - factors[view.columnOfCell[$1]]
            }
            return level == 0 ? nil : Relation.Term(group: unit, factor: level)
        }
        guard let units = remainders.terms(levels: levels, joined) else { return .unreadable(round.shown) }
        return Relation(cells: cells, remainders: levels, units: units)
    }
}
