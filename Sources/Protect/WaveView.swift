import Score
import Study

/// One wave as the rules see it: groups, who is in which, and how many answered. No answers.
struct WaveView: Sendable {
    /// People alike in every group they are in, one entry a kind.
    struct Kinds: Sendable {
        /// The deepest unit.
        var unit: [Int] = []
        /// Position in `patterns`.
        var pattern: [Int] = []
        var people: [Int] = []
    }

    let k: Int
    /// By group: people who answered.
    let people: [Int]
    /// By group: the unit above; nil for the company and for groups of other cuts.
    let parents: [Int?]
    /// Units, children before parents.
    let unitsUpward: [Int]
    let children: [[Int]]
    /// People who are in a unit directly, by group.
    let own: [Int]
    /// Groups of other cuts, in order.
    let cells: [Int]
    /// By group: position in `cells`, -1 for units.
    let columnOfCell: [Int]
    /// By group: the cut.
    let cuts: [Int]
    let cutKinds: [CutInfo.Kind]
    /// By group: a unit and all above it.
    let chains: [[Int]]
    private(set) var kinds = Kinds()
    /// Groups of other cuts that somebody is in, one a cut at most.
    let patterns: [[Int]]
    /// By pattern and cut: position in `cells` of the cell, -1 for none: `[pattern * cuts + cut]`.
    let columnOfPattern: [Int32]
    /// People of each pattern.
    private(set) var patternPeople: [Int]
    /// People who are in a unit directly and in a cell: `[unit * cells.count + column]`.
    private(set) var direct: [Int]

    init(_ groups: Groups, wave: Int, k: Int) {
        self.k = k
        let count = groups.groups.count
        parents = groups.groups.map(\.parent)
        cuts = groups.groups.map(\.cut)
        cutKinds = groups.cuts.map(\.kind)
        var children = [[Int]](repeating: [], count: count)
        for (group, parent) in parents.enumerated() { if let parent { children[parent].append(group) } }
        self.children = children
        chains = groups.chains
        var order = [0]
        var next = 0
        while next < order.count { order += children[order[next]]; next += 1 }
        unitsUpward = order.reversed()
        cells = groups.groups.indices.filter { groups.groups[$0].cut > 0 }
        var columnOfCell = [Int](repeating: -1, count: count)
        for (column, cell) in cells.enumerated() { columnOfCell[cell] = column }
        self.columnOfCell = columnOfCell
        patterns = groups.roster.patterns.map { $0.map(Int.init) }
        var columnOfPattern = [Int32](repeating: -1, count: patterns.count * cutKinds.count)
        for (pattern, cells) in patterns.enumerated() {
            for cell in cells { columnOfPattern[pattern * cutKinds.count + cuts[cell]] = Int32(columnOfCell[cell]) }
        }
        self.columnOfPattern = columnOfPattern
        var own = [Int](repeating: 0, count: count)
        var byPattern = [Int](repeating: 0, count: patterns.count)
        var direct = [Int](repeating: 0, count: count * cells.count)
        let roster = groups.roster.waves[wave]
        // Kinds that are alike in all groups need not be merged: every group holds all of them or none.
        for entry in 0..<roster.count where roster.answered[entry] > 0 {
            // Who is nowhere in the hierarchy is in the company.
            let unit = max(0, Int(roster.units[entry]))
            let (pattern, people) = (Int(roster.patterns[entry]), Int(roster.answered[entry]))
            kinds.unit.append(unit)
            kinds.pattern.append(pattern)
            kinds.people.append(people)
            own[unit] += people
            byPattern[pattern] += people
            for cell in patterns[pattern] { direct[unit * cells.count + columnOfCell[cell]] += people }
        }
        self.own = own
        self.direct = direct
        patternPeople = byPattern
        people = Self.count(own, patterns, byPattern, unitsUpward, parents)
    }

    private static func count(
        _ own: [Int], _ patterns: [[Int]], _ byPattern: [Int], _ upward: [Int], _ parents: [Int?]
    ) -> [Int] {
        var people = own
        for unit in upward { if let parent = parents[unit] { people[parent] += people[unit] } }
        for (pattern, cells) in patterns.enumerated() { for cell in cells { people[cell] += byPattern[pattern] } }
        return people
    }

    /// Whether a number of people gives somebody away.
    func isSmall(_ people: Int) -> Bool { people > 0 && people < k }

    /// By group: the nearest shown unit at or above a unit, -1 where there is none.
    func blocks(_ shown: [Bool]) -> [Int] {
        var blocks = [Int](repeating: -1, count: people.count)
        for unit in unitsUpward.reversed() {
            blocks[unit] = shown[unit] ? unit : parents[unit].map { blocks[$0] } ?? -1
        }
        return blocks
    }
}
