import Audit
import Study

/// A small company of which everything is known: the attacker's input is made from it, and the oracle looks inside.
struct Company {
    struct Atom {
        var groups: [Int]
        var people: Int
        /// Answers by measure; measure 0 is participation.
        var answers: [Int]
        /// Sum of the answers by measure.
        var sums: [Double]
    }
    var k = 10
    var cuts: [CutInfo] = []
    var groups: [GroupInfo] = []
    var measures: [MeasureInfo] = [MeasureInfo(id: "participation", kind: "participation")]
    var atoms: [Atom] = []
    /// Groups that speak, and those with a standard deviation, by measure.
    var speaks: [Set<Int>] = [[]]
    var spreads: [Set<Int>] = [[]]

    mutating func cut(_ id: String, _ kind: CutInfo.Kind) -> Int {
        cuts.append(CutInfo(id: id, kind: kind, source: id))
        return cuts.count - 1
    }

    mutating func group(_ id: String, _ cut: Int, in parent: Int? = nil) -> Int {
        groups.append(GroupInfo(id: id, cut: cut, parent: parent, label: id, invited: []))
        return groups.count - 1
    }

    mutating func item(_ id: String) -> Int {
        var info = MeasureInfo(id: id, kind: "item")
        info.scale = (1, 5)
        measures.append(info)
        speaks.append([])
        spreads.append([])
        return measures.count - 1
    }

    /// People of one kind; `answers` and `mean` are those of every item.
    mutating func people(_ count: Int, _ groups: [Int], answers: Int? = nil, mean: Double = 3.5) {
        let answers = answers ?? count
        let items = measures.count - 1
        atoms.append(
            Atom(
                groups: groups, people: count, answers: [count] + Array(repeating: answers, count: items),
                sums: [0] + Array(repeating: Double(answers) * mean, count: items)))
    }

    /// Lets groups speak about every measure.
    mutating func release(_ groups: [Int]) {
        for measure in measures.indices { speaks[measure].formUnion(groups) }
    }

    /// Whether the people of an atom are in a group, directly or below it.
    func holds(_ group: Int, _ atom: Atom) -> Bool {
        atom.groups.contains { start in
            var at: Int? = start
            while let here = at {
                if here == group { return true }
                at = groups[here].parent
            }
            return false
        }
    }

    func answers(_ group: Int, _ measure: Int) -> Int {
        atoms.filter { holds(group, $0) }.reduce(0) { $0 + $1.answers[measure] }
    }

    func row(_ group: Int, _ measure: Int) -> ReleasedRow {
        let n = answers(group, measure)
        let silent = !speaks[measure].contains(group)
        var row = ReleasedRow(wave: 0, group: group, measure: measure, n: silent ? nil : n)
        guard !silent else { return row }
        if measure > 0, n > 0 {
            let sum = atoms.filter { holds(group, $0) }.reduce(0) { $0 + $1.sums[measure] }
            row[.value] = Figure(sum / Double(n), digits: 12)
        }
        if spreads[measure].contains(group) { row[.sd] = Figure(1.25, digits: 12) }
        return row
    }

    private func isUnit(_ group: Int) -> Bool { cuts[groups[group].cut].kind == .hierarchy }

    var input: AuditInput {
        let rows = measures.indices.flatMap { measure in groups.indices.map { row($0, measure) } }
        var wave = Roster.Wave()
        for (number, atom) in atoms.enumerated() {
            let unit = atom.groups.first { isUnit($0) }.map(Int32.init) ?? -1
            wave.add(unit: unit, pattern: Int32(number), headCount: -1, answered: Int32(atom.people))
        }
        let patterns = atoms.map { $0.groups.filter { !isUnit($0) }.map(Int32.init) }
        return AuditInput(
            k: k, waves: 1, cuts: cuts, groups: groups, measures: measures, rows: rows[...],
            roster: Roster(waves: [wave], patterns: patterns))
    }

    var findings: [AuditFinding] { Audit.findings(input) }
    var kinds: Set<AuditFinding.Kind> { Set(findings.map(\.kind)) }
}
