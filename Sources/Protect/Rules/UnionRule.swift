/// Threat: all units of one region minus all countries that lie wholly within them: unions of blocks of two partitions
/// that nest but for a handful of people.
/// Rule: for any two partitions that are shown, no union of blocks of one that holds a union of blocks of the other may
/// have 1 to k - 1 people more.
/// Argument: for two partitions the sets that can be worked out are exactly such differences and disjoint unions of them.
/// Shared numbers of people make a graph between blocks; a difference of fewer than k people is a directed cut of that
/// weight, which bounded flow finds.
/// Reference: minimum cut (Ford and Fulkerson), stopped at k.
enum UnionRule {
    /// Small differences that the shown groups determine, as coefficients of cells (units and their remainders have the
    /// zero sketch and are left out).
    static func smallUnions(_ view: WaveView, shown: [Bool]) -> [[Int: Int]] {
        let blocks = Sketches.blocks(view, shown)
        let cuts = Set(view.cells.filter { shown[$0] }.map { view.cuts[$0] }).sorted()
        var found: [[Int: Int]] = []
        let cellOf = cuts.map { cut in
            view.atoms.map { atom in
                atom.cells.first { view.cuts[$0] == cut }.map { shown[$0] ? $0 : (shown[0] ? -2 : -1) }
                    ?? (shown[0] ? -2 : -1)
            }
        }
        for (i, cut) in cellOf.enumerated() {
            found += differences(view, blocks, cut, outerIsTree: true)
            found += differences(view, cut, blocks, outerIsTree: false)
            for other in cellOf[(i + 1)...] {
                found += differences(view, cut, other, outerIsTree: false)
                found += differences(view, other, cut, outerIsTree: false)
            }
        }
        return found
    }

    /// Unions of `outer` blocks that hold a union of `inner` blocks and few people more. Block -1 is not shown by
    /// anything; -2 is what is left of the company beyond a cut's shown cells, and is shown through it.
    private static func differences(_ view: WaveView, _ outer: [Int], _ inner: [Int], outerIsTree: Bool) -> [[Int: Int]]
    {
        var graph = BlockGraph(k: view.k)
        for (atom, members) in view.atoms.enumerated() { graph.add(outer[atom], inner[atom], members.people) }
        return graph.smallCuts().map { cut in
            var coefficients: [Int: Int] = [:]
            func add(_ block: Int, _ sign: Int, isTree: Bool) {
                if isTree || block == -1 { return }
                if block == -2 { return }
                coefficients[block, default: 0] += sign
            }
            // What is left of the company has the sketch of minus its shown cells; the company's own is zero.
            for block in cut.outer {
                if block == -2, !outerIsTree {
                    for cell in Set(outer) where cell >= 0 { coefficients[cell, default: 0] -= 1 }
                }
                add(block, 1, isTree: outerIsTree)
            }
            let innerIsTree = inner.contains { $0 >= 0 && view.cuts[$0] == 0 }
            for block in cut.inner {
                if block == -2, !innerIsTree {
                    for cell in Set(inner) where cell >= 0 { coefficients[cell, default: 0] += 1 }
                }
                add(block, -1, isTree: innerIsTree)
            }
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

    mutating func add(_ outer: Int, _ inner: Int, _ people: Int) {
        weights[Edge(outer: outer, inner: inner), default: 0] += people
    }

    /// Sets S of blocks, closed from inner to outer, that lose 1 to k - 1 people from an outer block within to an inner
    /// block without. One for each pair of components that such a set can part.
    func smallCuts() -> [(outer: [Int], inner: [Int])] {
        let components = components()
        var flow: [Int: [Int: Int]] = [:]
        for (edge, people) in weights {
            // Blocks that nothing shows can be in no union.
            guard edge.outer != -1, edge.inner != -1 else { continue }
            let from = components.outer[edge.outer] ?? 0, to = components.inner[edge.inner] ?? 0
            if from != to { flow[from, default: [:]][to, default: 0] += people }
        }
        var cuts: [(outer: [Int], inner: [Int])] = []
        for from in flow.keys.sorted() {
            for to in (flow[from] ?? [:]).keys.sorted() {
                guard let side = side(flow, from: from, to: to) else { continue }
                cuts.append(
                    (
                        components.outer.filter { side.contains($0.value) && $0.key != -1 }.map(\.key).sorted(),
                        components.inner.filter { side.contains($0.value) && $0.key != -1 }.map(\.key).sorted()
                    ))
            }
        }
        return cuts
    }

    /// Blocks tied together by k people or more are on one side of every small cut. An outer block that shares people
    /// with an inner block nobody shows can still be inside: those people are then part of the difference.
    private func components() -> (outer: [Int: Int], inner: [Int: Int]) {
        let outers = Set(weights.keys.map(\.outer)).sorted(), inners = Set(weights.keys.map(\.inner)).sorted()
        var parent = Array(0..<(outers.count + inners.count))
        func root(_ i: Int) -> Int {
            var i = i
            while parent[i] != i { parent[i] = parent[parent[i]]; i = parent[i] }
            return i
        }
        let outerNumber = Dictionary(uniqueKeysWithValues: outers.enumerated().map { ($1, $0) })
        let innerNumber = Dictionary(uniqueKeysWithValues: inners.enumerated().map { ($1, $0 + outers.count) })
        for (edge, people) in weights where people >= k && edge.outer != -1 && edge.inner != -1 {
            let (a, b) = (root(outerNumber[edge.outer] ?? 0), root(innerNumber[edge.inner] ?? 0))
            parent[max(a, b)] = min(a, b)
        }
        return (outerNumber.mapValues(root), innerNumber.mapValues(root))
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
