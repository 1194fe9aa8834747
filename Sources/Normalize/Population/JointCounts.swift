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

    /// Counts rows, `width` numbers each, until one does not fit even into a wider table. Returns how many were counted.
    mutating func add(_ rows: UnsafePointer<Int32>, _ count: Int, width: Int) -> Int {
        var done = addFitting(rows, count, width)
        while done < count, widen(for: rows + done * width) {
            done += addFitting(rows + done * width, count - done, width)
        }
        return done
    }

    private mutating func addFitting(_ rows: UnsafePointer<Int32>, _ count: Int, _ width: Int) -> Int {
        sources.withUnsafeBufferPointer { sources in
            room.withUnsafeBufferPointer { room in
                counts.withUnsafeMutableBufferPointer { counts in
                    for number in 0..<count {
                        let row = rows + number * width
                        var place = 0
                        for d in sources.indices {
                            let value = Int(row[sources[d]])
                            if value >= room[d] { return number }
                            place = place &* room[d] &+ value
                        }
                        counts[place] &+= 1
                    }
                    return count
                }
            }
        }
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
            for d in values.indices { place = place &* wider[d] &+ values[d] }
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
        counts.withUnsafeMutableBufferPointer { counts in
            other.counts.withUnsafeBufferPointer { others in
                for i in counts.indices { counts[i] &+= others[i] }
            }
        }
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
            for i in crossings.indices {
                row[crossings[i].partition + 1] = crossings[i].cell(
                    row[crossings[i].first + 1], row[crossings[i].second + 1])
            }
            body(row, count)
        }
    }
}
