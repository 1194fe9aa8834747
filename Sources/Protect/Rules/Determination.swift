/// Which sets of people can be worked out from the shown units and from cells of cuts.
///
/// A set t is a sum of them if and only if there are a level z for each remainder of the tree and a factor y for each
/// cell such that t(a) = z(remainder of a) + x(a)·y for every kind a of people, x being the cells it is in, and z = 0
/// where no unit is shown. One kind p of each remainder takes z away: t(a) - t(p) = (x(a) - x(p))·y. A few *probes* a
/// whose rows x(a) - x(p) are independent and span all others fix y, but for factors of cells that say nothing beyond
/// the tree; then every kind is looked at. All cells that might be shown are columns, so a set that even these do not
/// determine is settled once, and what is left are vectors as short as there are probes.
///
/// Arithmetic is exact modulo a prime (`PrimeField`): rows have few entries of 1 and -1, so their minors are far smaller
/// than the prime for all cuts that a survey has, and beyond that a mistake is as likely as 1 in 2^61.
struct Determination {
    private let view: WaveView
    private let candidates: [Int]
    /// By cell of the view: its number among the candidates, -1 for others.
    private var numbers: [Int]
    /// By unit: its remainder, -1 for none; and by remainder a kind in it, -1 where it is empty.
    private let blocks: [Int]
    private var pivots: [Int]
    private var probes: [Int] = []
    private var rows = VectorSpan()
    /// By group: which probes are in it, and which of their remainders' pivots; one bit a probe.
    private var probesIn: [UInt64] = []
    private var pivotsIn: [UInt64] = []
    private var words = 0
    private let units: UnitRanges
    /// Kinds in the order of their units, and numbers of all in an order in which a wrong guess shows early.
    private let sorted: [Int]
    private let startOfUnit: [Int]
    private let scattered: [Int]

    /// - Parameters:
    ///   - shown: the units shown.
    ///   - candidates: cells that may be shown.
    init(_ view: WaveView, shown: [Bool], candidates: [Int]) {
        self.view = view
        self.candidates = candidates
        numbers = Array(repeating: -1, count: view.cells.count)
        for (number, cell) in candidates.enumerated() { numbers[view.columnOfCell[cell]] = number }
        blocks = view.blocks(shown)
        pivots = Array(repeating: -1, count: view.people.count)
        units = UnitRanges(view)
        (sorted, startOfUnit) = units.sort(view.kinds.unit)
        scattered = Self.scatter(view.kinds.unit.count)
        findProbes()
        markProbes()
    }

    /// Dimensions of coordinates.
    var rank: Int { probes.count }

    private static func scatter(_ count: Int) -> [Int] {
        guard count > 2 else { return Array(0..<count) }
        var step = Int(Double(count) * 0.618) | 1
        while gcd(step, count) != 1 { step += 2 }
        var at = 0
        return (0..<count).map { _ in
            defer { at = (at + step) % count }
            return at
        }
    }

    private static func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }

    /// Kinds of one remainder tie their patterns together; every difference of patterns within remainders is a sum of
    /// ties, so that only those between patterns not tied yet are looked at.
    private mutating func findProbes() {
        // One node more, for people in no remainder: their row is their pattern itself.
        var ties = Ties(count: view.patterns.count + 1)
        for kind in view.kinds.unit.indices {
            let block = blocks[view.kinds.unit[kind]]
            if block >= 0, pivots[block] < 0 { pivots[block] = kind; continue }
            let other = block < 0 ? view.patterns.count : view.kinds.pattern[pivots[block]]
            guard ties.join(view.kinds.pattern[kind], other) else { continue }
            if rows.insert(row(kind, block < 0 ? -1 : pivots[block])) { probes.append(kind) }
        }
    }

    private func row(_ kind: Int, _ pivot: Int) -> [UInt64] {
        var row = [UInt64](repeating: 0, count: candidates.count)
        func add(_ kind: Int, _ value: UInt64) {
            for cell in view.patterns[view.kinds.pattern[kind]] {
                let number = numbers[view.columnOfCell[cell]]
                if number >= 0 { row[number] = PrimeField.add(row[number], value) }
            }
        }
        add(kind, 1)
        if pivot >= 0 { add(pivot, PrimeField.subtract(0, 1)) }
        return row
    }

    private mutating func markProbes() {
        words = (probes.count + 63) / 64
        probesIn = marked(probes)
        pivotsIn = marked(
            probes.map { probe in
                let block = blocks[view.kinds.unit[probe]]
                return block < 0 ? -1 : pivots[block]
            })
    }

    /// By group: one bit for each of these kinds (-1: nobody) that is in it.
    private func marked(_ kinds: [Int]) -> [UInt64] {
        var bits = [UInt64](repeating: 0, count: view.people.count * words)
        for (number, kind) in kinds.enumerated() where kind >= 0 {
            for group in view.chains[view.kinds.unit[kind]] + view.patterns[view.kinds.pattern[kind]] {
                bits[group * words + number / 64] |= 1 << UInt64(number % 64)
            }
        }
        return bits
    }

    /// The coordinates of a candidate: zero when it says nothing beyond the tree.
    func coordinates(ofCell cell: Int) -> [UInt64] {
        let number = numbers[view.columnOfCell[cell]]
        return rows.rows.map { $0[number] }
    }

    /// The coordinates of a set that all candidates together determine. Nil for one that they do not, or that is a union
    /// of remainders if it is determined at all.
    func coordinates(of set: PeopleSet) -> [UInt64]? {
        guard let coordinates = suspected(set) else { return nil }
        return isDetermined(set, coordinates) ? coordinates : nil
    }

    /// The coordinates of what two groups make that are determined themselves. Then all that they make is determined, or
    /// nothing, unless one of it is a union of remainders.
    func coordinates(ofKnown first: Int, _ second: Int, _ operations: [PeopleSet.Operation])
        -> [(set: PeopleSet, coordinates: [UInt64])]
    {
        var known = operations.count == 1
        var found: [(set: PeopleSet, coordinates: [UInt64])] = []
        for operation in operations {
            let set = PeopleSet(first, operation, second)
            guard let coordinates = suspected(set) else { continue }
            if !known {
                guard isDetermined(set, coordinates) else { return [] }
                known = true
            }
            found.append((set, coordinates))
        }
        return found
    }

    /// What the coordinates must be, by the probes; nil when all are zero.
    private func suspected(_ set: PeopleSet) -> [UInt64]? {
        var coordinates: [UInt64] = []
        for word in 0..<words {
            let (first, second) = (set.first * words + word, set.second * words + word)
            let here = set.operation(probesIn[first], probesIn[second])
            let there = set.operation(pivotsIn[first], pivotsIn[second])
            var differing = here ^ there
            if differing != 0, coordinates.isEmpty { coordinates = Array(repeating: 0, count: rank) }
            while differing != 0 {
                let bit = differing.trailingZeroBitCount
                differing &= differing - 1
                let isPlus = here >> UInt64(bit) & 1 == 1
                for i in 0..<rank {
                    let part = rows.recipe(i, word * 64 + bit)
                    coordinates[i] =
                        isPlus
                        ? PrimeField.add(coordinates[i], part) : PrimeField.subtract(coordinates[i], part)
                }
            }
        }
        return coordinates.isEmpty ? nil : coordinates
    }

    private func isDetermined(_ set: PeopleSet, _ coordinates: [UInt64]) -> Bool {
        // y: the coordinates at the pivot columns, nothing elsewhere.
        var factors = [UInt64](repeating: 0, count: view.cells.count)
        for (value, column) in zip(coordinates, rows.pivots) { factors[view.columnOfCell[candidates[column]]] = value }
        func agrees(_ kind: Int) -> Bool {
            let block = blocks[view.kinds.unit[kind]]
            let there = block < 0 ? 0 : level(pivots[block], set, factors)
            return level(kind, set, factors) == there
        }
        // A cell less a unit looks right everywhere but in the unit.
        if view.cuts[set.first] == 0 {
            let range = units.range(set.first)
            let own = startOfUnit[range.lowerBound]..<startOfUnit[range.upperBound]
            guard own.allSatisfy({ agrees(sorted[$0]) }) else { return false }
        }
        return scattered.allSatisfy(agrees)
    }

    /// t(a) - x(a)·y.
    private func level(_ kind: Int, _ set: PeopleSet, _ factors: [UInt64]) -> UInt64 {
        var level = holds(set, kind) ? UInt64(1) : 0
        let first = view.kinds.pattern[kind] * view.cutKinds.count
        for place in first..<first + view.cutKinds.count {
            let column = Int(view.columnOfPattern[place])
            if column >= 0 { level = PrimeField.subtract(level, factors[column]) }
        }
        return level
    }

    /// Whether the people of a kind are in a set.
    func holds(_ set: PeopleSet, _ kind: Int) -> Bool {
        set.operation(isIn(set.first, kind) ? 1 : 0, isIn(set.second, kind) ? 1 : 0) & 1 == 1
    }

    private func isIn(_ group: Int, _ kind: Int) -> Bool {
        let cut = view.cuts[group]
        if cut == 0 { return units.holds(group, view.kinds.unit[kind]) }
        let column = view.columnOfPattern[view.kinds.pattern[kind] * view.cutKinds.count + cut]
        return Int(column) == view.columnOfCell[group]
    }
}

/// Which units lie in which: numbers in preorder, so that all below a unit are one range.
private struct UnitRanges {
    private var first: [Int]
    private var end: [Int]

    init(_ view: WaveView) {
        first = Array(repeating: 0, count: view.people.count)
        end = first
        var size = Array(repeating: 1, count: view.people.count)
        for unit in view.unitsUpward { if let parent = view.parents[unit] { size[parent] += size[unit] } }
        var next = first
        for unit in view.unitsUpward.reversed() {
            if let parent = view.parents[unit] { first[unit] = next[parent]; next[parent] += size[unit] }
            next[unit] = first[unit] + 1
            end[unit] = first[unit] + size[unit]
        }
    }

    /// Preorder numbers of a unit and all below it.
    func range(_ unit: Int) -> Range<Int> { first[unit]..<end[unit] }

    /// Positions sorted by the preorder of their units, and where each preorder number starts among them.
    func sort(_ unitOf: [Int]) -> (sorted: [Int], start: [Int]) {
        var start = [Int](repeating: 0, count: first.count + 1)
        for unit in unitOf { start[first[unit] + 1] += 1 }
        for i in 1..<start.count { start[i] += start[i - 1] }
        var next = start
        var sorted = [Int](repeating: 0, count: unitOf.count)
        for (position, unit) in unitOf.enumerated() {
            sorted[next[first[unit]]] = position
            next[first[unit]] += 1
        }
        return (sorted, start)
    }

    func holds(_ unit: Int, _ other: Int) -> Bool { first[unit] <= first[other] && first[other] < end[unit] }
}

/// Disjoint sets.
private struct Ties {
    private var parent: [Int]

    init(count: Int) { parent = Array(0..<count) }

    /// Joins two; false when they were together.
    mutating func join(_ a: Int, _ b: Int) -> Bool {
        let (a, b) = (root(a), root(b))
        parent[a] = b
        return a != b
    }

    private mutating func root(_ start: Int) -> Int {
        var at = start
        while parent[at] != at { parent[at] = parent[parent[at]]; at = parent[at] }
        return at
    }
}
