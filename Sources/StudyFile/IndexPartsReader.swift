import Diagnostics
import Study

/// Reads the items of one index: names, ranges, and entries with more to say.
struct IndexPartsReader {
    let findings: Findings
    let scales: ReadScales

    /// - Parameter scores: what the points of all items count, where an item does not say otherwise.
    func read(
        _ fields: Fields, _ pair: YAMLEntry, _ items: inout ReadItems, _ scores: Index.Scores
    ) -> [Index.Part] {
        guard let node = fields["items"] else {
            guard fields.lacks("items") else { return [] }
            findings.missing("items", in: "index \(quote(pair.key))", at: pair.place, help: "write `items: [q1, q2]`")
            return []
        }
        guard let elements = findings.list(node, "a list of items") else { return [] }
        var parts: [Index.Part] = []
        var first: [Int: Place] = [:]
        for element in elements {
            guard let (text, reversed, own) = element.isMap ? described(element) : plain(element) else { continue }
            for id in ItemRange.ids(text, at: element.place, findings) {
                if items.questionNames.position(of: id) != nil {
                    findings.conflict(
                        "index \(quote(pair.key)) has \(quote(id)), which is no item on a scale", at: element.place,
                        help: "an index is made of items with a scale; leave `kind:` of \(quote(id)) out if it is one")
                    continue
                }
                let item = items.position(of: id, at: element.place)
                if let earlier = first[item] {
                    findings.conflict(
                        "index \(quote(pair.key)) has item \(quote(id)) twice (first at \(findings.also(earlier)))",
                        at: element.place, help: "keep one of them")
                    continue
                }
                first[item] = element.place
                parts.append(Index.Part(item: item, reversed: reversed, scores: own))
                if checkCount(own, scores, items, item, id, at: element.place, index: pair.key) {
                    checkBounds(parts, items, scores, id, at: element.place, index: pair.key)
                }
            }
        }
        return parts
    }

    private func plain(_ node: YAMLNode) -> (String, Bool, [Ratio]?)? {
        findings.text(node, "an item, or `{item: …, reverse: true}`").map { ($0, false, nil) }
    }

    private func described(_ node: YAMLNode) -> (String, Bool, [Ratio]?)? {
        guard let fields = Fields(node, at: "indices.<index>.items[]", findings) else { return nil }
        let reversed = fields["reverse"].flatMap(findings.truth) ?? false
        guard let item = fields["item"] else {
            guard fields.lacks("item") else { return nil }
            findings.missing("item", in: "this entry", at: node.place, help: "write `{item: q3, reverse: true}`")
            return nil
        }
        let scores = fields["scores"].flatMap(ScoresReader(findings: findings).list)
        return findings.text(item, "an item").map { ($0, reversed, scores) }
    }

    /// A number for each point, and no other.
    private func checkCount(
        _ own: [Ratio]?, _ scores: Index.Scores, _ items: ReadItems, _ item: Int, _ id: String, at place: Place,
        index: String
    ) -> Bool {
        let number = items.list[item].scale
        guard !scales.broken.contains(number) else { return true }
        let scale = scales.list[number]
        let list = own ?? scores.list(scale)
        if case .ofHighest = scores, own == nil, scale.lowest < 0 || scale.highest <= 0 {
            findings.conflict(
                "index \(quote(index)): item \(quote(id)) goes from \(scale.lowest) to \(scale.highest)", at: place,
                help: "a share of the highest value needs a scale from 0 or above")
            return false
        }
        if list.count == scale.points { return true }
        findings.conflict(
            "index \(quote(index)): \(list.count) scores for item \(quote(id)), which has \(scale.points) points",
            at: place, help: "write a number for each point, in order")
        return false
    }

    /// A mean over scales of different width would be a number without a meaning.
    private func checkBounds(
        _ parts: [Index.Part], _ items: ReadItems, _ scores: Index.Scores, _ id: String, at place: Place, index: String
    ) {
        // Scores that the study gives put any scales side by side.
        guard scores == .points, parts.last?.scores == nil, parts.first?.scores == nil else { return }
        guard let first = parts.first, let last = parts.last else { return }
        let (a, b) = (items.list[first.item].scale, items.list[last.item].scale)
        if a == b || !scales.broken.isDisjoint(with: [a, b]) { return }
        let (one, other) = (scales.list[a], scales.list[b])
        if one.lowest == other.lowest, one.highest == other.highest { return }
        findings.conflict(
            "index \(quote(index)): item \(quote(id)) goes from \(other.lowest) to \(other.highest), "
                + "item \(quote(items.list[first.item].id)) from \(one.lowest) to \(one.highest)",
            at: place,
            help: "all items of an index need scales with the same first and last value, or `scores: 0_100`")
    }
}
