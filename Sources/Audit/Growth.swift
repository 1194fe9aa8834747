/// The parts of one component that are joined with its largest part by at least the threshold, in each direction.
///
/// A left part joins "outward" when its edges to parts that have joined are together wide enough: a cut that parts it
/// from the hub either parts one of these from the hub, or cuts all these edges. The same holds "inward". Edges from
/// right to left have no limit.
struct Growth {
    /// How wide the edges are at least and at most: what is known of the people behind them.
    struct Widths {
        /// By cell.
        var floor: [Int]
        var ceiling: [Int]
        /// By left part: the edge to the outside, at least; and all edges together, exactly.
        var outside: [Int]
        var total: [Int]
    }
    private let relation: Relation
    private let widths: Widths
    private let threshold: Int
    private var outwardLeft: [Bool]
    private var inwardRight: [Bool]
    private var intoOutside = 0

    /// Whether every difference that has the people of (l, r) in it reaches the threshold.
    func settles(_ l: Int, _ r: Int) -> Bool { outwardLeft[l] && inwardRight[r] }

    /// The same for people of l who are in no right part.
    func settlesOutside(_ l: Int) -> Bool { outwardLeft[l] && intoOutside >= threshold }

    init(_ relation: Relation, _ component: [Int], _ widths: Widths, threshold: Int) {
        self.relation = relation
        self.widths = widths
        self.threshold = threshold
        outwardLeft = Array(repeating: false, count: relation.left.count)
        inwardRight = Array(repeating: false, count: relation.right.count)
        // A component of one left part is its own hub.
        guard let hub = component.max(by: { widths.total[$0] < widths.total[$1] }) else { return }
        growInward(hub)
        growOutward(component, hub)
    }

    /// What the hub reaches.
    private mutating func growInward(_ hub: Int) {
        var reached = Array(repeating: false, count: relation.left.count)
        var into = Array(repeating: 0, count: relation.right.count)
        reached[hub] = true
        var stack = [hub]
        while let l = stack.popLast() {
            intoOutside += widths.outside[l]
            for cell in relation.cellsOfLeft[l] {
                let r = relation.cellRight[cell]
                into[r] += widths.floor[cell]
                guard into[r] >= threshold, !inwardRight[r] else { continue }
                inwardRight[r] = true
                for back in relation.cellsOfRight[r] where !reached[relation.cellLeft[back]] {
                    reached[relation.cellLeft[back]] = true
                    stack.append(relation.cellLeft[back])
                }
            }
        }
    }

    /// What reaches the hub (or the outside, which is always on the far side). All edges of a part together are known
    /// exactly, so what leads to parts that have joined is all of them less the widest that the others can be.
    private mutating func growOutward(_ component: [Int], _ hub: Int) {
        var joined = Array(repeating: false, count: relation.right.count)
        var out = widths.total
        for l in component {
            for cell in relation.cellsOfLeft[l] { out[l] -= widths.ceiling[cell] }
        }
        var stack = component.filter { out[$0] >= threshold || $0 == hub }
        for l in stack { outwardLeft[l] = true }
        while let l = stack.popLast() {
            for cell in relation.cellsOfLeft[l] where !joined[relation.cellRight[cell]] {
                joined[relation.cellRight[cell]] = true
                for edge in relation.cellsOfRight[relation.cellRight[cell]] {
                    let other = relation.cellLeft[edge]
                    out[other] += widths.ceiling[edge]
                    guard out[other] >= threshold, !outwardLeft[other] else { continue }
                    outwardLeft[other] = true
                    stack.append(other)
                }
            }
        }
    }
}

/// Whether no nested difference of a relation can have too few answers, as far as people tell.
///
/// Of the people of a cell at least those answered who are left when all that are missing in its left part (or in its
/// right part, if these are fewer) are missing there. Widths that are too small make cuts that are too small: where even
/// these reach the threshold, the true ones do, and no flow need be found.
struct Floor {
    private let relation: Relation
    private let threshold: Int
    private let rightAnswers: [Int]
    private var widths: Growth.Widths

    /// Nil where the numbers contradict each other, as far as that is seen at a glance.
    init?(_ relation: Relation, left: [Int], right: [Int], threshold: Int) {
        self.relation = relation
        self.threshold = threshold
        rightAnswers = right
        let leftMissing = zip(relation.leftPeople, left).map { $0 - $1 }
        let rightMissing = zip(relation.rightPeople, right).map { $0 - $1 }
        guard leftMissing.allSatisfy({ $0 >= 0 }), rightMissing.allSatisfy({ $0 >= 0 }) else { return nil }
        if relation.isComplete, left.reduce(0, +) != right.reduce(0, +) { return nil }
        let none = Array(repeating: 0, count: relation.cellLeft.count)
        widths = Growth.Widths(
            floor: none, ceiling: none, outside: zip(relation.leftOutside, leftMissing).map { max(0, $0 - $1) },
            total: left)
        for cell in none.indices {
            let (l, r) = (relation.cellLeft[cell], relation.cellRight[cell])
            let least = max(0, relation.cellPeople[cell] - min(leftMissing[l], rightMissing[r]))
            if relation.rightLoose[r] {
                widths.outside[l] += least
            } else {
                widths.floor[cell] = least
                widths.ceiling[cell] = relation.cellPeople[cell]
            }
        }
        // More answers must have been given than there are: numbers that contradict each other prove nothing.
        for l in left.indices where room(relation.cellsOfLeft[l]) + widths.outside[l] > left[l] { return nil }
        for r in right.indices where room(relation.cellsOfRight[r]) > right[r] { return nil }
    }

    /// The least that these cells hold together.
    private func room(_ cells: some Sequence<Int>) -> Int { cells.reduce(0) { $0 + widths.floor[$1] } }

    /// Where both partitions take in the same people: a difference from which a right part is taken away has in it all
    /// left parts that this one meets, so also all that meet every right part; and it keeps some right part, or nobody is
    /// left. So it has at least the answers that a right part has in those left parts: all of its own, less as many as
    /// there are people in the others.
    private func settlesByFullParts() -> Bool {
        guard relation.isComplete else { return false }
        return relation.right.indices.allSatisfy { rightAnswers[$0] - relation.besideFull[$0] >= threshold }
    }

    func settlesAll() -> Bool {
        if settlesByFullParts() { return true }
        return relation.components.allSatisfy { component in
            let grown = Growth(relation, component, widths, threshold: threshold)
            return component.allSatisfy { l in
                (!relation.leftLoose[l] || grown.settlesOutside(l))
                    && relation.cellsOfLeft[l].allSatisfy { cell in
                        let r = relation.cellRight[cell]
                        return relation.rightLoose[r] ? grown.settlesOutside(l) : grown.settles(l, r)
                    }
            }
        }
    }
}
