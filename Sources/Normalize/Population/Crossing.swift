/// Cells of a crossed cut from the cells of its two cuts, as one worker has met them.
struct Crossing: Sendable {
    let partition: Int
    /// The partitions of the two cuts.
    let first: Int
    let second: Int
    private let space: CellSpace
    /// By cell of the first cut, then of the second one: the cell, -1 where it was not asked for yet.
    private var cells: [Int32] = []
    private var room = (first: 0, second: 0)

    init(_ space: CellSpace, partition: Int) {
        self.space = space
        self.partition = partition
        let cuts = space.partitions[partition].attributes.map { attribute in
            space.partitions.firstIndex { $0.kind == .plain && $0.attributes == [attribute] } ?? 0
        }
        (first, second) = (cuts[0], cuts[1])
    }

    /// Puts the cells of some people into their rows of cells.
    mutating func fill(_ rows: UnsafeMutablePointer<Int32>, _ count: Int, width: Int) {
        for number in 0..<count {
            let row = rows + number * width
            row[partition + 1] = cell(row[first + 1], row[second + 1])
        }
    }

    /// The cell of somebody in these cells of the two cuts.
    @inline(__always)
    mutating func cell(_ a: Int32, _ b: Int32) -> Int32 {
        if a < room.first, b < room.second {
            let known = cells[Int(a) * room.second + Int(b)]
            if known >= 0 { return known }
        }
        return learn(Int(a), Int(b))
    }

    private mutating func learn(_ a: Int, _ b: Int) -> Int32 {
        if a >= room.first || b >= room.second { widen(a, b) }
        let name = space.names(of: first)[a] + CellSpace.separator + space.names(of: second)[b]
        cells[a * room.second + b] = space.cell(partition, name)
        return cells[a * room.second + b]
    }

    private mutating func widen(_ a: Int, _ b: Int) {
        let wider = (
            first: a < room.first ? room.first : 2 * (a + 1), second: b < room.second ? room.second : 2 * (b + 1)
        )
        var moved = [Int32](repeating: -1, count: wider.first * wider.second)
        for i in 0..<room.first {
            for j in 0..<room.second { moved[i * wider.second + j] = cells[i * room.second + j] }
        }
        (cells, room) = (moved, wider)
    }
}
