import Diagnostics
import Study

/// Reads the items of one index: names, ranges, and entries with more to say.
struct IndexPartsReader {
    let findings: Findings
    let scales: ReadScales

    func read(_ fields: Fields, _ pair: YAMLEntry, _ items: inout ReadItems) -> [Index.Part] {
        guard let node = fields["items"] else {
            guard fields.lacks("items") else { return [] }
            findings.missing("items", in: "index \(quote(pair.key))", at: pair.place, help: "write `items: [q1, q2]`")
            return []
        }
        guard let elements = findings.list(node, "a list of items") else { return [] }
        var parts: [Index.Part] = []
        var first: [Int: Place] = [:]
        for element in elements {
            guard let (text, reversed) = element.isMap ? described(element) : plain(element) else { continue }
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
                parts.append(Index.Part(item: item, reversed: reversed))
                checkBounds(parts, items, id, at: element.place, index: pair.key)
            }
        }
        return parts
    }

    private func plain(_ node: YAMLNode) -> (String, Bool)? {
        findings.text(node, "an item, or `{item: …, reverse: true}`").map { ($0, false) }
    }

    private func described(_ node: YAMLNode) -> (String, Bool)? {
        guard let fields = Fields(node, at: "indices.<index>.items[]", findings) else { return nil }
        let reversed = fields["reverse"].flatMap(findings.truth) ?? false
        guard let item = fields["item"] else {
            guard fields.lacks("item") else { return nil }
            findings.missing("item", in: "this entry", at: node.place, help: "write `{item: q3, reverse: true}`")
            return nil
        }
        return findings.text(item, "an item").map { ($0, reversed) }
    }

    /// A mean over scales of different width would be a number without a meaning.
    private func checkBounds(
        _ parts: [Index.Part], _ items: ReadItems, _ id: String, at place: Place, index: String
    ) {
        guard let first = parts.first, let last = parts.last else { return }
        let (a, b) = (items.list[first.item].scale, items.list[last.item].scale)
        if a == b || !scales.broken.isDisjoint(with: [a, b]) { return }
        let (one, other) = (scales.list[a], scales.list[b])
        if one.lowest == other.lowest, one.highest == other.highest { return }
        findings.conflict(
            "index \(quote(index)): item \(quote(id)) goes from \(other.lowest) to \(other.highest), "
                + "item \(quote(items.list[first.item].id)) from \(one.lowest) to \(one.highest)",
            at: place, help: "all items of an index need scales with the same first and last value")
    }
}
