import Study

/// Every record of a source accounted for: the fates add up to the records read, and the cells of used records to
/// records times items.
package struct Ledger: Sendable, Equatable {
    package private(set) var fates = [Int](repeating: 0, count: Fate.allCases.count)
    /// Answer cells of used records by code: `AnswerCode.width` counters.
    package var cells = [Int](repeating: 0, count: AnswerCode.width)
    /// Counted on its own, at the moment a record arrives, so that it can disagree with the fates.
    package private(set) var read = 0

    package init() {}

    /// Counts records as they arrive.
    package mutating func arrive(_ count: Int) { read += count }

    /// Gives one record its fate.
    package mutating func add(_ fate: Fate, _ count: Int = 1) { fates[fate.rawValue] += count }

    /// Takes a fate back and gives another, for duplicates found afterwards.
    package mutating func move(from old: Fate, to new: Fate) {
        fates[old.rawValue] -= 1
        fates[new.rawValue] += 1
    }

    /// Takes back the cell of a record that turned out not to count. Positions beyond those of a scale are answers like
    /// the first one.
    package mutating func takeBack(_ code: UInt8) {
        cells[Int(code) < AnswerCode.width ? Int(code) : 1] -= 1
    }

    package subscript(fate: Fate) -> Int { fates[fate.rawValue] }

    package mutating func merge(_ other: Ledger) {
        for i in fates.indices { fates[i] += other.fates[i] }
        for i in cells.indices { cells[i] += other.cells[i] }
        read += other.read
    }

    /// Whether every record read has a fate.
    package var balances: Bool { fates.reduce(0, +) == read && fates.allSatisfy { $0 >= 0 } }

    /// Whether the cells of used records are all there.
    package func cellsBalance(items: Int) -> Bool {
        cells.reduce(0, +) == self[.used] * items && cells.allSatisfy { $0 >= 0 }
    }

    /// Every fate with its records.
    package var records: [(word: String, count: Int)] { Fate.allCases.map { ($0.word, self[$0]) } }

    /// Every kind of answer cell with its number.
    package var kinds: [(word: String, count: Int)] {
        [("answered", answered)] + AnswerCode.absences.map { ($0.word, cells[Int($0.code)]) }
    }

    /// Answer cells on a scale.
    package var answered: Int { cells[1...Int(AnswerCode.highestPoint)].reduce(0, +) }
}
