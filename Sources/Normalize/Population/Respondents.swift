/// How many of each kind of people answered. One a worker, merged afterwards.
package struct Respondents: Sendable {
    private var atoms: AtomTable
    /// In place of atoms, while groups come from the answers alone and a table with a place for each combination is small.
    private var joint: JointCounts?

    package init(_ population: Population) {
        atoms = population.atoms.unanswered
        joint = population.form == .answersAlone ? JointCounts(population.space) : nil
    }

    /// Counts those who gave some responses.
    mutating func add(_ block: CodeBlock) {
        block.cells.withUnsafeBufferPointer { cells in
            guard let rows = cells.baseAddress else { return }
            var done = joint?.add(rows, block.count, width: block.width) ?? 0
            if done < block.count { leaveTable() }
            while done < block.count {
                let row = UnsafeBufferPointer(start: rows + done * block.width, count: block.width)
                atoms.answer(block.atoms[done] >= 0 ? Int(block.atoms[done]) : atoms.atom(row), 1)
                done += 1
            }
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
