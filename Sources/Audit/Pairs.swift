/// Intersections, differences and unions of any two groups, released or not.
///
/// Threat: nested groups of different cuts (a department inside a tree), hidden siblings, crossed margins.
/// Argument: where both groups speak, the four combinations are determined together, so one question settles them.
/// Where one speaks, its union with the other is a sum of itself and of a difference that is asked about anyway.
/// Two nodes that speak, or that no probe touches, can only give unions of blocks.
extension Search {
    /// One of the two groups.
    struct Operand {
        var side: Target.Side
        var group: Int
        var people: Int
        var speaks: Bool
        var weights: Span.Weights?
    }

    func operand(node v: Int) -> Operand {
        let group = frame.nodeGroup[v]
        let side = Target.Side.node(v, frame)
        let open = span.touched[v] && !span.speaks[group]
        return Operand(
            side: side, group: group, people: table.nodePeople[v], speaks: span.speaks[group],
            weights: open ? span.weights(of: Target(side)) : nil)
    }

    func operand(place flat: Int) -> Operand {
        let group = frame.flatGroup[flat]
        return Operand(
            side: .place(flat, frame), group: group, people: table.people(at: flat), speaks: span.speaks[group],
            weights: placeWeights[flat])
    }

    mutating func pairsWithNodes() {
        let cut = span.blocks.cutBelow()
        let places = (0..<frame.width).filter { frame.flatGroup[$0] >= 0 && table.people(at: $0) > 0 }
        let operands = places.map { operand(place: $0) }
        let nodes = frame.nodeGroup.indices.map { operand(node: $0) }
        for v in frame.nodeGroup.indices where table.nodePeople[v] > 0 {
            let node = nodes[v]
            let early = nearby(v)
            let block = Int(span.blocks.ofNode[v])
            for (i, flat) in places.enumerated() {
                let both = table.people(below: v, at: flat)
                let refusal = Refusals.Pair.node(v, place: flat, frame)
                if refused(refusal) == .all { continue }
                if node.speaks, operands[i].speaks {
                    // Most pairs end in here: they overlap, the place cuts blocks of the node, and no probe is near.
                    guard both > 0, span.column[flat] >= 0 else { continue }
                    let nested = both == node.people || both == operands[i].people
                    if !nested, cut[block * frame.width + flat] == 0 {
                        let inside = span.blocks.union(in: block, flat, frame)
                        add(.smallDifference, [Known.Term].combine(.group(operands[i].group), minus: inside))
                        continue
                    }
                    guard nested || span.touched[v] else { refuse(.all, refusal); continue }
                }
                pair(node, operands[i], both: both, near: span.touched[v], early: early, refusal)
            }
            if node.weights != nil { pairsOfNodes(v, nodes) }
        }
    }

    /// Pairs of a withheld, touched node with every other node (each pair once).
    ///
    /// A node that no probe touches, or that speaks, leaves y as it is (but for its sign). With that y every block but
    /// those that the two nodes cut must have one level, so that two blocks which have more settle all these pairs.
    private mutating func pairsOfNodes(_ v: Int, _ nodes: [Operand]) {
        let early = nearby(v)
        let own = Int(span.blocks.ofNode[v])
        let uneven = nodes[v].weights.map { span.unevenBlocks($0, besides: own, atMost: 2, &levels) } ?? []
        for u in nodes.indices where u != v && nodes[u].people > 0 {
            if nodes[u].weights != nil, u < v { continue }
            let nested = u < v ? v < frame.nodeEnd[u] : u < frame.nodeEnd[v]
            // Apart from one that speaks, a union is itself and what is asked about by itself.
            if !nested, nodes[u].speaks { continue }
            if takesShortCut, nodes[u].weights == nil, uneven.contains(where: { $0 != Int(span.blocks.ofNode[u]) }) {
                continue
            }
            let both = nested ? min(nodes[v].people, nodes[u].people) : 0
            pair(nodes[v], nodes[u], both: both, near: true, early: early, nil)
        }
    }

    mutating func pairsOfPlaces() {
        let places = (0..<frame.width).filter { frame.flatGroup[$0] >= 0 && table.people(at: $0) > 0 }
        let operands = places.map { operand(place: $0) }
        for i in places.indices {
            for j in i + 1..<places.count {
                let both = table.people(at: places[i], and: places[j])
                let refusal = Refusals.Pair.places(places[i], places[j], frame)
                if refused(refusal) == .all { continue }
                pair(operands[i], operands[j], both: both, near: true, early: [], refusal)
            }
        }
    }

    /// - Parameters:
    ///   - near: whether a probe may be in both groups.
    ///   - refusal: where it is kept what of this pair is not determined; nil: nowhere.
    private mutating func pair(
        _ a: Operand, _ b: Operand, both: Int, near: Bool, early: [Range<Int>], _ refusal: Refusals.Pair?
    ) {
        if both == 0 {
            guard !a.speaks, !b.speaks else { return }
            let union = Target(a.side, .either, b.side)
            if let terms = ask(union, .either, sum(a.weights, b.weights), early, refusal) { add(.smallUnion, terms) }
        } else if a.speaks, b.speaks {
            spokenPair(a, b, both: both, early: early, refusal)
        } else {
            halfSpokenPair(a, b, both: both, near: near, early: early, refusal)
        }
    }

    /// Asks about a combination of a pair, unless the answer is known.
    private mutating func ask(
        _ target: Target, _ combination: Refusals.Combinations, _ weights: Span.Weights?, _ early: [Range<Int>],
        _ refusal: Refusals.Pair?
    ) -> [Known.Term]? {
        guard let weights, weights.contains(where: { $0 != 0 }) else { return nil }
        let terms = span.terms(of: target, weights, &levels, early: early)
        if terms == nil { refuse(combination, refusal) }
        return terms
    }

    private mutating func spokenPair(
        _ a: Operand, _ b: Operand, both: Int, early: [Range<Int>], _ refusal: Refusals.Pair?
    ) {
        guard both < a.people || both < b.people else { return }
        let (first, second) = ([Known.Term].group(a.group), [Known.Term].group(b.group))
        if both == b.people { return add(.smallDifference, [Known.Term].combine(first, minus: second)) }
        if both == a.people { return add(.smallDifference, [Known.Term].combine(second, minus: first)) }
        let shared = Target(a.side, .both, b.side)
        // y = 0 asks for a union of blocks. Of a node and a place that is known: the place cuts blocks of the node.
        let weights = span.weights(of: shared) ?? (early.isEmpty ? noWeights : nil)
        guard let weights, let terms = span.terms(of: shared, weights, &levels, early: early) else {
            // Both are determined by themselves, so that one combination would give all others.
            return refuse(.all, refusal)
        }
        add(.smallIntersection, terms)
        add(.smallDifference, [Known.Term].combine(first, minus: terms))
        add(.smallDifference, [Known.Term].combine(second, minus: terms))
    }

    private mutating func halfSpokenPair(
        _ a: Operand, _ b: Operand, both: Int, near: Bool, early: [Range<Int>], _ refusal: Refusals.Pair?
    ) {
        let known = refused(refusal)
        let shared = Target(a.side, .both, b.side)
        let weights = near ? span.weights(of: shared) : nil
        if both < a.people, both < b.people, !known.contains(.both),
            let terms = ask(shared, .both, weights, early, refusal)
        {
            add(.smallIntersection, terms)
        }
        if both < a.people, !known.contains(.firstOnly),
            let terms = ask(
                Target(a.side, .firstOnly, b.side), .firstOnly, difference(a.weights, weights), early, refusal)
        {
            add(.smallDifference, terms)
        }
        if both < b.people, !known.contains(.secondOnly),
            let terms = ask(
                Target(b.side, .firstOnly, a.side), .secondOnly, difference(b.weights, weights), early, refusal)
        {
            add(.smallDifference, terms)
        }
        guard !a.speaks, !b.speaks, both < a.people, both < b.people, !known.contains(.either) else { return }
        let union = difference(sum(a.weights, b.weights), weights)
        if let terms = ask(Target(a.side, .either, b.side), .either, union, early, refusal) { add(.smallUnion, terms) }
    }

    private var noWeights: Span.Weights { Array(repeating: 0, count: frame.width) }

    private func sum(_ a: Span.Weights?, _ b: Span.Weights?) -> Span.Weights? {
        guard let a, let b else { return a ?? b }
        return a.indices.map { Prime.add(a[$0], b[$0]) }
    }

    private func difference(_ a: Span.Weights?, _ b: Span.Weights?) -> Span.Weights? {
        guard let b else { return a }
        guard let a else { return b.map { Prime.negate($0) } }
        return a.indices.map { Prime.subtract(a[$0], b[$0]) }
    }
}
