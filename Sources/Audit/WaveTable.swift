/// The people who answered in one wave, as dense arrays in preorder of the hierarchy.
///
/// Atoms with the same places in all other cuts share a *pattern*; there are far fewer patterns than atoms, and all
/// that the other cuts can say about an atom is its pattern.
struct WaveTable {
    let slots: Int
    let width: Int
    /// By atom, sorted by node. Atoms outside the hierarchy have the node number `nodes`.
    let node: [Int32]
    let pattern: [Int32]
    let people: [Int32]
    /// Atoms directly at node v: `start[v]..<start[v + 1]`.
    let start: [Int]
    /// Flat index of the place of a pattern in a slot: `[pattern * slots + slot]`.
    let coordinates: [Int32]
    let total: Int
    /// People at or below a node, last entry: outside the hierarchy.
    private(set) var nodePeople: [Int]
    /// People at or below a node in a place: `[node * width + flat]`.
    private(set) var cells: [Int32]
    /// People in two places at once: `[flat * width + flat]`.
    private(set) var pairs: [Int32]
    /// Atoms that are the first to link their pattern with that of the first atom of their node. Every difference
    /// between patterns that occur in one node is a sum of such links.
    private(set) var links: [Int] = []

    var atoms: Int { node.count }
    var nodes: Int { nodePeople.count - 1 }

    /// People in a place.
    func people(at flat: Int) -> Int { Int(pairs[flat * width + flat]) }

    func people(below node: Int, at flat: Int) -> Int { Int(cells[node * width + flat]) }

    func people(at flat: Int, and other: Int) -> Int { Int(pairs[flat * width + other]) }

    init(frame: Frame, draft: WaveDraft, coordinates: [Int32], patterns: Int) {
        slots = frame.slots.count
        width = frame.width
        self.coordinates = coordinates
        let nodes = frame.nodes
        (start, node, pattern, people) = Self.sorted(draft, nodes)
        total = people.reduce(0) { $0 + Int($1) }
        nodePeople = Array(repeating: 0, count: nodes + 1)
        cells = Array(repeating: 0, count: (nodes + 1) * width)
        pairs = Array(repeating: 0, count: width * width)
        count(patterns)
        rollUp(frame.nodeParent)
        link(patterns: patterns)
    }

    /// Counting sort by node.
    private static func sorted(_ draft: WaveDraft, _ nodes: Int) -> ([Int], [Int32], [Int32], [Int32]) {
        var start = Array(repeating: 0, count: nodes + 2)
        for node in draft.node { start[Int(node) + 1] += 1 }
        for i in 1..<start.count { start[i] += start[i - 1] }
        var next = start
        var node = draft.node
        var pattern = draft.pattern
        var people = draft.people
        for i in draft.node.indices {
            let place = next[Int(draft.node[i])]
            next[Int(draft.node[i])] = place + 1
            node[place] = draft.node[i]
            pattern[place] = draft.pattern[i]
            people[place] = draft.people[i]
        }
        return (start, node, pattern, people)
    }

    private mutating func count(_ patterns: Int) {
        var byPattern = Array(repeating: 0, count: patterns)
        for i in node.indices {
            let at = Int(node[i])
            let first = Int(pattern[i]) * slots
            nodePeople[at] += Int(people[i])
            byPattern[Int(pattern[i])] += Int(people[i])
            for slot in 0..<slots { cells[at * width + Int(coordinates[first + slot])] += people[i] }
        }
        for pattern in byPattern.indices {
            for a in 0..<slots {
                let row = Int(coordinates[pattern * slots + a]) * width
                for b in 0..<slots {
                    let column = Int(coordinates[pattern * slots + b])
                    pairs[row + column] += Int32(byPattern[pattern])
                }
            }
        }
    }

    private mutating func rollUp(_ parents: [Int]) {
        for node in parents.indices.reversed() where parents[node] >= 0 {
            let parent = parents[node]
            nodePeople[parent] += nodePeople[node]
            for flat in 0..<width { cells[parent * width + flat] += cells[node * width + flat] }
        }
    }

    private mutating func link(patterns: Int) {
        var groups = UnionFind(count: patterns)
        for node in 0..<start.count - 1 where start[node] < start[node + 1] {
            let first = Int(pattern[start[node]])
            for atom in start[node]..<start[node + 1] where groups.join(Int(pattern[atom]), first) {
                links.append(atom)
            }
        }
    }
}

/// Disjoint sets with path halving.
private struct UnionFind {
    private var parent: [Int]

    init(count: Int) { parent = Array(0..<count) }

    private mutating func find(_ start: Int) -> Int {
        var at = start
        while parent[at] != at {
            parent[at] = parent[parent[at]]
            at = parent[at]
        }
        return at
    }

    /// Says whether the two were apart.
    mutating func join(_ a: Int, _ b: Int) -> Bool {
        let (a, b) = (find(a), find(b))
        parent[a] = b
        return a != b
    }
}
