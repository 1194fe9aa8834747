/// The partition that speaking nodes of the hierarchy make: a node less its speaking descendants.
///
/// Threat: parent minus visible children. Argument: the nodes are laminar, so their span has the non-empty blocks as
/// a basis, and a 0/1 vector in it is a union of blocks: if every block has 0 or enough people, so has every group
/// that the hierarchy alone can determine.
struct Blocks {
    /// Node of each block, in preorder.
    private(set) var node: [Int] = []
    /// The block around each block, -1 where there is none.
    private(set) var above: [Int] = []
    /// Block of each node and, last, of the people outside the hierarchy; -1: no block, nothing is said of them.
    private(set) var ofNode: [Int32]
    private(set) var people: [Int] = []
    /// People of a block in a place; the last row is for those in no block.
    private(set) var cells: [Int32]
    let width: Int

    var count: Int { node.count }

    init(frame: Frame, table: WaveTable, speaks: [Bool]) {
        width = table.width
        ofNode = Array(repeating: -1, count: frame.nodes + 1)
        cells = []
        cells.reserveCapacity((frame.nodes + 1) * width)
        for v in 0..<frame.nodes {
            let parent = frame.nodeParent[v]
            let around = parent < 0 ? -1 : ofNode[parent]
            guard speaks[frame.nodeGroup[v]] else { ofNode[v] = around; continue }
            ofNode[v] = Int32(count)
            node.append(v)
            above.append(Int(around))
            people.append(table.nodePeople[v])
            cells.append(contentsOf: table.cells[v * width..<(v + 1) * width])
        }
        for slot in frame.slots { for flat in slot.range { cells.append(Int32(table.people(at: flat))) } }
        subtractInner(table)
    }

    private mutating func subtractInner(_ table: WaveTable) {
        for block in node.indices {
            let outer = above[block] < 0 ? count : above[block]
            let v = node[block]
            if above[block] >= 0 { people[outer] -= table.nodePeople[v] }
            for flat in 0..<width { cells[outer * width + flat] -= table.cells[v * width + flat] }
        }
    }

    /// Whether a set of places of one slot cuts no block, and takes nobody outside the blocks.
    func respects(_ flats: [Int]) -> Bool {
        for block in 0...count {
            var inside = 0
            for flat in flats { inside += Int(cells[block * width + flat]) }
            if inside != 0, block == count || inside != people[block] { return false }
        }
        return true
    }

    /// For every block and place: how many blocks at or below it are cut by the place.
    func cutBelow() -> [Int32] {
        var cut = Array(repeating: Int32(0), count: count * width)
        for block in (0..<count).reversed() {
            for flat in 0..<width {
                let i = block * width + flat
                if cells[i] != 0, Int(cells[i]) != people[block] { cut[i] += 1 }
                if above[block] >= 0 { cut[above[block] * width + flat] += cut[i] }
            }
        }
        return cut
    }

    /// Coefficients of the nodes that give those blocks at or below `block` that are in a place (and not cut by it).
    func union(in block: Int, _ flat: Int, _ frame: Frame) -> [Known.Term] {
        let end = frame.nodeEnd[node[block]]
        var inside: [Int: Bool] = [:]
        var terms: [Known.Term] = []
        for inner in block..<count {
            guard node[inner] < end else { break }
            let holds = cells[inner * width + flat] != 0
            inside[inner] = holds
            let around = inside[above[inner]] ?? false
            guard holds != around else { continue }
            terms.append(.init(group: frame.nodeGroup[node[inner]], factor: holds ? 1 : Prime.negate(1)))
        }
        return terms
    }
}
