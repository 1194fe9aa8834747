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
        roster = Roster(waves: [], patterns: [])
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

    /// Puts the sums of cells into their groups, then adds each unit to the one above it: a child comes behind its parent.
    private mutating func rollUp(_ scored: Scored, _ builder: GroupList, _ waveNumbers: [Int]) {
        let space = scored.population.space
        let sums = scored.scorer.sums
        for number in space.waveNames.indices {
            let wave = waveNumbers[number]
            func add(_ partition: Int, _ cell: Int, to group: Int) {
                let slot = space.existingSlot(wave: Int32(number), partition: partition, cell: Int32(cell))
                if let slot { sums.add(slot: Int(slot), to: &tallies, row: row(wave, group)) }
            }
            add(-1, 0, to: 0)
            for (partition, cells) in builder.groupOfCell.enumerated() {
                let isTree = space.partitions[partition].kind == .hierarchy
                for (cell, group) in cells.enumerated() {
                    if group > 0 || isTree { add(partition, cell, to: group) }
                    // Where there is no tree, the first cut's cells are the company.
                    if partition == 0, !isTree { add(partition, cell, to: 0) }
                }
            }
        }
        for wave in waves.indices {
            for group in groups.indices.reversed() {
                guard let parent = groups[group].parent else { continue }
                tallies.add(row: row(wave, group), to: row(wave, parent))
            }
        }
    }

    private mutating func buildRoster(_ scored: Scored, _ builder: GroupList, _ waveNumbers: [Int]) {
        let known = scored.population.form != .answersAlone
        var list = RosterList(scored, groupOfCell: builder.groupOfCell, waves: waves.count)
        list.addAll(waveNumbers, knowsHeadCounts: known)
        roster = Roster(waves: list.waves, patterns: list.patterns)
        guard known else { return }
        for wave in waves.indices {
            let invited = invited(roster.waves[wave])
            let all = scored.population.invited[safe: wave] ?? nil
            for group in groups.indices { groups[group].invited[wave] = group == 0 ? all : invited[group] }
        }
    }

    /// People invited in each group.
    private func invited(_ wave: Roster.Wave) -> [Int] {
        var invited = [Int](repeating: 0, count: groups.count)
        for entry in 0..<wave.count {
            let people = Int(wave.headCounts[entry])
            if wave.units[entry] >= 0 {
                for unit in chains[Int(wave.units[entry])] { invited[unit] += people }
            }
            for cell in roster.patterns[Int(wave.patterns[entry])] { invited[Int(cell)] += people }
        }
        return invited
    }
}

extension Array {
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
