/// Normalized responses on their way to Score: one byte an answer, and the cells that each respondent is in.
package struct CodeBlock: Sendable {
    /// Positions of the used records in the record block.
    package private(set) var records: [Int32] = []
    /// For each used record its wave, then a cell a partition (-1: in none), by their numbers in the cell space.
    package private(set) var cells: [Int32] = []
    /// Numbers in `cells` for one record.
    package private(set) var width = 1

    package init() {
        records.reserveCapacity(512)
        cells.reserveCapacity(512 * 8)
    }

    package var count: Int { records.count }

    mutating func clear() {
        records.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
    }

    package mutating func append(record: Int, cells row: some Collection<Int32>) {
        width = row.count
        records.append(Int32(record))
        cells.append(contentsOf: row)
    }
}
