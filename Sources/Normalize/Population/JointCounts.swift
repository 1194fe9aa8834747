/// How many answered of each combination of cells, where groups come from the answers alone: one counter a combination
/// of wave, unit and cut values that could be, in a table with a place for each.
///
/// Crossed cells follow from those that they are made of, and have no dimension of their own.
struct JointCounts: Sendable {
    private let space: CellSpace
    /// Where the numbers that make up a place stand in a row of cells; the wave first.
    private let sources: [Int]
    /// Values of each dimension that there is room for.
    private var room: [Int]
    private var counts: [Int32]

    /// Counters beyond which a table with a place for all is no longer worth its memory (16 MiB).
    private static let most = 1 << 22

    init(_ space: CellSpace) {
        self.space = space
        sources = [0] + space.partitions.indices.filter { space.partitions[$0].attributes.count == 1 }.map { $0 + 1 }
        room = sources.map { _ in 4 }
        counts = [0]
        counts = Array(repeating: 0, count: room.reduce(1, *))
    }

    /// Counts a row; false when the table would grow beyond its limit, and then nothing was counted.
    mutating func add(_ row: UnsafePointer<Int32>) -> Bool {
        guard fits(row) || widen(for: row) else { return false }
        var place = 0
        for d in sources.indices { place = place * room[d] + Int(row[sources[d]]) }
        counts[place] &+= 1
        return true
    }

    private func fits(_ row: UnsafePointer<Int32>) -> Bool {
        for d in sources.indices where Int(row[sources[d]]) >= room[d] { return false }
        return true
    }

    private mutating func widen(for row: UnsafePointer<Int32>) -> Bool {
        var wider = room
        for d in sources.indices {
            let value = Int(row[sources[d]])
            if value >= room[d] { wider[d] = max(value + 1, 2 * room[d]) }
        }
        return resize(wider)
    }

    private mutating func resize(_ wider: [Int]) -> Bool {
        var size = 1
        for values in wider where size <= Self.most { size *= values }
        guard size <= Self.most else { return false }
        var moved = [Int32](repeating: 0, count: size)
        forEach { values, count in
            var place = 0
            for d in values.indices { place = place * wider[d] + values[d] }
            moved[place] = count
        }
        (room, counts) = (wider, moved)
        return true
    }

    /// Adds another table; false when both do not fit into one.
    mutating func merge(_ other: JointCounts) -> Bool {
        let wider = zip(room, other.room).map { max($0, $1) }
        var other = other
        guard room == wider || resize(wider), other.room == wider || other.resize(wider) else { return false }
        for i in counts.indices { counts[i] &+= other.counts[i] }
        return true
    }

    /// Calls `body` with the values of each combination that somebody has.
    private func forEach(_ body: (_ values: [Int], _ count: Int32) -> Void) {
        var values = [Int](repeating: 0, count: sources.count)
        for (place, count) in counts.enumerated() where count != 0 {
            var rest = place
            for d in sources.indices.reversed() {
                values[d] = rest % room[d]
                rest /= room[d]
            }
            body(values, count)
        }
    }

    /// Calls `body` with a whole row of cells, and how many have it.
    func forEachRow(_ body: (_ row: [Int32], _ count: Int32) -> Void) {
        var crossings = space.partitions.indices.filter { space.partitions[$0].kind == .crossed }
            .map { Crossing(space, partition: $0) }
        var row = [Int32](repeating: -1, count: space.partitions.count + 1)
        forEach { values, count in
            for (d, value) in values.enumerated() { row[sources[d]] = Int32(value) }
            for i in crossings.indices { row[crossings[i].partition + 1] = crossings[i].cell(row) }
            body(row, count)
        }
    }
}

/// Cells of a crossed cut from the cells of its two cuts.
struct Crossing: Sendable {
    let partition: Int
    private let space: CellSpace
    private let first: Int
    private let second: Int
    private var known: [Int64: Int32] = [:]

    init(_ space: CellSpace, partition: Int) {
        self.space = space
        self.partition = partition
        let cuts = space.partitions[partition].attributes.map { attribute in
            space.partitions.firstIndex { $0.kind == .plain && $0.attributes == [attribute] } ?? 0
        }
        (first, second) = (cuts[0], cuts[1])
    }

    /// The cell of somebody with this row of cells.
    mutating func cell(_ row: some RandomAccessCollection<Int32>) -> Int32 {
        let (a, b) = (
            row[row.index(row.startIndex, offsetBy: first + 1)], row[row.index(row.startIndex, offsetBy: second + 1)]
        )
        let key = Int64(a) << 32 | Int64(b)
        if let cell = known[key] { return cell }
        let name = space.names(of: first)[Int(a)] + CellSpace.separator + space.names(of: second)[Int(b)]
        let cell = space.cell(partition, name)
        known[key] = cell
        return cell
    }
}
