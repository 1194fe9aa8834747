import Study

/// Finds every leak of a small company by trying all groups of atoms, knowing all answers. It shares no idea with the
/// audit: no blocks, no pivots, no flows, no modulus.
struct Oracle {
    let company: Company
    private let atoms: [Company.Atom]

    init(_ company: Company) {
        self.company = company
        atoms = company.atoms.filter { $0.people > 0 }
    }

    func vector(_ group: Int) -> [Bool] { atoms.map { company.holds(group, $0) } }

    private func isSmall(_ vector: [Bool], _ measure: Int, _ threshold: Int) -> Bool {
        let answers = zip(vector, atoms).reduce(0) { $0 + ($1.0 ? $1.1.answers[measure] : 0) }
        return answers > 0 && answers < threshold
    }

    /// The groups of atoms, by bits.
    private var subsets: [[Bool]] {
        (1..<1 << atoms.count).map { bits in atoms.indices.map { bits >> $0 & 1 == 1 } }
    }

    /// What speaks together: the groups, the measure and the threshold.
    private var layers: [(speaks: Set<Int>, measure: Int, threshold: Int)] {
        company.measures.indices.flatMap { measure in
            [
                (company.speaks[measure], measure, company.k),
                (company.spreads[measure], measure, max(30, 2 * company.k)),
            ]
        }
    }

    /// Whether any group of atoms at all is determined and small.
    var leaks: Bool {
        layers.contains { layer in
            let space = RowSpace(layer.speaks.map(vector))
            return subsets.contains { isSmall($0, layer.measure, layer.threshold) && space.contains($0) }
        }
    }

    /// Whether a group of the audited class is determined and small.
    var leaksInClass: Bool {
        layers.contains { layer in
            let space = RowSpace(layer.speaks.map(vector))
            let named = namedGroups(layer.speaks)
            if named.contains(where: { isSmall($0, layer.measure, layer.threshold) && space.contains($0) }) {
                return true
            }
            return partitionPairs(layer.speaks).contains { pair in
                let space = RowSpace(pair.map(vector))
                return subsets.contains { isSmall($0, layer.measure, layer.threshold) && space.contains($0) }
            }
        }
    }

    private func isTree(_ group: Int) -> Bool { company.cuts[company.groups[group].cut].kind == .hierarchy }

    /// Every group, every combination of two, every rest.
    private func namedGroups(_ speaks: Set<Int>) -> [[Bool]] {
        let all = company.groups.indices.map(vector)
        var named = all
        for a in all {
            for b in all {
                named.append(zip(a, b).map { $0 && $1 })
                named.append(zip(a, b).map { $0 || $1 })
                named.append(zip(a, b).map { $0 && !$1 })
            }
        }
        for cut in company.cuts.indices where company.cuts[cut].kind != .hierarchy {
            let members = company.groups.indices.filter { company.groups[$0].cut == cut }
            let spoken = members.filter(speaks.contains).map { all[$0] }
            let hidden = members.filter { !speaks.contains($0) }.map { all[$0] }
            for outer in all + [atoms.map { _ in true }] {
                named.append(outer.indices.map { i in outer[i] && !spoken.contains { $0[i] } })
                named.append(outer.indices.map { i in outer[i] && hidden.contains { $0[i] } })
            }
        }
        for node in company.groups.indices where isTree(node) {
            let below = company.groups.indices.filter { $0 != node && speaks.contains($0) && isBelow($0, node) }
            let inner = below.map { all[$0] }
            named.append(atoms.indices.map { i in all[node][i] && !inner.contains { $0[i] } })
        }
        return named
    }

    private func isBelow(_ group: Int, _ node: Int) -> Bool {
        var at = company.groups[group].parent
        while let here = at {
            if here == node { return true }
            at = company.groups[here].parent
        }
        return false
    }

    /// For any two partitions the groups whose combinations are all unions of parts: the hierarchy with a cut, and
    /// two cuts with whatever speaks for everybody.
    private func partitionPairs(_ speaks: Set<Int>) -> [[Int]] {
        let tree = speaks.filter(isTree)
        let everybody = tree.filter { !vector($0).contains(false) }
        let cuts = company.cuts.indices.filter { company.cuts[$0].kind != .hierarchy }.map { cut in
            speaks.filter { company.groups[$0].cut == cut }
        }
        var pairs = cuts.map { Array(tree.union($0)) } + [Array(tree)]
        for i in cuts.indices {
            for j in cuts.indices where j > i { pairs.append(Array(cuts[i].union(cuts[j]).union(everybody))) }
        }
        return pairs
    }
}
