/// Two partitions of the people of a wave into parts whose numbers are known, and how the parts meet.
///
/// A partition is the blocks of the hierarchy, or the speaking groups of a cut. Where the numbers of everybody are
/// known as well, so are those of the people whom a cut leaves out: they are a part of their own.
struct Relation {
    /// A part: the numbers of `plus` less those of `minus`.
    struct Part {
        var plus: Int
        var minus: [Int] = []

        func answers(_ count: (Int) -> Int) -> Int { minus.reduce(count(plus)) { $0 - count($1) } }
    }
    private(set) var left: [Part]
    private(set) var right: [Part]
    /// Where two parts have people in common, sorted by the left part.
    private(set) var cellLeft: [Int] = []
    private(set) var cellRight: [Int] = []
    private(set) var cellPeople: [Int] = []
    private(set) var cellsOfLeft: [Range<Int>] = []
    private(set) var cellsOfRight: [[Int]] = []
    /// Left parts with people in no right part; right parts with people in no left part.
    private(set) var leftLoose: [Bool]
    private(set) var rightLoose: [Bool]
    /// People of each part; and those of each left part who are in no right part.
    private(set) var leftPeople: [Int]
    private(set) var rightPeople: [Int]
    private(set) var leftOutside: [Int]
    /// By right part: its people in left parts that do not meet every right part.
    private(set) var besideFull: [Int] = []
    /// Left parts by connected component.
    private(set) var components: [[Int]] = []

    /// `meet` are the people by left and right part, row by row, with one more row and column for "no part".
    init(left: [Part], right: [Part], meet: [Int]) {
        self.left = left
        self.right = right
        let width = right.count + 1
        leftPeople = left.indices.map { meet[$0 * width..<($0 + 1) * width].reduce(0, +) }
        rightPeople = right.indices.map { r in (0...left.count).reduce(0) { $0 + meet[$1 * width + r] } }
        leftOutside = left.indices.map { meet[$0 * width + right.count] }
        leftLoose = leftOutside.map { $0 > 0 }
        rightLoose = right.indices.map { meet[left.count * width + $0] > 0 }
        cellsOfRight = Array(repeating: [], count: right.count)
        for l in left.indices {
            let first = cellLeft.count
            for r in right.indices where meet[l * width + r] > 0 {
                cellsOfRight[r].append(cellLeft.count)
                cellLeft.append(l)
                cellRight.append(r)
                cellPeople.append(meet[l * width + r])
            }
            cellsOfLeft.append(first..<cellLeft.count)
        }
        besideFull = Array(repeating: 0, count: right.count)
        for l in left.indices where cellsOfLeft[l].count < right.count {
            for cell in cellsOfLeft[l] { besideFull[cellRight[cell]] += cellPeople[cell] }
        }
        findComponents()
    }

    /// Whether both partitions take in the same people: then left less right is also right less left.
    var isComplete: Bool { !leftLoose.contains(true) && !rightLoose.contains(true) }

    private mutating func findComponents() {
        var leftSeen = Array(repeating: false, count: left.count)
        var rightSeen = Array(repeating: false, count: right.count)
        for start in left.indices where !leftSeen[start] {
            leftSeen[start] = true
            var component = [start]
            var next = 0
            while next < component.count {
                for cell in cellsOfLeft[component[next]] where !rightSeen[cellRight[cell]] {
                    rightSeen[cellRight[cell]] = true
                    for other in cellsOfRight[cellRight[cell]] where !leftSeen[cellLeft[other]] {
                        leftSeen[cellLeft[other]] = true
                        component.append(cellLeft[other])
                    }
                }
                next += 1
            }
            components.append(component)
        }
    }
}

extension Relation {
    /// All pairs of partitions of a span, in both directions where they do not take in the same people.
    static func all(_ span: Span) -> [Relation] {
        let frame = span.frame
        let everybody = span.blocks.node.first { span.table.nodePeople[$0] == span.table.total }
        let company = everybody.map { frame.nodeGroup[$0] }
        let cuts = frame.slots.indices.map { CutParts(slot: $0, span, company) }
        var pairs: [Relation] = []
        for (i, cut) in cuts.enumerated() where !cut.parts.isEmpty {
            if let relation = withTree(span, cut) { pairs.append(contentsOf: relation) }
            for other in cuts[(i + 1)...] where !other.parts.isEmpty {
                pairs.append(contentsOf: both(cut.parts, other.parts, meeting(cut, other, span.table)))
            }
        }
        return pairs
    }

    private static func both(_ left: [Part], _ right: [Part], _ meet: [Int]) -> [Relation] {
        let relation = Relation(left: left, right: right, meet: meet)
        guard !relation.isComplete else { return [relation] }
        let (rows, columns) = (left.count + 1, right.count + 1)
        var turned = Array(repeating: 0, count: meet.count)
        for r in 0..<rows { for c in 0..<columns { turned[c * rows + r] = meet[r * columns + c] } }
        return [relation, Relation(left: right, right: left, meet: turned)]
    }

    private static func withTree(_ span: Span, _ cut: CutParts) -> [Relation]? {
        let blocks = span.blocks
        let filled = blocks.node.indices.filter { blocks.people[$0] > 0 }
        guard !filled.isEmpty else { return nil }
        var minus = Array(repeating: [Int](), count: blocks.count)
        for block in blocks.node.indices where blocks.above[block] >= 0 {
            minus[blocks.above[block]].append(span.frame.nodeGroup[blocks.node[block]])
        }
        let parts = filled.map { Part(plus: span.frame.nodeGroup[blocks.node[$0]], minus: minus[$0]) }
        let width = cut.parts.count + 1
        var meet = Array(repeating: 0, count: (parts.count + 1) * width)
        for (row, block) in (filled + [blocks.count]).enumerated() {
            for flat in cut.range {
                meet[row * width + cut.part(flat)] += Int(blocks.cells[block * blocks.width + flat])
            }
        }
        return both(parts, cut.parts, meet)
    }

    private static func meeting(_ a: CutParts, _ b: CutParts, _ table: WaveTable) -> [Int] {
        let width = b.parts.count + 1
        var meet = Array(repeating: 0, count: (a.parts.count + 1) * width)
        for x in a.range { for y in b.range { meet[a.part(x) * width + b.part(y)] += table.people(at: x, and: y) } }
        return meet
    }
}

/// The parts that a cut makes.
private struct CutParts {
    let range: Range<Int>
    private(set) var parts: [Relation.Part] = []
    /// Part of each place; the number of parts stands for "no part".
    private var partOfPlace: [Int] = []

    func part(_ flat: Int) -> Int { partOfPlace[flat - range.lowerBound] }

    init(slot: Int, _ span: Span, _ company: Int?) {
        let frame = span.frame
        range = frame.slots[slot].range
        let spoken = range.map { frame.flatGroup[$0] >= 0 && span.speaks[frame.flatGroup[$0]] }
        for (place, flat) in range.enumerated() where spoken[place] && span.table.people(at: flat) > 0 {
            parts.append(Relation.Part(plus: frame.flatGroup[flat]))
        }
        let rest = parts.count
        if let company, range.enumerated().contains(where: { !spoken[$0] && span.table.people(at: $1) > 0 }) {
            let spokenGroups = range.enumerated().filter { spoken[$0.offset] }.map { frame.flatGroup[$0.element] }
            parts.append(Relation.Part(plus: company, minus: spokenGroups))
        }
        var next = 0
        for (place, flat) in range.enumerated() {
            if spoken[place], span.table.people(at: flat) > 0 {
                partOfPlace.append(next)
                next += 1
            } else {
                partOfPlace.append(rest)
            }
        }
    }
}
