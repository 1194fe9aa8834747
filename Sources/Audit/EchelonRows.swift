/// Groups that no relation names, but the elimination finds.
///
/// Threat: three or more cuts together isolate a group although no two do. Argument: in the reduced echelon form with
/// the pivots of the blocks first and the probes next, the row of a probe has y with (x(a) - x(p))·y = 1 for that
/// probe and 0 for the others, and the row of a block subtracts the rows of its own probes. Every single atom that is
/// determined is a row of it. For low ranks this is carried to its end: y is fixed by the steps (-1, 0 or 1) of a 0/1
/// group at the probes, so trying them all lists *every* determined group, up to unions of blocks.
extension Search {
    mutating func echelonRows() {
        for row in 0..<span.rank { echelonRow(span.weights([(row, 1)]), block: -1) }
        for block in Set(span.probes.map { span.block($0) }).sorted() where block >= 0 {
            let own = span.probes.indices.filter { span.block(span.probes[$0]) == block }
            echelonRow(span.weights(own.map { ($0, Prime.negate(1)) }), block: block)
        }
    }

    /// Adds the row if it is 0/1 valued. `block` is the block whose pivot has a 1.
    ///
    /// A row that needs one cut only is a difference of unions of parts of two partitions, which `MinCut` judges.
    private mutating func echelonRow(_ weights: Span.Weights, block: Int) {
        let slots = weights.indices.filter { weights[$0] != 0 }.map { frame.flatSlot[$0] }
        guard let slot = slots.first, slots.contains(where: { $0 != slot }) else { return }
        var level: [UInt64?] = span.pivots.map { $0 < 0 ? nil : Prime.negate(span.value($0, weights)) }
        if block >= 0, let own = level[block] { level[block] = Prime.add(own, 1) }
        for atom in 0..<table.atoms {
            let here = span.block(atom)
            guard here < 0 || level[here] != nil else { return }
            let around = here < 0 ? 0 : level[here] ?? 0
            guard Prime.add(around, span.value(atom, weights)) <= 1 else { return }
        }
        add(.echelonRow, span.terms(level, weights))
    }

    /// All groups that are determined, up to unions of blocks.
    mutating func everything() {
        var steps = Array(repeating: 0, count: span.rank)
        while let next = steps.firstIndex(where: { $0 < 2 }) {
            steps[next] += 1
            for i in 0..<next { steps[i] = 0 }
            let chosen = steps.indices.filter { steps[$0] != 0 }
            everything(span.weights(chosen.map { ($0, steps[$0] == 1 ? 1 : Prime.negate(1)) }))
        }
    }

    /// Adds the smallest group with these weights, if there is one: in each block the values of x·y must be two
    /// neighbours (the lower one is out) or one (all out).
    private mutating func everything(_ weights: Span.Weights) {
        var low = span.pivots.map { $0 < 0 ? 0 : span.value($0, weights) }
        var high = low
        for atom in 0..<table.atoms {
            let block = span.block(atom)
            let value = span.value(atom, weights)
            guard block >= 0 else {
                guard value <= 1 else { return }
                continue
            }
            if value == low[block] || value == high[block] { continue }
            guard low[block] == high[block] else { return }
            switch Prime.subtract(value, low[block]) {
            case 1: high[block] = value
            case Prime.negate(1): low[block] = value
            default: return
            }
        }
        let level = low.indices.map { span.pivots[$0] < 0 ? nil : Prime.negate(low[$0]) }
        add(.echelonRow, span.terms(level, weights))
    }
}
