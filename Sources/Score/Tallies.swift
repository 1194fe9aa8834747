/// Rows of counters, one a slot, that merge by adding: associative, commutative, and undone by subtracting.
package struct Tallies: Sendable, Equatable {
    package let width: Int
    package private(set) var counts: [Int32] = []

    package init(width: Int) { self.width = width }

    package var rows: Int { counts.count / max(1, width) }

    /// Makes room for `rows` rows.
    package mutating func ensure(rows: Int) {
        let missing = rows * width - counts.count
        if missing > 0 {
            counts.append(contentsOf: repeatElement(0, count: missing))
        }
    }

    mutating func reserve(rows: Int) { counts.reserveCapacity(rows * width) }

    /// Adds another table's rows.
    package mutating func merge(_ other: Tallies) { combine(other) { $0 &+ $1 } }

    /// Takes another table's rows away.
    package mutating func subtract(_ other: Tallies) { combine(other) { $0 &- $1 } }

    private mutating func combine(_ other: Tallies, _ operation: (Int32, Int32) -> Int32) {
        ensure(rows: other.rows)
        counts.withUnsafeMutableBufferPointer { mine in
            other.counts.withUnsafeBufferPointer { theirs in
                for i in theirs.indices { mine[i] = operation(mine[i], theirs[i]) }
            }
        }
    }

    /// Adds a row of another table to one of this one.
    package mutating func add(row: Int, of other: Tallies, to target: Int) {
        ensure(rows: target + 1)
        counts.withUnsafeMutableBufferPointer { mine in
            other.counts.withUnsafeBufferPointer { theirs in
                for i in 0..<width { mine[target * width + i] &+= theirs[row * width + i] }
            }
        }
    }

    /// Adds one row of this table to another row of it.
    package mutating func add(row: Int, to target: Int) {
        counts.withUnsafeMutableBufferPointer { mine in
            for i in 0..<width { mine[target * width + i] &+= mine[row * width + i] }
        }
    }

    /// Lets `body` change the counters directly.
    @discardableResult
    package mutating func withCounters<Result>(_ body: (UnsafeMutablePointer<Int32>) throws -> Result) rethrows
        -> Result?
    {
        try counts.withUnsafeMutableBufferPointer { try $0.baseAddress.map(body) }
    }

    /// The counters of a row.
    package func withRow<Result>(_ row: Int, _ body: (UnsafePointer<Int32>) throws -> Result) rethrows -> Result? {
        try counts.withUnsafeBufferPointer { try $0.baseAddress.map { try body($0 + row * width) } }
    }
}
