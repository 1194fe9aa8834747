import Score
import Study
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
@Suite struct SketchTests {
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
    }

    @Test(arguments: 1...60) func `a span holds what exact fractions say it holds`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let width = Int.random(in: 2...8, using: &random)
        func vector() -> [Int] { (0..<width).map { _ in Int.random(in: -2...2, using: &random) } }
        var (span, added) = (SketchSpan(), [[Int]]())
        for _ in 0..<(width + 1) {
            let next =
                random.chance(0.2) && !added.isEmpty
                ? zip(added[0], added[added.count - 1]).map { 2 * $0 - $1 } : vector()
            #expect(span.contains(next.map(field)) == spans(added, next))
            span.insert(next.map(field))
            added.append(next)
            #expect(span.rows.count == rank(added))
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

    /// Who is in a group, as a vector over atoms.
    private func members(_ group: Int, _ view: WaveView) -> [Int] { view.atoms.map { view.isIn($0, group) ? 1 : 0 } }

    @Test(arguments: 1...40) func `sketches determine a group exactly when the groups themselves do`(_ seed: Int) throws
    {
        var random = SplitMix64(seed: UInt64(seed))
        var made = Organisation(k: 5, cuts: ["a", "b"], hierarchy: Organisation.path)
        if random.chance(0.5) { made.study.crossed = [CrossedCut(first: 0, second: 1)] }
        for _ in 0..<Int.random(in: 4...11, using: &random) {
            let path = ["x", "x/y", "x/z", "w", "w/v"].randomElement(using: &random) ?? "x"
            let (a, b) = (Int.random(in: 0...2, using: &random), Int.random(in: 0...2, using: &random))
            made.add(Int.random(in: 1...9, using: &random), path, ["a\(a)", "b\(b)"])
        }
        let view = WaveView(Groups(try made.scored()), wave: 0, k: 5)
        let tree = TreeRule.shown(view)
        let pairs = view.people.indices.flatMap { group in
            view.cells.filter { view.cuts[group] == 0 || group < $0 }.map { (group, $0) }
        }
        let numbers = Dictionary(uniqueKeysWithValues: pairs.enumerated().map { ([$1.0, $1.1], $0) })
        let sketches = Sketches(view, shown: tree, width: view.cells.count + 3, pairs: pairs.count) {
            numbers[[$0, $1]]
        }
        let units = view.people.indices.filter { tree[$0] && view.cuts[$0] == 0 }.map { members($0, view) }
        for _ in 0..<4 {
            let shown = view.cells.filter { _ in random.chance(0.5) }
            var span = SketchSpan()
            for cell in shown { span.insert(sketches.sketch(cell)) }
            let known = units + shown.map { members($0, view) }
            for group in view.people.indices {
                #expect(span.contains(sketches.sketch(group)) == spans(known, members(group, view)))
            }
            for (number, pair) in pairs.enumerated() {
                let both = zip(members(pair.0, view), members(pair.1, view)).map { $0 * $1 }
                #expect(span.contains(sketches.pair(number)) == spans(known, both))
            }
        }
    }
}
