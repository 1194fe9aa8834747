import Normalize
import Study

/// Turns atoms into the roster: cells of partitions into groups, and those besides the hierarchy into patterns.
struct RosterList {
    private let atoms: AtomTable
    /// By partition and cell: the group.
    private let groupOfCell: [[Int]]
    /// The partition that is the hierarchy, if there is one.
    private let hierarchy: Int?
    private let others: [Int]
    private(set) var patterns: [[Int32]] = []
    private(set) var waves: [Roster.Wave]
    /// Combinations seen so far: by mixed radix while that is small, else by the combination before and a cell.
    private var dense: [Int32] = []
    private var sparse: [[Int32]: Int32] = [:]

    private static let mostDense = 1 << 22

    init(_ scored: Scored, groupOfCell: [[Int]], waves: Int) {
        atoms = scored.atoms
        self.groupOfCell = groupOfCell
        let kinds = scored.population.space.partitions.map(\.kind)
        let hierarchy = kinds.firstIndex(of: .hierarchy)
        self.hierarchy = hierarchy
        others = kinds.indices.filter { $0 != hierarchy }
        self.waves = Array(repeating: Roster.Wave(), count: waves)
        var size = 1
        for partition in others where size <= Self.mostDense { size *= groupOfCell[partition].count + 1 }
        if size <= Self.mostDense { dense = Array(repeating: -1, count: size) }
    }

    /// - Parameters:
    ///   - waveNumbers: from a wave's number while reading to its place in outputs.
    ///   - knowsHeadCounts: whether a population says how many were invited.
    mutating func addAll(_ waveNumbers: [Int], knowsHeadCounts: Bool) {
        atoms.withRows { rows in
            for atom in 0..<atoms.count {
                let row = rows + atom * atoms.width
                waves[waveNumbers[Int(row[0])]].add(
                    unit: unit(row), pattern: pattern(row), headCount: knowsHeadCounts ? atoms.headCounts[atom] : -1,
                    answered: atoms.answered[atom])
            }
        }
    }

    private func unit(_ row: UnsafePointer<Int32>) -> Int32 {
        guard let hierarchy else { return 0 }
        let cell = Int(row[1 + hierarchy])
        return cell < 0 ? -1 : Int32(groupOfCell[hierarchy][cell])
    }

    private mutating func pattern(_ row: UnsafePointer<Int32>) -> Int32 {
        guard !dense.isEmpty else {
            let key = others.map { row[1 + $0] }
            if let known = sparse[key] { return known }
            sparse[key] = Int32(patterns.count)
            return add(row)
        }
        var place = 0
        for partition in others { place = place * (groupOfCell[partition].count + 1) + Int(row[1 + partition]) + 1 }
        if dense[place] < 0 { dense[place] = add(row) }
        return dense[place]
    }

    private mutating func add(_ row: UnsafePointer<Int32>) -> Int32 {
        patterns.append(
            others.compactMap { partition in
                let cell = Int(row[1 + partition])
                // A cell that no group stands for is the company's, whose people are known without it.
                return cell < 0 || groupOfCell[partition][cell] == 0 ? nil : Int32(groupOfCell[partition][cell])
            })
        return Int32(patterns.count - 1)
    }
}
