/// Threat: all units of one region minus all countries that lie wholly within them: unions of blocks of two partitions
/// that nest but for a handful of people.
/// Rule: for any two partitions that are shown, no union of blocks of one that holds a union of blocks of the other may
/// have 1 to k - 1 people more.
/// Argument: for two partitions the sets that can be worked out are exactly such differences and disjoint unions of them.
/// Shared numbers of people make a graph between blocks; a difference of fewer than k people is a directed cut of that
/// weight, which bounded flow finds.
/// Reference: minimum cut (Ford and Fulkerson), stopped at k.
enum UnionRule {
    /// A partition that is shown: the remainders of the tree, or the shown cells of a cut and what is left beside them.
    private struct Side {
        /// Shown cells; nil for the tree.
        var cells: [Int]?
        var isTree: Bool { cells == nil }
    }

    /// People whom nothing shows; and those beside a cut's shown cells, who are shown through the company.
    private static let unseen = -1, beside = -2

    /// Small differences that the shown groups determine, as coefficients of cells (units and their remainders say
    /// nothing beyond the tree and are left out).
    static func smallUnions(_ view: WaveView, shown: [Bool]) -> [[Int: Int]] {
        let tree = Side(cells: nil)
        let cuts = Set(view.cells.filter { shown[$0] }.map { view.cuts[$0] }).sorted().map { cut in
            Side(cells: view.cells.filter { shown[$0] && view.cuts[$0] == cut && view.people[$0] > 0 })
        }
        var found: [[Int: Int]] = []
        for (i, cut) in cuts.enumerated() {
            let withTree = treeGraph(view, cut.cells ?? [], shown)
            found += differences(withTree, tree, cut) + differences(withTree.turned, cut, tree)
            for other in cuts[(i + 1)...] {
                let both = cutGraph(view, cut.cells ?? [], other.cells ?? [], shown)
                found += differences(both, cut, other) + differences(both.turned, other, cut)
            }
        }
        return found
    }

    private static func treeGraph(_ view: WaveView, _ cells: [Int], _ shown: [Bool]) -> BlockGraph {
        var graph = BlockGraph(k: view.k)
        let blocks = view.blocks(shown)
        for unit in view.unitsUpward where view.own[unit] > 0 {
            var left = view.own[unit]
            for cell in cells {
                let people = view.direct[unit * view.cells.count + view.columnOfCell[cell]]
                graph.add(blocks[unit], cell, people)
                left -= people
            }
            graph.add(blocks[unit], shown[0] ? beside : unseen, left)
        }
        return graph
    }

    private static func cutGraph(_ view: WaveView, _ first: [Int], _ second: [Int], _ shown: [Bool]) -> BlockGraph {
        var graph = BlockGraph(k: view.k)
        let left = shown[0] ? beside : unseen
        for (pattern, people) in zip(view.patterns, view.patternPeople) where people > 0 {
            graph.add(
                pattern.first { first.contains($0) } ?? left, pattern.first { second.contains($0) } ?? left, people)
        }
        return graph
    }

    /// Unions of `outer` blocks that hold a union of `inner` blocks and few people more.
    private static func differences(_ graph: BlockGraph, _ outer: Side, _ inner: Side) -> [[Int: Int]] {
        graph.smallCuts().map { cut in
            var coefficients: [Int: Int] = [:]
            func add(_ blocks: [Int], _ sign: Int, _ side: Side) {
                guard let cells = side.cells else { return }
                for block in blocks {
                    if block == beside {
                        // The company less the shown cells; the company itself says nothing beyond the tree.
                        for cell in cells { coefficients[cell, default: 0] -= sign }
                    } else if block != unseen {
                        coefficients[block, default: 0] += sign
                    }
                }
            }
            add(cut.outer, 1, outer)
            add(cut.inner, -1, inner)
            return coefficients.filter { $0.value != 0 }
        }.filter { !$0.isEmpty }
    }
}

/// Blocks of two partitions with the people they share.
private struct BlockGraph {
    private let k: Int
    private var weights: [Edge: Int] = [:]

    private struct Edge: Hashable {
        let outer: Int
        let inner: Int
    }

    init(k: Int) { self.k = k }

    /// The same with outer and inner blocks exchanged.
    var turned: BlockGraph {
        var graph = BlockGraph(k: k)
        for (edge, people) in weights { graph.weights[Edge(outer: edge.inner, inner: edge.outer)] = people }
        return graph
    }

    mutating func add(_ outer: Int, _ inner: Int, _ people: Int) {
        guard people > 0 else { return }
        weights[Edge(outer: outer, inner: inner), default: 0] += people
    }

    /// Sets S of blocks, closed from inner to outer, that lose 1 to k - 1 people from an outer block within to an inner
    /// block without. One for each pair of components that such a set can part.
    func smallCuts() -> [(outer: [Int], inner: [Int])] {
        var components = Components(outers: weights.keys.map(\.outer), inners: weights.keys.map(\.inner))
        var flow = self.flow(components)
        // Parts tied together by k people or more are on one side of every small cut, and so are parts of such parts.
        while components.join(flow.flatMap { a, targets in targets.filter { $0.value >= k }.map { (a, $0.key) } }) {
            flow = self.flow(components)
        }
        var cuts: [(outer: [Int], inner: [Int])] = []
        for from in flow.keys.sorted() {
            for to in (flow[from] ?? [:]).keys.sorted() {
                guard let side = side(flow, from: from, to: to) else { continue }
                cuts.append(components.blocks(in: side))
            }
        }
        return cuts
    }

    /// People from outer blocks of one component in inner blocks of another. Blocks that nothing shows can be in no union;
    /// an outer block that shares people with an inner one nobody shows can still be inside, and those people are then part
    /// of the difference.
    private func flow(_ components: Components) -> [Int: [Int: Int]] {
        var flow: [Int: [Int: Int]] = [:]
        for (edge, people) in weights where edge.outer != -1 && edge.inner != -1 {
            let (from, to) = (components.ofOuter(edge.outer), components.ofInner(edge.inner))
            if from != to { flow[from, default: [:]][to, default: 0] += people }
        }
        return flow
    }

    /// Blocks joined into components, each named by a number.
    private struct Components {
        private let outerNumber: [Int: Int]
        private let innerNumber: [Int: Int]
        private var parent: [Int]

        init(outers: [Int], inners: [Int]) {
            let (outers, inners) = (Set(outers).sorted(), Set(inners).sorted())
            outerNumber = Dictionary(uniqueKeysWithValues: outers.enumerated().map { ($1, $0) })
            innerNumber = Dictionary(uniqueKeysWithValues: inners.enumerated().map { ($1, $0 + outers.count) })
            parent = Array(0..<(outers.count + inners.count))
        }

        func ofOuter(_ block: Int) -> Int { root(outerNumber[block] ?? 0) }
        func ofInner(_ block: Int) -> Int { root(innerNumber[block] ?? 0) }

        private func root(_ number: Int) -> Int {
            var at = number
            while parent[at] != at { at = parent[at] }
            return at
        }

        /// Joins pairs of components; false when there were none. The smaller number names the whole.
        mutating func join(_ pairs: [(Int, Int)]) -> Bool {
            for (a, b) in pairs {
                let (a, b) = (root(a), root(b))
                parent[max(a, b)] = min(a, b)
            }
            return !pairs.isEmpty
        }

        /// The blocks of some components.
        func blocks(in side: Set<Int>) -> (outer: [Int], inner: [Int]) {
            func chosen(_ numbers: [Int: Int]) -> [Int] {
                numbers.filter { $0.key != -1 && side.contains(root($0.value)) }.map(\.key).sorted()
            }
            return (chosen(outerNumber), chosen(innerNumber))
        }
    }

    /// The side of a cut of fewer than k people between two components, or nil.
    private func side(_ flow: [Int: [Int: Int]], from: Int, to: Int) -> Set<Int>? {
        // Residual capacities: people forward, without bound backward (an inner block brings its outer blocks along).
        var residual: [Int: [Int: Int]] = [:]
        for (a, targets) in flow {
            for (b, people) in targets {
                residual[a, default: [:]][b, default: 0] += people
                residual[b, default: [:]][a, default: 0] += 1 << 40
            }
        }
        var sent = 0
        while true {
            var previous = [from: from]
            var queue = [from]
            var next = 0
            while next < queue.count, previous[to] == nil {
                let here = queue[next]
                next += 1
                for (there, room) in (residual[here] ?? [:]).sorted(by: { $0.key < $1.key })
                where room > 0 && previous[there] == nil {
                    previous[there] = here
                    queue.append(there)
                }
            }
            guard previous[to] != nil else { return sent > 0 ? Set(previous.keys) : nil }
            var room = Int.max
            var here = to
            while here != from, let before = previous[here] {
                room = min(room, residual[before]?[here] ?? 0); here = before
            }
            sent += room
            if sent >= k { return nil }
            here = to
            while here != from, let before = previous[here] {
                residual[before]?[here]? -= room
                residual[here, default: [:]][before, default: 0] += room
                here = before
            }
        }
    }
}
