/// A group whose numbers follow from released ones: how much of which group, and what it shows.
struct Known {
    struct Term {
        var group: Int
        var factor: UInt64
    }
    var kind: AuditFinding.Kind
    var terms: [Term]
}

/// The row space of the speaking groups of one wave, and the test whether a group is in it.
///
/// Threat: anything linear. n, counts, sums and sums of squares are sums over people, so a group is given away by
/// combining released ones if and only if its 0/1 vector is in their row space; then all its numbers are.
/// Argument: the hierarchy is eliminated by hand (see `Blocks`). With the speaking groups of the other cuts as columns
/// x, a group t is determined if and only if there are a number z for each block and a vector y with
/// t(a) = z(block of a) + x(a)·y for every atom a, z being 0 where nothing is said. One atom of each block serves as
/// its pivot p: t(a) - t(p) = (x(a) - x(p))·y. The rows x(a) - x(p) span at most as many dimensions as there are
/// columns, so a few *probes* (atoms with independent rows) fix y but for vectors that are constant on all blocks,
/// and these change nothing. Then every atom is checked.
struct Span {
    let frame: Frame
    let table: WaveTable
    let speaks: [Bool]
    let blocks: Blocks
    /// First atom of each block, -1 where it is empty.
    private(set) var pivots: [Int]
    /// Column of a flat index, -1 where the place is withheld or already a union of blocks.
    private(set) var column: [Int]
    private(set) var flatOfColumn: [Int] = []
    private(set) var elimination: Elimination
    /// Atoms whose rows were independent, in the order of the recipe.
    private(set) var probes: [Int] = []
    /// Nodes at or below which there is a probe or the pivot of one.
    private(set) var touched: [Bool]
    /// Some atoms from all over the hierarchy, at which most questions end.
    private var samples: [Range<Int>] = []

    init(frame: Frame, table: WaveTable, speaks: [Bool]) {
        self.frame = frame
        self.table = table
        self.speaks = speaks
        blocks = Blocks(frame: frame, table: table, speaks: speaks)
        pivots = Array(repeating: -1, count: blocks.count)
        column = Array(repeating: -1, count: frame.width)
        touched = Array(repeating: false, count: frame.nodes + 1)
        for flat in 0..<frame.width where frame.flatGroup[flat] >= 0 && speaks[frame.flatGroup[flat]] {
            guard !blocks.respects([flat]) else { continue }
            column[flat] = flatOfColumn.count
            flatOfColumn.append(flat)
        }
        elimination = Elimination(width: flatOfColumn.count)
        findPivots()
        eliminate()
        markTouched()
        takeSamples()
    }

    /// The first atoms of some blocks.
    private mutating func takeSamples() {
        let step = max(1, blocks.count / 16)
        for block in stride(from: step / 2, to: blocks.count, by: step) where pivots[block] >= 0 {
            samples.append(pivots[block]..<min(pivots[block] + 32, table.atoms))
        }
    }

    var rank: Int { elimination.rank }

    func block(_ atom: Int) -> Int { Int(blocks.ofNode[Int(table.node[atom])]) }

    private mutating func findPivots() {
        for node in 0...frame.nodes where table.start[node] < table.start[node + 1] {
            let block = Int(blocks.ofNode[node])
            if block >= 0, pivots[block] < 0 { pivots[block] = table.start[node] }
        }
    }

    /// The rank that cannot be exceeded: a cut whose columns together are a union of blocks loses one.
    private func bound() -> Int {
        var bound = flatOfColumn.count
        for slot in frame.slots {
            let flats = slot.range.filter { column[$0] >= 0 }
            if !flats.isEmpty, blocks.respects(flats) { bound -= 1 }
        }
        return bound
    }

    /// Candidates in order: the first atom of each node, then the atoms that link patterns within nodes.
    private mutating func eliminate() {
        let bound = bound()
        for node in 0...frame.nodes where rank < bound && table.start[node] < table.start[node + 1] {
            consider(table.start[node])
        }
        for atom in table.links where rank < bound { consider(atom) }
    }

    private mutating func consider(_ atom: Int) {
        let block = block(atom)
        let pivot = block < 0 ? -1 : pivots[block]
        guard pivot != atom else { return }
        if elimination.insert(plus: columns(atom), minus: pivot < 0 ? [] : columns(pivot)) { probes.append(atom) }
    }

    private func columns(_ atom: Int) -> [Int] {
        let first = Int(table.pattern[atom]) * table.slots
        return (0..<table.slots).map { column[Int(table.coordinates[first + $0])] }.filter { $0 >= 0 }
    }

    private mutating func markTouched() {
        for probe in probes {
            touched[Int(table.node[probe])] = true
            let block = block(probe)
            if block >= 0 { touched[Int(table.node[pivots[block]])] = true }
        }
        for node in frame.nodeParent.indices.reversed() where touched[node] && frame.nodeParent[node] >= 0 {
            touched[frame.nodeParent[node]] = true
        }
    }
}

extension Span {
    /// y by flat index, 0 for places that are no columns. Nil stands for y = 0.
    typealias Weights = [UInt64]

    /// The only y (up to what is constant on all blocks) with which the target can be determined. Nil: y = 0, and
    /// then the target, if determined, is a union of blocks.
    func weights(of target: Target) -> Weights? {
        var steps: [(probe: Int, step: UInt64)] = []
        for (i, atom) in probes.enumerated() {
            let block = block(atom)
            let here = target.holds(atom, table)
            let there = block >= 0 && target.holds(pivots[block], table)
            if here != there { steps.append((i, here ? 1 : Prime.negate(1))) }
        }
        return steps.isEmpty ? nil : weights(steps)
    }

    func weights(_ steps: [(probe: Int, step: UInt64)]) -> Weights {
        var weights = Array(repeating: UInt64(0), count: frame.width)
        for row in 0..<rank {
            var sum: UInt64 = 0
            for (probe, step) in steps {
                sum = Prime.add(sum, Prime.multiply(elimination.recipe[row][probe], step))
            }
            weights[flatOfColumn[elimination.pivots[row]]] = sum
        }
        return weights
    }

    /// x(a)·y.
    func value(_ atom: Int, _ weights: Weights) -> UInt64 {
        let first = Int(table.pattern[atom]) * table.slots
        var sum: UInt64 = 0
        for slot in 0..<table.slots { sum = Prime.add(sum, weights[Int(table.coordinates[first + slot])]) }
        return sum
    }

    /// The combination that gives the target, or nil where it is not determined. `early` are the atoms to try first:
    /// a target that is not determined is refused at the first atoms, if they are well chosen.
    func terms(
        of target: Target, _ weights: Weights, _ levels: inout Levels, early: [Range<Int>] = []
    ) -> [Known.Term]? {
        levels.forget()
        func agree(_ atoms: Range<Int>) -> Bool {
            for atom in atoms {
                let bit: UInt64 = target.holds(atom, table) ? 1 : 0
                let level = Prime.subtract(bit, value(atom, weights))
                guard levels.agree(block(atom), level) else { return false }
            }
            return true
        }
        for range in early { guard agree(range.prefix(32)) else { return nil } }
        for range in samples { guard agree(range) else { return nil } }
        for range in early { guard agree(range) else { return nil } }
        guard agree(0..<table.atoms) else { return nil }
        return terms(blocks.node.indices.map { levels[$0] }, weights)
    }

    /// Some blocks (at most `limit`) in which x·y is not one number; not `block`. Outside all blocks (-1) that is 0.
    func unevenBlocks(_ weights: Weights, besides block: Int, atMost limit: Int, _ levels: inout Levels) -> [Int] {
        levels.forget()
        var uneven: [Int] = []
        for range in samples + [0..<table.atoms] {
            for atom in range {
                let own = self.block(atom)
                guard own != block, !levels.agree(own, value(atom, weights)), !uneven.contains(own) else { continue }
                uneven.append(own)
                if uneven.count == limit { return uneven }
            }
        }
        return uneven
    }

    /// Coefficients of the released groups from z and y: a node has what its block has more than the block around it.
    func terms(_ levels: [UInt64?], _ weights: Weights) -> [Known.Term] {
        var terms: [Known.Term] = []
        var filled = Array(repeating: UInt64(0), count: levels.count)
        for block in levels.indices {
            let around = blocks.above[block] < 0 ? 0 : filled[blocks.above[block]]
            filled[block] = levels[block] ?? around
            let factor = Prime.subtract(filled[block], around)
            if factor != 0 { terms.append(.init(group: frame.nodeGroup[blocks.node[block]], factor: factor)) }
        }
        for flat in weights.indices where weights[flat] != 0 {
            terms.append(.init(group: frame.flatGroup[flat], factor: weights[flat]))
        }
        return terms
    }
}

/// z of each block as atoms reveal it; outside all blocks it is 0. Forgetting takes no time: a mark is out of date.
struct Levels {
    private var level: [UInt64]
    private var mark: [Int]
    private var now = 1

    init(count: Int) {
        level = Array(repeating: 0, count: count)
        mark = Array(repeating: 0, count: count)
    }

    mutating func forget() { now += 1 }

    subscript(block: Int) -> UInt64? { mark[block] == now ? level[block] : nil }

    mutating func agree(_ block: Int, _ value: UInt64) -> Bool {
        guard block >= 0 else { return value == 0 }
        if mark[block] == now { return level[block] == value }
        mark[block] = now
        level[block] = value
        return true
    }
}
