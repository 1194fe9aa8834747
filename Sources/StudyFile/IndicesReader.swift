import Diagnostics
import Study

/// Reads `indices`: items, kind and thresholds of each.
struct IndicesReader {
    let findings: Findings
    let languages: Languages
    let scales: ReadScales

    func read(_ node: YAMLNode?, items: inout ReadItems) -> [Index] {
        guard let node, let pairs = findings.named(node, "a map of indices") else { return [] }
        var indices: [Index] = []
        var names = Names("index")
        for pair in pairs {
            guard let index = index(pair, &items, indices, names) else { continue }
            indices.append(index)
            names.add(index.id, at: pair.place)
        }
        return indices
    }

    private func index(_ pair: YAMLEntry, _ items: inout ReadItems, _ earlier: [Index], _ names: Names) -> Index? {
        Identifier.check(pair.key, "an index", at: pair.place, findings)
        let long = pair.value.isList ? pair.value.inLongForm("items") : pair.value
        guard let fields = Fields(long, at: "indices.<index>", place: pair.place, findings) else { return nil }
        let kind = fields["kind"].flatMap(kind) ?? .mean
        var index = Index(id: pair.key, parts: [], atLeast: 1, favourable: nil, unfavourable: nil)
        if kind.isMadeOfIndices {
            let composition = CompositionReader(
                findings: findings, fields: fields, index: pair.key, items: items.list, scales: scales.list)
            guard let made = composition.read(kind, earlier, names) else { return nil }
            index.kind = made
            if case .meanOfIndices(let parts) = made { index.lowIsGood = parts.allSatisfy { earlier[$0].lowIsGood } }
        } else {
            let scores = ScoresReader(findings: findings)
            index.scores = fields["scores"].flatMap(scores.words) ?? .points
            index.parts = IndexPartsReader(findings: findings, scales: scales).read(fields, pair, &items, index.scores)
            index.kind = kind.plain
            rejectComponents(fields, index)
        }
        readThresholds(fields, kind, items, &index)
        index.atLeast = atLeast(fields, kind, count: index.parts.count, index: pair.key)
        index.aboutManager = fields["about"].flatMap { findings.word($0, of: [("manager", true)]) } ?? false
        index.keysChecked = fields["keys_checked"].flatMap(findings.truth) ?? false
        index.title = fields["title"].map { languages.texts($0, findings) } ?? []
        if kind == .net, isSound(index, items) { checkNet(fields, index, items) }
        return index
    }

    /// Whether the scales of its items have no errors, which would only be repeated.
    private func isSound(_ index: Index, _ items: ReadItems) -> Bool {
        let own = index.parts.map { items.list[$0.item].scale }
        guard !own.isEmpty, own.allSatisfy({ !scales.broken.contains($0) }) else { return false }
        let fits = zip(index.parts, own).allSatisfy {
            index.scores(of: $0, scales.list[$1]).count == scales.list[$1].points
        }
        let bounds = Set(own.map { [scales.list[$0].lowest, scales.list[$0].highest] })
        return fits && (bounds.count == 1 || index.scores != .points || index.parts.allSatisfy { $0.scores != nil })
    }

    private func readThresholds(_ fields: Fields, _ kind: IndexKind, _ items: ReadItems, _ index: inout Index) {
        var bounds: (Ratio, Ratio)?
        if isSound(index, items) {
            let all = index.parts.flatMap { index.scores(of: $0, scales.list[items.list[$0.item].scale]) }
            let times = kind == .sum ? index.parts.count : 1
            if let low = all.min(), let high = all.max() { bounds = (low.times(times), high.times(times)) }
        }
        let followed =
            bounds == nil
            ? IndexThresholds() : IndexThresholds.followed(index, items: items.list, scales: scales.list)
        let reader = ThresholdsReader(findings: findings, fields: fields, followed: followed, bounds: bounds)
        if let at = reader.threshold(index, isPersonShare: kind == .personShare) { index.kind = .personShare(at: at) }
        reader.read(
            into: &index,
            isMean: kind == .mean && index.scores == .points && index.parts.allSatisfy { $0.scores == nil })
    }

    private func rejectComponents(_ fields: Fields, _ index: Index) {
        guard let of = fields["of"] else { return }
        findings.conflict(
            "index \(quote(index.id)) has `of`, which belongs to the kinds `mean_of_indices` and `ratio`", at: of.place,
            help: "write `items:` for items, or one of these kinds for indices")
    }

    private func kind(_ node: YAMLNode) -> IndexKind? {
        let words = IndexKind.allCases.map { ($0.rawValue, $0) }
        return findings.word(node, of: words + IndexKind.longWords, shown: words.count)
    }

    private func atLeast(_ fields: Fields, _ kind: IndexKind, count: Int, index: String) -> Int {
        let usual = kind.usualMinimum(of: count)
        guard let node = fields["at_least"] else { return usual }
        if kind == .itemFavourable || kind == .net {
            findings.conflict(
                "index \(quote(index)) is of the kind `\(kind.rawValue)` and has `at_least`",
                at: fields.place(of: "at_least"),
                help: "each item has its own people there: take `at_least` out")
            return usual
        }
        if node.text == "all" { return max(1, count) }
        guard let number = findings.wholeNumber(node, in: Int.min...Int.max) else { return usual }
        if count == 0 || (1...count).contains(number) { return number }
        let items = count == 1 ? "1 item" : "\(count) items"
        findings.invalid(
            node, "is \(number), and \(quote(index)) has \(items)",
            help: count == 1 ? "write 1" : "write 1 to \(count), or `all`"
        )
        return usual
    }

    /// Promoters and detractors are defined on eleven points only.
    private func checkNet(_ fields: Fields, _ index: Index, _ items: ReadItems) {
        let place = fields["kind"]?.place ?? fields.place
        let scale = scales.list[items.list[index.parts[0].item].scale]
        if index.parts.count > 1 {
            findings.conflict(
                "index \(quote(index.id)) is of the kind `net` and has \(index.parts.count) items", at: place,
                help: "`net` speaks of one item: make an index for each")
        }
        if scale.points != Int(AnswerCode.highestPoint) {
            findings.conflict(
                "index \(quote(index.id)) is of the kind `net`, and scale \(quote(scale.id)) has "
                    + "\(scale.points) points",
                at: place, help: "`net` needs an eleven-point scale: `points: [0, 10]`")
        }
    }
}

/// The word of a study for a kind of index.
enum IndexKind: String, CaseIterable {
    case mean
    case itemFavourable = "item_favourable"
    case meanOfIndices = "mean_of_indices"
    case pooled
    case personShare = "person_share"
    case allFavourable = "all_favourable"
    case net
    case sum
    case ratio

    /// The words that results use, which a study may use too.
    static let longWords: [(String, IndexKind)] = [
        (Index.Kind.meanOfPersonMeans.word, .mean),
        (Index.Kind.meanOfItemFavourable.word, .itemFavourable),
        (Index.Kind.pooledAnswers.word, .pooled),
    ]

    var isMadeOfIndices: Bool { self == .meanOfIndices || self == .ratio }

    /// The kind, for those that need nothing else to be known.
    var plain: Index.Kind {
        switch self {
        case .itemFavourable: .meanOfItemFavourable
        case .pooled: .pooledAnswers
        case .allFavourable: .allFavourable
        case .net: .net
        case .sum: .sum
        case .mean, .personShare, .meanOfIndices, .ratio: .meanOfPersonMeans
        }
    }

    /// Fewest answered items, where the study says nothing: what an average needs, or all where one answer more could turn
    /// the result.
    func usualMinimum(of count: Int) -> Int {
        switch self {
        case .itemFavourable, .pooled, .meanOfIndices, .ratio, .net: 1
        case .allFavourable, .sum: max(1, count)
        case .mean, .personShare: max(1, (count + 1) / 2)
        }
    }
}
