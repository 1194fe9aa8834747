import Score
import Study

/// One wave as the rules see it: groups, who is in which, and how many answered. No answers.
struct WaveView: Sendable {
    /// People alike in every group they are in.
    struct Atom: Sendable {
        /// The deepest unit.
        let unit: Int
        /// One group of each other cut they are in.
        let cells: [Int]
        let people: Int
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
    /// By group: the cut.
    let cuts: [Int]
    let cutKinds: [CutInfo.Kind]
    let atoms: [Atom]
    /// By group: a unit and all above it.
    let chains: [[Int]]

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
        var own = [Int](repeating: 0, count: count)
        var atoms: [Atom] = []
        // Atoms that are alike in all groups need not be merged: every group holds all of them or none.
        for atom in groups.roster.atoms where atom.wave == wave && atom.answered > 0 {
            let unit = atom.groups.first { groups.groups[$0].cut == 0 } ?? 0
            own[unit] += atom.answered
            atoms.append(
                Atom(unit: unit, cells: atom.groups.filter { groups.groups[$0].cut > 0 }, people: atom.answered))
        }
        self.own = own
        self.atoms = atoms
        people = Self.count(own, atoms, unitsUpward, parents)
    }

    private static func count(_ own: [Int], _ atoms: [Atom], _ upward: [Int], _ parents: [Int?]) -> [Int] {
        var people = own
        for unit in upward { if let parent = parents[unit] { people[parent] += people[unit] } }
        for atom in atoms { for cell in atom.cells { people[cell] += atom.people } }
        return people
    }

    /// Whether the people of an atom are in a group.
    func isIn(_ atom: Atom, _ group: Int) -> Bool {
        cuts[group] == 0 ? chains[atom.unit].contains(group) : atom.cells.contains(group)
    }

    /// Whether a number of people gives somebody away.
    func isSmall(_ people: Int) -> Bool { people > 0 && people < k }
}
