/// Normalized responses on their way to Score: one byte an answer, and the atom of each respondent.
package struct CodeBlock: Sendable {
    /// Positions of the used records in the record block.
    package internal(set) var records: [Int32] = []
    /// The atom of each used record, by the number in the worker's table.
    package internal(set) var atoms: [Int32] = []

    package init() {
        records.reserveCapacity(512)
        atoms.reserveCapacity(512)
    }

    package var count: Int { records.count }

    mutating func clear() {
        records.removeAll(keepingCapacity: true)
        atoms.removeAll(keepingCapacity: true)
    }

    mutating func append(record: Int, atom: Int) {
        records.append(Int32(record))
        atoms.append(Int32(atom))
    }
}
