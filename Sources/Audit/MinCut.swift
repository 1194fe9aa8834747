/// The smallest determined group that two partitions give, by minimum cut.
///
/// Threat: some blocks of one partition contain some blocks of the other; the difference is determined although no
/// relation names it. Argument: for two partitions the determined 0/1 groups are exactly these nested differences and
/// disjoint unions of them. Nested means: a right part that is taken away has all its people in left parts that are
/// taken. Let an edge lead from each left part to the right parts that it meets, as wide as the answers of the people
/// they share, and one of infinite width back; then answers of left less right are the width of a cut, and the
/// smallest difference that has the people of (l, r) in it is the minimum cut between l and r. How the answers of a
/// part spread over its cells is not known, and need not be: every spread that adds up gives the same differences.
///
/// Where every cut between a and b, and between b and c, is at least the threshold, so is every cut between a and c.
/// So each component is first grown from its largest part; only pairs that this does not settle need a flow.
struct MinCut {
    /// A nested difference with too few answers.
    struct Leak: Hashable {
        var left: [Int]
        var right: [Int]
        var answers: Int
    }
    private let relation: Relation
    private let threshold: Int
    /// Width of the edge of each cell, and of the edge to the outside of each left part. Taken away parts that have
    /// people outside all left parts would be the outside: they are on its side.
    private var width: [Int]
    private var outside: [Int]
    private var seenLeft: [Int]
    private var seenRight: [Int]
    private var stamp = 0
    private var undo: [(path: Path, amount: Int)] = []

    /// Nil where no spread of the answers adds up: the numbers contradict each other.
    init?(_ relation: Relation, left: [Int], right: [Int], threshold: Int) {
        self.relation = relation
        self.threshold = threshold
        width = Array(repeating: 0, count: relation.cellLeft.count)
        outside = left
        seenLeft = Array(repeating: 0, count: left.count)
        seenRight = Array(repeating: 0, count: right.count)
        guard left.allSatisfy({ $0 >= 0 }), right.allSatisfy({ $0 >= 0 }) else { return nil }
        guard spread(right) else { return nil }
    }

    /// At most `limit` different leaks.
    mutating func leaks(limit: Int) -> [Leak] {
        var leaks: [Leak] = []
        var total = outside
        for cell in width.indices { total[relation.cellLeft[cell]] += width[cell] }
        let widths = Growth.Widths(floor: width, ceiling: width, outside: outside, total: total)
        for component in relation.components {
            let grown = Growth(relation, component, widths, threshold: threshold)
            for l in component {
                for sink in relation.sinks(l) where leaks.count < limit {
                    let settled = sink.map { grown.settles(l, $0) } ?? grown.settlesOutside(l)
                    if !settled, let leak = smallest(l, sink), !leaks.contains(leak) { leaks.append(leak) }
                }
            }
        }
        return leaks
    }

}

extension Relation {
    /// The right parts that people of l are in; nil for those who are in none that could be taken away.
    fileprivate func sinks(_ l: Int) -> [Int?] {
        var sinks: [Int?] = []
        var loose = leftLoose[l]
        for cell in cellsOfLeft[l] {
            let r = cellRight[cell]
            if rightLoose[r] { loose = true } else { sinks.append(.some(r)) }
        }
        if loose { sinks.append(nil) }
        return sinks
    }
}

/// The flow.
extension MinCut {
    /// Spreads the answers of the right parts over their cells: in proportion to people, then wherever there is room,
    /// then along paths.
    private mutating func spread(_ right: [Int]) -> Bool {
        var missing = right
        for r in right.indices where relation.rightLoose[r] { missing[r] = 0 }
        let total = missing
        for r in right.indices where total[r] > 0 {
            let people = relation.cellsOfRight[r].reduce(0) { $0 + relation.cellPeople[$1] }
            for cell in relation.cellsOfRight[r] {
                let share = Int(Double(relation.cellPeople[cell]) * Double(total[r]) / Double(people))
                give(cell, min(share, missing[r]), &missing)
            }
        }
        for r in right.indices where missing[r] > 0 {
            for cell in relation.cellsOfRight[r] where missing[r] > 0 { give(cell, missing[r], &missing) }
        }
        for r in right.indices {
            while missing[r] > 0 {
                let moved = push(from: r, limit: missing[r])
                guard moved > 0 else { return false }
                missing[r] -= moved
            }
        }
        return true
    }

    private mutating func give(_ cell: Int, _ amount: Int, _ missing: inout [Int]) {
        let l = relation.cellLeft[cell]
        let amount = min(amount, outside[l])
        width[cell] += amount
        outside[l] -= amount
        missing[relation.cellRight[cell]] -= amount
    }

    /// Moves answers of a right part to a left part with room, others giving way. Says how many.
    private mutating func push(from r: Int, limit: Int) -> Int {
        guard let path = search(fromRight: r, sink: nil) else { return 0 }
        return advance(path, limit: limit)
    }

    /// The smallest difference with the people of l that are in r (nil: outside) in it, if it is under the threshold.
    private mutating func smallest(_ l: Int, _ r: Int?) -> Leak? {
        undo.removeAll(keepingCapacity: true)
        defer { for path in undo { apply(path.path, -path.amount) } }
        var flow = 0
        while let path = search(fromLeft: l, sink: r) {
            let amount = advance(path, limit: threshold - flow)
            undo.append((path, amount))
            flow += amount
            guard flow < threshold else { return nil }
        }
        guard flow > 0 else { return nil }
        let left = seenLeft.indices.filter { seenLeft[$0] == stamp }
        let right = seenRight.indices.filter { seenRight[$0] == stamp }
        return Leak(left: left, right: right, answers: flow)
    }
}

/// Paths with room. A step from left to right needs width in the cell; a step back gives the cell more width.
extension MinCut {
    private struct Step {
        var cell: Int
        var before: Int
        var toRight: Bool
    }
    private struct Path {
        /// Cells in order from the end, and which way they are passed.
        var steps: [(cell: Int, toRight: Bool)]
        /// Left part whose edge to the outside ends the path, nil where it ends in the sink.
        var exit: Int?
    }

    private mutating func search(fromLeft l: Int, sink: Int?) -> Path? {
        stamp += 1
        seenLeft[l] = stamp
        return search(queue: [(Step(cell: -1, before: -1, toRight: false), l)], sink: sink)
    }

    private mutating func search(fromRight r: Int, sink: Int?) -> Path? {
        stamp += 1
        seenRight[r] = stamp
        return search(queue: [(Step(cell: -1, before: -1, toRight: true), r)], sink: sink)
    }

    /// Breadth first. Each entry of the queue is a part and the step that led to it.
    private mutating func search(queue start: [(Step, Int)], sink: Int?) -> Path? {
        var queue = start
        var next = 0
        while next < queue.count {
            let (step, part) = queue[next]
            if step.toRight {
                for cell in relation.cellsOfRight[part] where seenLeft[relation.cellLeft[cell]] != stamp {
                    let l = relation.cellLeft[cell]
                    seenLeft[l] = stamp
                    queue.append((Step(cell: cell, before: next, toRight: false), l))
                    if let path = exit(at: l, sink, queue) { return path }
                }
            } else {
                if next == 0, let path = exit(at: part, sink, queue) { return path }
                for cell in relation.cellsOfLeft[part] where width[cell] > 0 {
                    let r = relation.cellRight[cell]
                    guard seenRight[r] != stamp else { continue }
                    seenRight[r] = stamp
                    queue.append((Step(cell: cell, before: next, toRight: true), r))
                }
            }
            next += 1
        }
        return nil
    }

    /// The path that ends at the left part just reached, if it has an edge to the outside or to the sink.
    private func exit(at l: Int, _ sink: Int?, _ queue: [(Step, Int)]) -> Path? {
        let direct = sink.flatMap { sink in
            relation.cellsOfLeft[l].first { relation.cellRight[$0] == sink && width[$0] > 0 }
        }
        guard direct != nil || outside[l] > 0 else { return nil }
        var path = Path(steps: [], exit: direct == nil ? l : nil)
        if let direct { path.steps.append((direct, true)) }
        var at = queue.count - 1
        while queue[at].0.before >= 0 {
            path.steps.append((queue[at].0.cell, queue[at].0.toRight))
            at = queue[at].0.before
        }
        return path
    }

    private mutating func advance(_ path: Path, limit: Int) -> Int {
        var amount = limit
        if let exit = path.exit { amount = min(amount, outside[exit]) }
        for step in path.steps where step.toRight { amount = min(amount, width[step.cell]) }
        apply(path, amount)
        return amount
    }

    private mutating func apply(_ path: Path, _ amount: Int) {
        if let exit = path.exit { outside[exit] -= amount }
        for step in path.steps { width[step.cell] += step.toRight ? -amount : amount }
    }
}
