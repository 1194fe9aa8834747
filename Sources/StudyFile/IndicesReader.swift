import Diagnostics
import Study

/// Reads `indices`: items, kind and thresholds of each.
struct IndicesReader {
    let findings: Findings
    let languages: Languages
    let scales: ReadScales

    func read(_ node: YAMLNode?, items: inout ReadItems) -> [Index] {
        guard let node, let pairs = findings.named(node, "a map of indices") else { return [] }
        return pairs.compactMap { index($0, &items) }
    }

    private func index(_ pair: YAMLEntry, _ items: inout ReadItems) -> Index? {
        Identifier.check(pair.key, "an index", at: pair.place, findings)
        let long = pair.value.isList ? pair.value.inLongForm("items") : pair.value
        guard let fields = Fields(long, at: "indices.<index>", place: pair.place, findings) else { return nil }
        let parts = IndexPartsReader(findings: findings, scales: scales).read(fields, pair, &items)
        let bounds = parts.first.map { items.list[$0.item].scale }
        let scale = bounds.map { scales.list[$0] } ?? .standard
        let isSound = bounds.map { !scales.broken.contains($0) } ?? false

        let thresholds = ThresholdsReader(
            findings: findings, fields: fields, index: pair.key, scale: scale, checksScale: isSound)
        let kind = fields["kind"].flatMap(kind) ?? .mean
        var index = Index(
            id: pair.key, parts: parts, atLeast: 1, favourable: scale.favourableScore,
            unfavourable: scale.unfavourableScore)
        index.kind = thresholds.kind(kind)
        thresholds.read(kind, into: &index)
        index.atLeast = atLeast(fields, kind, count: parts.count, index: pair.key)
        index.aboutManager = fields["about"].flatMap { findings.word($0, of: [("manager", true)]) } ?? false
        index.keysChecked = fields["keys_checked"].flatMap(findings.truth) ?? false
        index.title = fields["title"].map { languages.texts($0, findings) } ?? []
        if kind == .net, isSound { checkNet(fields, index, scale) }
        return index
    }

    private func kind(_ node: YAMLNode) -> IndexKind? {
        let words = IndexKind.allCases.map { ($0.rawValue, $0) }
        return findings.word(node, of: words + IndexKind.longWords, shown: words.count)
    }

    private func atLeast(_ fields: Fields, _ kind: IndexKind, count: Int, index: String) -> Int {
        let usual = kind == .itemFavourable ? 1 : max(1, (count + 1) / 2)
        guard let node = fields["at_least"] else { return usual }
        guard let number = findings.wholeNumber(node, in: Int.min...Int.max) else { return usual }
        if count == 0 || (1...count).contains(number) { return number }
        let items = count == 1 ? "1 item" : "\(count) items"
        findings.invalid(
            node, "is \(number), and \(quote(index)) has \(items)", help: count == 1 ? "write 1" : "write 1 to \(count)"
        )
        return usual
    }

    /// Promoters and detractors are defined on eleven points only.
    private func checkNet(_ fields: Fields, _ index: Index, _ scale: Scale) {
        let place = fields["kind"]?.place ?? fields.place
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
    case personShare = "person_share"
    case net

    /// The words that results use, which a study may use too.
    static let longWords: [(String, IndexKind)] = [
        (Index.Kind.meanOfPersonMeans.word, .mean),
        (Index.Kind.meanOfItemFavourable.word, .itemFavourable),
    ]
}
