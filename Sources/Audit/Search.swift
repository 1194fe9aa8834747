/// The groups of the audited class that a `Span` determines beyond unions of blocks, each with its combination.
///
/// What has y = 0 is a union of blocks if it is determined at all, and blocks are judged by themselves; so every
/// question starts with y, and in a rich release nearly every question ends there or at the first few atoms.
struct Search {
    let span: Span
    private(set) var known: [Known] = []
    var levels: Levels
    /// Whether pairs that two uneven blocks settle are not asked about; a test asks about all.
    let takesShortCut: Bool
    /// y of each place, nil where it is 0.
    private(set) var placeWeights: [Span.Weights?]
    /// What a wider release is known not to determine; and, where it is the widest, what this one does not.
    private var refusals: Refusals?
    private let learns: Bool

    var frame: Frame { span.frame }
    var table: WaveTable { span.table }

    /// - Parameters:
    ///   - exhaustive: up to this rank all determined groups are listed, not only those of the audited class.
    ///   - refusals: what is known not to be determined; nil: this is learnt here.
    static func run(
        _ span: Span, exhaustive: Int, shortCut: Bool = true, refusals: inout Refusals?
    ) -> [Known] {
        guard span.rank > 0 else { return [] }
        var search = Search(span, shortCut, refusals)
        search.singleGroups()
        search.pairsWithNodes()
        search.pairsOfPlaces()
        search.rests()
        search.echelonRows()
        if span.rank <= exhaustive { search.everything() }
        refusals = search.refusals
        return search.known
    }

    private init(_ span: Span, _ takesShortCut: Bool, _ refusals: Refusals?) {
        self.span = span
        self.takesShortCut = takesShortCut
        self.refusals = refusals ?? Refusals(span)
        learns = refusals == nil
        levels = Levels(count: span.blocks.count)
        placeWeights = []
        placeWeights = (0..<span.frame.width).map { flat in
            guard span.frame.flatGroup[flat] >= 0, span.table.people(at: flat) > 0 else { return nil }
            return span.weights(of: Target(.place(flat, span.frame)))
        }
    }

    /// Combinations of a pair that are known not to be determined.
    func refused(_ pair: Refusals.Pair?) -> Refusals.Combinations {
        guard !learns, let pair, let refusals else { return [] }
        return refusals[pair]
    }

    mutating func refuse(_ combinations: Refusals.Combinations, _ pair: Refusals.Pair?) {
        if learns, let pair { refusals?.refuse(combinations, of: pair) }
    }

    mutating func add(_ kind: AuditFinding.Kind, _ terms: [Known.Term]) {
        if !terms.isEmpty { known.append(Known(kind: kind, terms: terms)) }
    }

    /// Asks whether a target is determined by these weights; nil weights and weights 0 are no news.
    mutating func ask(_ target: Target, _ weights: Span.Weights?, early: [Range<Int>] = []) -> [Known.Term]? {
        guard let weights, weights.contains(where: { $0 != 0 }) else { return nil }
        return span.terms(of: target, weights, &levels, early: early)
    }

    /// Withheld groups whose numbers can be computed.
    private mutating func singleGroups() {
        for v in frame.nodeGroup.indices where span.touched[v] && !span.speaks[frame.nodeGroup[v]] {
            let target = Target(.node(v, frame))
            if let terms = ask(target, span.weights(of: target), early: nearby(v)) { add(.smallCell, terms) }
        }
        for flat in 0..<frame.width where frame.flatGroup[flat] >= 0 && !span.speaks[frame.flatGroup[flat]] {
            let target = Target(.place(flat, frame))
            if let terms = ask(target, placeWeights[flat]) { add(.smallCell, terms) }
        }
    }

    /// The atoms of a node, and those of the block that it is in.
    func nearby(_ v: Int) -> [Range<Int>] {
        let own = table.start[v]..<table.start[frame.nodeEnd[v]]
        let block = Int(span.blocks.ofNode[v])
        guard block >= 0, span.blocks.node[block] != v else { return [own] }
        let node = span.blocks.node[block]
        return [own, table.start[node]..<table.start[frame.nodeEnd[node]]]
    }
}

extension [Known.Term] {
    /// The first combination less the second, without groups that cancel.
    static func combine(_ first: Self, minus second: Self) -> Self {
        var factors: [Int: UInt64] = [:]
        for term in first { factors[term.group] = Prime.add(factors[term.group] ?? 0, term.factor) }
        for term in second { factors[term.group] = Prime.subtract(factors[term.group] ?? 0, term.factor) }
        return factors.filter { $0.value != 0 }.sorted { $0.key < $1.key }
            .map { Known.Term(group: $0.key, factor: $0.value) }
    }

    static func group(_ group: Int) -> Self { [Known.Term(group: group, factor: 1)] }
}
