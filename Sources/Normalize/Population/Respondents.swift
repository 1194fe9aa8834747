/// How many of each kind of people answered. One a worker, merged afterwards.
package struct Respondents: Sendable {
    private var atoms: AtomTable
    /// In place of atoms, while groups come from the answers alone and a table with a place for each combination is small.
    private var joint: JointCounts?

    package init(_ population: Population) {
        atoms = population.atoms.unanswered
        joint = population.form == .answersAlone ? JointCounts(population.space) : nil
    }

    /// Counts somebody of an atom that the population declares.
    mutating func add(atom: Int) { atoms.answer(atom, 1) }

    /// Counts somebody in these cells.
    mutating func add(_ row: [Int32]) {
        row.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            if joint?.add(base) == true { return }
            leaveTable()
            atoms.answer(atoms.atom(buffer), 1)
        }
    }

    /// Adds another worker's.
    package mutating func merge(_ other: Respondents) {
        var other = other
        if let mine = other.joint, joint?.merge(mine) == true {
            other.joint = nil
        } else {
            leaveTable()
            other.leaveTable()
        }
        atoms.merge(other.atoms)
    }

    /// From the table of all combinations to those that there are.
    private mutating func leaveTable() {
        joint?.forEachRow { row, count in
            row.withUnsafeBufferPointer { atoms.answer(atoms.atom($0), count) }
        }
        joint = nil
    }

    /// All kinds of people, with head counts where the population has them.
    package var table: AtomTable {
        var table = atoms
        joint?.forEachRow { row, count in table.append(row, answered: count) }
        return table
    }
}
