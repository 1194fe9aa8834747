import TestSupport
import Study

extension Company {
    /// A company of at most ten atoms with a hierarchy and some cuts, of which a random part is released.
    static func random(seed: UInt64, cuts: Int) -> Company {
        var random = SplitMix64(seed: seed)
        var company = Company()
        company.k = 5
        let org = company.cut("org", .hierarchy)
        var nodes = [company.group("node-a", org)]
        for letter in "bcdefg".prefix(Int.random(in: 0...5, using: &random)) {
            let parent = nodes.randomElement(using: &random)
            nodes.append(company.group("node-\(letter)", org, in: parent))
        }
        var places: [[Int]] = []
        for cut in 0..<cuts {
            let number = company.cut("cut-\(cut)", [.plain, .direct, .crossed][Int.random(in: 0...2, using: &random)])
            let size = Int.random(in: 1...3, using: &random)
            places.append((0..<size).map { company.group("place-\(cut)-\($0)", number) })
        }
        for measure in 0..<Int.random(in: 0...2, using: &random) { _ = company.item("item-\(measure)") }
        company.addAtoms(nodes, places, &random)
        company.releaseSome(&random)
        return company
    }

    private mutating func addAtoms(_ nodes: [Int], _ places: [[Int]], _ random: inout SplitMix64) {
        let most = [3, 6, 12, 40].randomElement(using: &random) ?? 6
        let missing = Bool.random(using: &random)
        for _ in 0..<Int.random(in: 1...10, using: &random) {
            var groups = [nodes.randomElement(using: &random) ?? 0]
            for cut in places where !missing || Int.random(in: 0..<4, using: &random) > 0 {
                groups.append(cut.randomElement(using: &random) ?? 0)
            }
            let count = Int.random(in: 1...most, using: &random)
            people(count, groups)
            for measure in measures.indices.dropFirst() {
                let skipped = max(0, Int.random(in: -2...count, using: &random))
                let answers = count - min(skipped, 3)
                atoms[atoms.count - 1].answers[measure] = answers
                atoms[atoms.count - 1].sums[measure] = 3.5 * Double(answers)
            }
        }
    }

    private mutating func releaseSome(_ random: inout SplitMix64) {
        let share = Int.random(in: 5...10, using: &random)
        let primary = Int.random(in: 0..<8, using: &random) > 0
        for group in groups.indices where Int.random(in: 0..<10, using: &random) < share {
            guard !primary || answers(group, 0) >= k || answers(group, 0) == 0 else { continue }
            speaks[0].insert(group)
        }
        for measure in measures.indices.dropFirst() {
            for group in speaks[0].sorted() where Int.random(in: 0..<12, using: &random) > 0 {
                let answers = answers(group, measure)
                guard !primary || answers >= k || answers == 0 else { continue }
                speaks[measure].insert(group)
                if measure == 2, answers >= 30 { spreads[measure].insert(group) }
            }
        }
    }
}
