/// People who are alike in everything that groups are made of: a wave and one cell of each partition (-1: in none).
///
/// Rows are numbered from 0; each worker has a table of its own, merged by content afterwards.
package struct AtomTable: Sendable {
    /// Numbers in a row: wave first, then a cell for each partition.
    package let width: Int
    package private(set) var rows: [Int32] = []
    /// People of this kind in the population, where it is known.
    package private(set) var headCounts: [Int32] = []
    /// Responses used.
    package private(set) var answered: [Int32] = []
    /// Slots of an open hash table: the upper half of a row's hash, and its number plus one (0: free).
    private var table: [UInt64] = Array(repeating: 0, count: 256)
    /// Atoms that are in the hash table; those appended behind them come in when it is next asked.
    private var indexed = 0

    package init(partitions: Int) { width = partitions + 1 }

    package var count: Int { answered.count }

    /// The atom with these numbers, made when it is new.
    package mutating func atom(_ row: UnsafeBufferPointer<Int32>) -> Int {
        if indexed < count || (count + 1) * 2 > table.count { index(room: count + 1) }
        let mask = table.count - 1
        let hash = Self.hash(row)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while table[slot] != 0 {
            // Rows lie far apart: they are looked at only where half of the hash agrees.
            let atom = Int(truncatingIfNeeded: table[slot] & 0xFFFF_FFFF) - 1
            if table[slot] >> 32 == hash >> 32, matches(atom, row) { return atom }
            slot = (slot + 1) & mask
        }
        let atom = count
        table[slot] = hash & ~0xFFFF_FFFF | UInt64(atom + 1)
        rows.append(contentsOf: row)
        headCounts.append(0)
        answered.append(0)
        indexed += 1
        return atom
    }

    /// The atom with these numbers, if there is one; every atom must have come in by `atom`.
    func existing(_ row: UnsafeBufferPointer<Int32>) -> Int? {
        let hash = Self.hash(row)
        var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
        while table[slot] != 0 {
            let atom = Int(truncatingIfNeeded: table[slot] & 0xFFFF_FFFF) - 1
            if table[slot] >> 32 == hash >> 32, matches(atom, row) { return atom }
            slot = (slot + 1) & (table.count - 1)
        }
        return nil
    }

    /// Adds an atom that is not there yet.
    mutating func append(_ row: [Int32], answered people: Int32) {
        rows.append(contentsOf: row)
        headCounts.append(0)
        answered.append(people)
    }

    /// Lets `body` see the rows of all atoms, one after the other.
    package func withRows(_ body: (UnsafePointer<Int32>) -> Void) {
        rows.withUnsafeBufferPointer { if let base = $0.baseAddress { body(base) } }
    }

    /// Takes a response in these cells back.
    package mutating func takeBack(_ row: [Int32]) {
        row.withUnsafeBufferPointer { answer(atom($0), -1) }
    }

    /// Counts a response (or takes it back).
    package mutating func answer(_ atom: Int, _ sign: Int32) { answered[atom] += sign }

    /// Counts people of the population.
    package mutating func invite(_ atom: Int, _ people: Int32) { headCounts[atom] += people }

    /// Adds another table's responses.
    package mutating func merge(_ other: AtomTable) {
        for atom in 0..<other.count where other.answered[atom] != 0 {
            let mine = other.rows[atom * width..<(atom + 1) * width].withUnsafeBufferPointer { self.atom($0) }
            answered[mine] += other.answered[atom]
        }
    }

    /// A copy with the same atoms and no responses.
    package var unanswered: AtomTable {
        var copy = self
        for i in copy.answered.indices { copy.answered[i] = 0 }
        return copy
    }

    private func matches(_ atom: Int, _ row: UnsafeBufferPointer<Int32>) -> Bool {
        for i in 0..<width where rows[atom * width + i] != row[i] { return false }
        return true
    }

    private mutating func index(room: Int) {
        var size = table.count
        while size < room * 2 { size *= 2 }
        table = Array(repeating: 0, count: size)
        indexed = count
        let mask = table.count - 1
        rows.withUnsafeBufferPointer { rows in
            for atom in 0..<count {
                let hash = Self.hash(UnsafeBufferPointer(rebasing: rows[atom * width..<(atom + 1) * width]))
                var slot = Int(truncatingIfNeeded: hash) & mask
                while table[slot] != 0 { slot = (slot + 1) & mask }
                table[slot] = hash & ~0xFFFF_FFFF | UInt64(atom + 1)
            }
        }
    }

    private static func hash(_ row: UnsafeBufferPointer<Int32>) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        for value in row {
            hash = (hash ^ UInt64(UInt32(bitPattern: value))) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash &>> 31
        }
        return hash
    }
}
