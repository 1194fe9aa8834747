import Protect
import Study

/// One index under every kind side by side, as text.
struct RescoreTable {
    private let made: Rescoring
    private let columns: Int
    private static let name = 22
    private static let column = 14

    init(_ made: Rescoring, columns: Int) {
        self.made = made
        self.columns = max(60, columns)
    }

    func text() -> String {
        guard let wave = made.release.waves.indices.last else { return "" }
        let groups = Array(shown().prefix(max(1, (columns - Self.name) / Self.column)))
        let names = made.variants.map(\.index.id).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return names.map { table($0, wave, groups) }.joined(separator: "\n")
    }

    /// The company, then the first level of the tree, or the groups of the first cut.
    private func shown() -> [Int] {
        let groups = made.release.groups
        let first = groups.indices.filter { groups[$0].parent == 0 }
        return [0] + (first.isEmpty ? groups.indices.filter { groups[$0].cut == 1 } : first)
    }

    private func table(_ id: String, _ wave: Int, _ groups: [Int]) -> String {
        let variants = made.variants.filter { $0.index.id == id }
        guard let index = variants.first?.index else { return "" }
        let items = index.parts.map { made.study.items[$0.item].id + ($0.reversed ? " (turned)" : "") }
        var text = "\(id), \(made.release.waves[wave]): \(items.joined(separator: ", "))\n"
        text += Self.pad("", Self.name) + groups.map { Self.pad(made.release.groups[$0].label, Self.column) }.joined()
        text += "\n"
        for variant in variants {
            guard let measure = variant.measure else {
                text += Self.pad(variant.rule.name, Self.name) + variant.rule.reason(for: index, made.study) + "\n"
                continue
            }
            let cells = groups.map { group -> String in
                let row = made.row(wave, group, measure)
                return row[.value].map { $0.text(decimals: 2) } ?? (row.speaks ? "-" : "withheld")
            }
            text += Self.pad(variant.rule.name, Self.name) + cells.map { Self.pad($0, Self.column) }.joined() + "\n"
        }
        return text.split(separator: "\n").map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n") + "\n"
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        let cut = text.count >= width ? text.prefix(width - 2) + "…" : text[...]
        return cut + String(repeating: " ", count: width - cut.count)
    }
}
