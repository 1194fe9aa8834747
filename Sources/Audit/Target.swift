/// A group that the attack asks about: one side, or two sides combined.
struct Target {
    enum Operation { case first, both, either, firstOnly }

    /// A node of the hierarchy (a range of node numbers), or the people in some places of one slot.
    struct Side {
        fileprivate var low: Int32
        fileprivate var high: Int32
        /// Slot, -1 for a node.
        fileprivate var slot = -1
        /// The only place asked for, -1 where `places` says which.
        fileprivate var only: Int32 = -1
        fileprivate var base: Int32 = 0
        fileprivate var places: [Bool] = []

        static func node(_ v: Int, _ frame: Frame) -> Side {
            Side(low: Int32(v), high: Int32(frame.nodeEnd[v]))
        }

        static func place(_ flat: Int, _ frame: Frame) -> Side {
            Side(low: 0, high: .max, slot: frame.flatSlot[flat], only: Int32(flat))
        }

        /// The places of a slot for which `places` (counted from the base of the slot) is true.
        static func places(_ places: [Bool], slot: Int, _ frame: Frame) -> Side {
            Side(low: 0, high: .max, slot: slot, base: Int32(frame.slots[slot].base), places: places)
        }

        func holds(_ atom: Int, _ table: WaveTable) -> Bool {
            guard slot >= 0 else { return table.node[atom] >= low && table.node[atom] < high }
            let flat = table.coordinates[Int(table.pattern[atom]) * table.slots + slot]
            return only >= 0 ? flat == only : places[Int(flat - base)]
        }

        /// The atoms among which a node's are; nil for places.
        func atoms(_ table: WaveTable) -> Range<Int>? {
            slot < 0 ? table.start[Int(low)]..<table.start[Int(high)] : nil
        }
    }
    var first: Side
    var second: Side
    var operation: Operation

    init(_ side: Side) {
        first = side
        second = side
        operation = .first
    }

    init(_ first: Side, _ operation: Operation, _ second: Side) {
        self.first = first
        self.second = second
        self.operation = operation
    }

    func holds(_ atom: Int, _ table: WaveTable) -> Bool {
        switch operation {
        case .first: first.holds(atom, table)
        case .both: first.holds(atom, table) && second.holds(atom, table)
        case .either: first.holds(atom, table) || second.holds(atom, table)
        case .firstOnly: first.holds(atom, table) && !second.holds(atom, table)
        }
    }
}
