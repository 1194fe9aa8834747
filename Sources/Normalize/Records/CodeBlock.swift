/// Normalized responses on their way to Score: one byte an answer, and the cells that each respondent is in.
package struct CodeBlock: Sendable {
    /// Positions of the used records in the record block.
    package private(set) var records: [Int32] = []
    /// For each used record its wave, then a cell a partition (-1: in none), by their numbers in the cell space.
    package private(set) var cells: [Int32] = []
    /// For each used record the atom that the population declares, -1 where it declares none.
    private(set) var atoms: [Int32] = []
    /// Numbers in `cells` for one record.
    package private(set) var width = 1

    package init() {
        records.reserveCapacity(512)
        atoms.reserveCapacity(512)
        cells.reserveCapacity(512 * 8)
    }

    package var count: Int { records.count }

    mutating func clear(width: Int) {
        self.width = width
        records.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
        atoms.removeAll(keepingCapacity: true)
    }

    package mutating func append(record: Int, cells row: some Collection<Int32>) {
        width = row.count
        records.append(Int32(record))
        atoms.append(-1)
        cells.append(contentsOf: row)
    }

    /// Adds a record of a wave, in no cell yet.
    mutating func append(record: Int, wave: Int32) {
        records.append(Int32(record))
        atoms.append(-1)
        cells.append(wave)
        for _ in 1..<width { cells.append(-1) }
    }

    /// Lets `body` fill in the rows of cells of all records.
    mutating func withRows(_ body: (_ rows: UnsafeMutablePointer<Int32>, _ records: UnsafeBufferPointer<Int32>) -> Void)
    {
        cells.withUnsafeMutableBufferPointer { cells in
            guard let rows = cells.baseAddress else { return }
            records.withUnsafeBufferPointer { body(rows, $0) }
        }
    }

    /// Fills in the row of one record, which the population declares.
    mutating func set(_ number: Int, atom: Int, row: ArraySlice<Int32>) {
        atoms[number] = Int32(atom)
        cells.replaceSubrange(number * width..<(number + 1) * width, with: row)
    }

    mutating func set(_ number: Int, atom: Int) { atoms[number] = Int32(atom) }

    /// Leaves out the records for which `isKept` is false.
    mutating func keep(_ isKept: (_ number: Int) -> Bool) {
        var kept = 0
        for number in records.indices where isKept(number) {
            if kept < number {
                records[kept] = records[number]
                atoms[kept] = atoms[number]
                for i in 0..<width { cells[kept * width + i] = cells[number * width + i] }
            }
            kept += 1
        }
        guard kept < records.count else { return }
        records.removeLast(records.count - kept)
        atoms.removeLast(atoms.count - kept)
        cells.removeLast(cells.count - kept * width)
    }
}
