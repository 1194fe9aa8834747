/// The parts of one component that are joined with its largest part by at least the threshold, in each direction.
///
/// A left part joins "outward" when its edges to parts that have joined are together wide enough: a cut that parts it
/// from the hub either parts one of these from the hub, or cuts all these edges. The same holds "inward". Edges from
/// right to left have no limit.
struct Growth {
    private let threshold: Int
    private var outwardLeft: [Bool]
    private var inwardRight: [Bool]
    private var intoOutside = 0

    /// Whether every difference that has the people of (l, r) in it reaches the threshold.
    func settles(_ l: Int, _ r: Int) -> Bool { outwardLeft[l] && inwardRight[r] }

    /// The same for people of l who are in no right part.
    func settlesOutside(_ l: Int) -> Bool { outwardLeft[l] && intoOutside >= threshold }

    init(_ relation: Relation, _ component: [Int], width: [Int], outside: [Int], threshold: Int) {
        self.threshold = threshold
        outwardLeft = Array(repeating: false, count: relation.left.count)
        inwardRight = Array(repeating: false, count: relation.right.count)
        func total(_ l: Int) -> Int { relation.cellsOfLeft[l].reduce(0) { $0 + width[$1] } }
        guard component.count > 1, let hub = component.max(by: { total($0) < total($1) }) else {
            settleAlone(relation, component, width, outside)
            return
        }
        growInward(relation, hub, width, outside)
        growOutward(relation, component, hub, width, outside)
    }

    /// A component of one left part: it is its own hub.
    private mutating func settleAlone(_ relation: Relation, _ component: [Int], _ width: [Int], _ outside: [Int]) {
        for l in component {
            outwardLeft[l] = true
            growInward(relation, l, width, outside)
        }
    }

    /// What the hub reaches.
    private mutating func growInward(_ relation: Relation, _ hub: Int, _ width: [Int], _ outside: [Int]) {
        var reached = Array(repeating: false, count: relation.left.count)
        var into = Array(repeating: 0, count: relation.right.count)
        reached[hub] = true
        var stack = [hub]
        while let l = stack.popLast() {
            intoOutside += outside[l]
            for cell in relation.cellsOfLeft[l] {
                let r = relation.cellRight[cell]
                into[r] += width[cell]
                guard into[r] >= threshold, !inwardRight[r] else { continue }
                inwardRight[r] = true
                for back in relation.cellsOfRight[r] where !reached[relation.cellLeft[back]] {
                    reached[relation.cellLeft[back]] = true
                    stack.append(relation.cellLeft[back])
                }
            }
        }
    }

    /// What reaches the hub (or the outside, which is always on the far side).
    private mutating func growOutward(
        _ relation: Relation, _ component: [Int], _ hub: Int, _ width: [Int], _ outside: [Int]
    ) {
        var joined = Array(repeating: false, count: relation.right.count)
        var out = outside
        var stack = component.filter { outside[$0] >= threshold || $0 == hub }
        for l in stack { outwardLeft[l] = true }
        while let l = stack.popLast() {
            for cell in relation.cellsOfLeft[l] where !joined[relation.cellRight[cell]] {
                joined[relation.cellRight[cell]] = true
                for edge in relation.cellsOfRight[relation.cellRight[cell]] {
                    let other = relation.cellLeft[edge]
                    out[other] += width[edge]
                    guard out[other] >= threshold, !outwardLeft[other] else { continue }
                    outwardLeft[other] = true
                    stack.append(other)
                }
            }
        }
    }
}
