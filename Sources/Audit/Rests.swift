/// What the released groups of a cut leave of the company, of a released node, or of a released group of another cut.
///
/// Threat: linked tables (cut total minus visible groups; a country minus its visible crossed cells). Argument: both
/// the people in none of the released groups and those in the withheld groups are asked about, for every node and
/// place; a node that no probe touches can only give unions of blocks.
extension Search {
    mutating func rests() {
        for slot in frame.slots.indices {
            let range = frame.slots[slot].range
            let spoken = range.map { frame.flatGroup[$0] >= 0 && span.speaks[frame.flatGroup[$0]] }
            let free = spoken.map { !$0 }
            var hidden = free
            hidden[0] = false
            ask(slot, free)
            if hidden.contains(true) { ask(slot, hidden) }
        }
    }

    private mutating func ask(_ slot: Int, _ places: [Bool]) {
        let base = frame.slots[slot].base
        let flats = places.indices.filter { places[$0] }.map { $0 + base }
        guard flats.contains(where: { table.people(at: $0) > 0 }) else { return }
        let side = Target.Side.places(places, slot: slot, frame)
        for v in frame.nodeGroup.indices where span.touched[v] {
            guard flats.contains(where: { table.people(below: v, at: $0) > 0 }) else { continue }
            let target = Target(.node(v, frame), .both, side)
            if let terms = ask(target, span.weights(of: target), early: nearby(v)) { add(.smallRest, terms) }
        }
        for flat in 0..<frame.width where frame.flatGroup[flat] >= 0 && frame.flatSlot[flat] != slot {
            guard flats.contains(where: { table.people(at: flat, and: $0) > 0 }) else { continue }
            let target = Target(.place(flat, frame), .both, side)
            if let terms = ask(target, span.weights(of: target)) { add(.smallRest, terms) }
        }
        let all = Target(side)
        if let terms = ask(all, span.weights(of: all)) { add(.smallRest, terms) }
    }
}
