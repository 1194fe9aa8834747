import Normalize
import Study

/// All groups of the results with their sums: leaves as they were counted, units above as sums of what is below.
///
/// Group 0 is the company: everybody of the wave. Rows of `tallies` are `wave * groups + group`.
package struct Groups: Sendable {
    package let waves: [String]
    package let cuts: [CutInfo]
    package private(set) var groups: [GroupInfo]
    package private(set) var tallies: Tallies
    package private(set) var roster: Roster
    /// Units that hold each group of the hierarchy, from itself up; empty for other cuts.
    package private(set) var chains: [[Int]]

    /// Rolls up.
    package init(_ scored: Scored) {
        let space = scored.population.space
        waves = Self.orderedWaves(scored)
        let waveNumbers = Self.numbers(of: waves, in: space)
        var builder = GroupList(scored, waves: waves.count)
        builder.addAll()
        cuts = builder.cuts
        groups = builder.groups
        chains = groups.indices.map { builder.chain($0) }
        tallies = Tallies(width: scored.layout.width)
        tallies.ensure(rows: waves.count * groups.count)
        roster = Roster(atoms: [])
        rollUp(scored, builder, waveNumbers)
        buildRoster(scored, builder, waveNumbers)
    }

    /// Row of a group in a wave.
    package func row(_ wave: Int, _ group: Int) -> Int { wave * groups.count + group }

    private static func orderedWaves(_ scored: Scored) -> [String] {
        let names = scored.population.space.waveNames
        return scored.population.space.fixedWaves ?? names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// From a wave's number while reading to its place in outputs.
    private static func numbers(of waves: [String], in space: CellSpace) -> [Int] {
        space.waveNames.map { name in waves.firstIndex(of: name) ?? 0 }
    }

    private mutating func rollUp(_ scored: Scored, _ builder: GroupList, _ waveNumbers: [Int]) {
        let space = scored.population.space
        let source = scored.scorer.tallies
        for number in space.waveNames.indices {
            let wave = waveNumbers[number]
            if let slot = space.existingSlot(wave: Int32(number), partition: -1, cell: 0), Int(slot) < source.rows {
                tallies.add(row: Int(slot), of: source, to: row(wave, 0))
            }
            for (partition, cells) in builder.groupOfCell.enumerated() {
                for (cell, group) in cells.enumerated() where group > 0 {
                    guard let slot = space.existingSlot(wave: Int32(number), partition: partition, cell: Int32(cell)),
                        Int(slot) < source.rows
                    else { continue }
                    for above in chains[group].isEmpty ? [group] : chains[group] where above > 0 {
                        tallies.add(row: Int(slot), of: source, to: row(wave, above))
                    }
                }
            }
        }
    }

    private mutating func buildRoster(_ scored: Scored, _ builder: GroupList, _ waveNumbers: [Int]) {
        let atoms = scored.atoms
        let known = scored.population.form != .answersAlone
        var invited = [Int](repeating: 0, count: waves.count * groups.count)
        for atom in 0..<atoms.count {
            let first = atom * atoms.width
            let wave = waveNumbers[Int(atoms.rows[first])]
            var members: [Int] = scored.population.hierarchy == nil ? [0] : []
            for partition in 0..<(atoms.width - 1) {
                let cell = atoms.rows[first + 1 + partition]
                if cell >= 0 { members.append(builder.groupOfCell[partition][Int(cell)]) }
            }
            let people = Int(atoms.headCounts[atom])
            roster.atoms.append(
                Roster.Atom(
                    wave: wave, groups: members, headCount: known ? people : nil, answered: Int(atoms.answered[atom])))
            guard known else { continue }
            for group in members {
                for above in chains[group].isEmpty ? [group] : chains[group] { invited[row(wave, above)] += people }
            }
        }
        guard known else { return }
        for group in groups.indices {
            groups[group].invited = waves.indices.map { wave in
                let people = group == 0 ? scored.population.invited[safe: wave] ?? nil : invited[row(wave, group)]
                return people
            }
        }
    }
}

extension Array {
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
