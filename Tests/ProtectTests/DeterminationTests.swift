import Score
import Study
import TestSupport
import Testing

@testable import Protect

/// Rank by fraction-free elimination over whole numbers: no prime, no chance.
private func rank(_ vectors: [[Int]]) -> Int {
    var rows = vectors.map { $0.map { Int128($0) } }
    guard let width = rows.first?.count else { return 0 }
    var (rank, previous) = (0, Int128(1))
    for column in 0..<width {
        guard let pivot = rows.indices.first(where: { $0 >= rank && rows[$0][column] != 0 }) else { continue }
        rows.swapAt(rank, pivot)
        for row in (rank + 1)..<max(rank + 1, rows.count) {
            for i in (column + 1)..<max(column + 1, width) {
                rows[row][i] = (rows[row][i] * rows[rank][column] - rows[row][column] * rows[rank][i]) / previous
            }
            rows[row][column] = 0
        }
        previous = rows[rank][column]
        rank += 1
    }
    return rank
}

private func spans(_ vectors: [[Int]], _ vector: [Int]) -> Bool { rank(vectors) == rank(vectors + [vector]) }

/// What the short vectors say against exact linear algebra on the long ones.
@Suite struct DeterminationTests {
    private func field(_ number: Int) -> UInt64 {
        number >= 0 ? UInt64(number) : PrimeField.subtract(0, UInt64(-number))
    }

    @Test func `the field has the laws of a field`() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<2000 {
            let (a, b) = (random.next() % PrimeField.prime, random.next() % PrimeField.prime)
            let product = a.multipliedFullWidth(by: b)
            #expect(PrimeField.multiply(a, b) == PrimeField.prime.dividingFullWidth(product).remainder)
            #expect(PrimeField.add(PrimeField.subtract(a, b), b) == a)
            if a != 0 { #expect(PrimeField.multiply(a, PrimeField.inverse(a)) == 1) }
        }
        let top = PrimeField.prime - 1
        #expect(PrimeField.multiply(top, top) == 1)
        #expect(PrimeField.add(top, 1) == 0)
        for number in -999...999 {
            #expect(PrimeField.residue(number) == field(number))
            #expect(PrimeField.whole(field(number)) == number)
        }
        #expect(PrimeField.whole(PrimeField.inverse(2)) == nil)
    }

    @Test(arguments: 1...60) func `a span holds what exact fractions say it holds`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let width = Int.random(in: 2...8, using: &random)
        func vector() -> [Int] { (0..<width).map { _ in Int.random(in: -2...2, using: &random) } }
        var (span, added) = (VectorSpan(), [[Int]]())
        for _ in 0..<(width + 1) {
            let next =
                random.chance(0.2) && !added.isEmpty
                ? zip(added[0], added[added.count - 1]).map { 2 * $0 - $1 } : vector()
            #expect(span.contains(next.map(field)) == spans(added, next))
            let isNew = !spans(added, next)
            #expect(span.insert(next.map(field)) == isNew)
            if isNew { added.append(next) }
            #expect(span.rows.count == added.count)
            for (row, pivot) in zip(span.rows, span.pivots) {
                #expect(row[pivot] == 1 && span.pivots.allSatisfy { $0 == pivot || row[$0] == 0 })
            }
            for row in span.rows.indices {
                // Each reduced row is made of what its recipe says.
                let made = (0..<width).map { i in
                    added.indices.reduce(UInt64(0)) {
                        PrimeField.add($0, PrimeField.multiply(span.recipe(row, $1), field(added[$1][i])))
                    }
                }
                #expect(made == span.rows[row])
            }
            for _ in 0..<5 {
                let other = vector()
                let (rest, recipe) = span.reduce(other.map(field))
                #expect(rest.allSatisfy { $0 == 0 } == spans(added, other))
                // The recipe is what was taken away.
                var sum = rest
                for (part, vector) in zip(recipe, added) {
                    for i in sum.indices {
                        sum[i] = PrimeField.add(sum[i], PrimeField.multiply(part, field(vector[i])))
                    }
                }
                #expect(sum == other.map(field))
            }
        }
    }

    /// Who is in a set, as a vector over kinds of people, found by walking up from each.
    private func members(_ set: PeopleSet, _ view: WaveView) -> [Int] {
        view.kinds.unit.indices.map { kind in
            func isIn(_ group: Int) -> Bool {
                if view.patterns[view.kinds.pattern[kind]].contains(group) { return true }
                var at: Int? = view.kinds.unit[kind]
                while let here = at, here != group { at = view.parents[here] }
                return at == group
            }
            let (first, second) = (isIn(set.first), isIn(set.second))
            return switch set.operation {
            case .first: first ? 1 : 0
            case .both: first && second ? 1 : 0
            case .firstOnly: first && !second ? 1 : 0
            case .secondOnly: second && !first ? 1 : 0
            case .either: first || second ? 1 : 0
            }
        }
    }

    @Test(arguments: 1...60) func `a set is determined exactly when the groups themselves say so`(_ seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        var made = Organisation(k: 5, cuts: ["a", "b"], hierarchy: Organisation.path)
        if random.chance(0.5) { made.study.crossed = [CrossedCut(first: 0, second: 1)] }
        for _ in 0..<Int.random(in: 4...11, using: &random) {
            let path = ["x", "x/y", "x/z", "w", "w/v"].randomElement(using: &random) ?? "x"
            let (a, b) = (Int.random(in: 0...2, using: &random), Int.random(in: 0...2, using: &random))
            made.add(Int.random(in: 1...9, using: &random), path, ["a\(a)", "b\(b)"])
        }
        let view = WaveView(Groups(try made.scored()), wave: 0, k: 5)
        var tree = TreeRule.shown(view)
        // Also where nothing of the tree is shown.
        if random.chance(0.2) { tree = tree.map { _ in false } }
        let candidates = view.cells.filter { view.people[$0] >= 5 }
        let determination = Determination(view, shown: tree, candidates: candidates)
        let sets =
            view.people.indices.map { PeopleSet($0) }
            + view.people.indices.flatMap { group in
                view.cells.filter { view.cuts[group] == 0 || group < $0 }.flatMap { cell in
                    PeopleSet.Operation.ofTwo.map { PeopleSet(group, $0, cell) }
                }
            }
        let units = view.people.indices.filter { tree[$0] && view.cuts[$0] == 0 }.map { members(PeopleSet($0), view) }
        let all = units + candidates.map { members(PeopleSet($0), view) }
        for (kind, _) in view.kinds.unit.enumerated() {
            for set in sets { #expect(determination.holds(set, kind) == (members(set, view)[kind] == 1)) }
        }
        var subsets = (0..<4).map { _ in candidates.filter { _ in random.chance(0.5) } }
        subsets.append(candidates)
        for shown in subsets {
            var span = VectorSpan()
            for cell in shown { span.insert(determination.coordinates(ofCell: cell)) }
            let known = units + shown.map { members(PeopleSet($0), view) }
            for group in view.people.indices where shown.contains(group) || view.cuts[group] == 0 && tree[group] {
                for cell in shown where view.cuts[group] == 0 || group < cell {
                    let asked = PeopleSet.Operation.ofTwo.compactMap { operation -> PeopleSet? in
                        let set = PeopleSet(group, operation, cell)
                        return determination.coordinates(of: set) == nil ? nil : set
                    }
                    let known = determination.coordinates(ofKnown: group, cell, PeopleSet.Operation.ofTwo)
                    #expect(known.map(\.set) == asked)
                    #expect(known.allSatisfy { determination.coordinates(of: $0.set) == $0.coordinates })
                }
            }
            for set in sets {
                let vector = members(set, view)
                if let coordinates = determination.coordinates(of: set) {
                    #expect(!spans(units, vector) && spans(all, vector))
                    #expect(span.contains(coordinates) == spans(known, vector))
                } else {
                    #expect(spans(units, vector) || !spans(all, vector))
                }
            }
        }
    }
}
