import Study
import TestSupport
import Testing

/// Small organisations, of which every set of people is asked about: what can be worked out by exact linear algebra
/// from the rows that speak has nobody in it, or enough. Shares no code with the rules or with the audit.
@Suite struct SmallOracleTests {
    /// A whole-number basis of the vectors that are orthogonal to all rows: a set is determined when it is orthogonal
    /// to these.
    private func complement(_ rows: [[Int]], width: Int) -> [[Int128]] {
        var rows = rows.map { $0.map { Int128($0) } }
        var pivots: [Int] = []
        for column in 0..<width {
            let rank = pivots.count
            guard let found = rows.indices.first(where: { $0 >= rank && rows[$0][column] != 0 }) else { continue }
            rows.swapAt(rank, found)
            pivots.append(column)
            for row in rows.indices where row != rank && rows[row][column] != 0 {
                let (a, b) = (rows[rank][column], rows[row][column])
                for i in 0..<width { rows[row][i] = rows[row][i] * a - rows[rank][i] * b }
                let divisor = rows[row].reduce(Int128(0)) { gcd($0, $1) }
                if divisor > 1 { for i in 0..<width { rows[row][i] /= divisor } }
            }
        }
        return (0..<width).filter { !pivots.contains($0) }.map { free in
            let common = pivots.indices.reduce(Int128(1)) {
                $0 * abs(rows[$1][pivots[$1]]) / gcd($0, rows[$1][pivots[$1]])
            }
            var vector = [Int128](repeating: 0, count: width)
            vector[free] = common
            for (row, pivot) in pivots.enumerated() { vector[pivot] = -rows[row][free] * common / rows[row][pivot] }
            return vector
        }
    }

    private func gcd(_ a: Int128, _ b: Int128) -> Int128 {
        var (a, b) = (abs(a), abs(b))
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }

    /// People of one kind, and the groups that they are in, by id.
    private struct Kind {
        var groups: Set<String>
        var people: [[Int]]
    }

    private func kinds(_ made: Organisation) -> [Kind] {
        var kinds: [String: Kind] = [:]
        for one in made.people {
            guard let answers = one.answers[0], answers.contains(where: { $0 > 0 }) else { continue }
            let way = one.path.split(separator: "/")
            var groups = Set((1...way.count).map { way.prefix($0).joined(separator: "/") })
            groups.insert("company")
            for (cut, value) in zip(made.study.cuts, one.values) { groups.insert("\(cut.id)=\(value)") }
            if !made.study.crossed.isEmpty { groups.insert("a x b=\(one.values[0]) x \(one.values[1])") }
            kinds[one.path + one.values.joined(), default: Kind(groups: groups, people: [])].people.append(answers)
        }
        return kinds.sorted { $0.key < $1.key }.map(\.value)
    }

    private func organisation(_ seed: Int) -> Organisation {
        var random = SplitMix64(seed: UInt64(seed) &* 977)
        var made = Organisation(k: 5, cuts: ["a", "b"], hierarchy: Organisation.path)
        if random.chance(0.4) { made.study.crossed = [CrossedCut(first: 0, second: 1)] }
        let most = [4, 6, 9, 30].randomElement(using: &random) ?? 9
        for _ in 0..<Int.random(in: 4...9, using: &random) {
            let path = ["x", "x/y", "x/z", "w"].randomElement(using: &random) ?? "x"
            let values = ["a\(Int.random(in: 1...3, using: &random))", "b\(Int.random(in: 1...3, using: &random))"]
            let count = Int.random(in: 1...most, using: &random)
            if random.chance(0.15) {
                made.add(count, path, values, all: [5, 1])
            } else {
                made.add(count, path, values, skipping: max(0, Int.random(in: -3...min(3, count), using: &random)))
            }
        }
        return made
    }

    /// Answers of some people to a measure: 0 participation, 1 and 2 the items.
    private func answers(_ people: [[Int]], _ measure: Int) -> [Int] {
        measure == 0 ? people.map { _ in 0 } : people.map { $0[measure - 1] }.filter { $0 > 0 }
    }

    @Test(arguments: 1...150) func `no set of people that can be worked out is too small or all alike`(_ seed: Int)
        throws
    {
        let made = organisation(seed)
        let kinds = kinds(made)
        let result = try made.result()
        for (measure, spread) in [(0, false), (1, false), (2, false), (1, true), (2, true)] {
            let rows = result.release.rows.filter { $0.measure == measure && $0.speaks && (!spread || $0[.sd] != nil) }
            guard !rows.isEmpty else { continue }
            let members = rows.map { row in
                kinds.map { $0.groups.contains(result.release.groups[row.group].id) ? 1 : 0 }
            }
            // What is said of n is true.
            for (row, vector) in zip(rows, members) {
                let inside = zip(kinds, vector).filter { $0.1 == 1 }.flatMap { $0.0.people }
                #expect(row.n == answers(inside, measure).count)
            }
            let free = complement(members, width: kinds.count)
            let least = spread ? max(30, 2 * made.study.k) : made.study.k
            for set in 1..<(1 << kinds.count) {
                let isKnown = free.allSatisfy { vector in
                    vector.indices.reduce(Int128(0)) { set >> $1 & 1 == 1 ? $0 + vector[$1] : $0 } == 0
                }
                guard isKnown else { continue }
                let given = answers(kinds.indices.filter { set >> $0 & 1 == 1 }.flatMap { kinds[$0].people }, measure)
                #expect(given.isEmpty || given.count >= least, "seed \(seed), measure \(measure), set \(set)")
                if measure > 0, !given.isEmpty {
                    let alike = given.allSatisfy { $0 == 1 } || given.allSatisfy { $0 == 5 }
                    #expect(!alike, "seed \(seed), measure \(measure), set \(set) all alike")
                }
            }
        }
    }
}
