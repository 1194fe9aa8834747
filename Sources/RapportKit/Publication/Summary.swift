import Protect
import Study

/// The short table at the end of a run: the company and its first units, the measures that come first.
struct SummaryTable {
    private let release: Release
    private let columns: Int
    private static let rows = 12
    /// Characters of a group's label, and of a measure's name.
    private static let label = 36
    private static let name = 22

    /// - Parameter columns: characters that a line may have.
    init(_ release: Release, columns: Int) {
        self.release = release
        self.columns = max(60, columns)
    }

    /// Lines for a terminal.
    func text() -> String {
        guard let wave = release.waves.indices.last else { return "" }
        let measures = headline()
        let units = release.groups.indices.filter { release.groups[$0].cut == 0 }
        // Without a tree, the cuts are what there is to see.
        let shown = units.count > 1 ? units : Array(release.groups.indices)
        let groups = Array(shown.prefix(Self.rows))
        var table = [["", "n"] + measures.map { Self.cut(release.measures[$0].id, Self.name) }]
        for group in groups {
            let n = row(wave, group, 0).n.map(String.init) ?? "withheld"
            table.append([Self.cut(label(group), Self.label), n] + measures.map { cell(row(wave, group, $0)) })
        }
        let (text, left) = layOut(table)
        let more = [
            (release.groups.count - groups.count, "group"),
            (release.measures.count - 1 - measures.count + left, "measure"),
        ].filter { $0.0 > 0 }.map { "\($0.0) more \($0.1)\($0.0 == 1 ? "" : "s")" }
        return "\(release.title), \(release.waves[wave])\n\n" + text
            + (more.isEmpty ? "" : "  … and \(more.joined(separator: ", ")) in results.csv\n")
    }

    private func headline() -> [Int] {
        let named = release.headline.compactMap { id in release.measures.firstIndex { $0.id == id } }
        return named.isEmpty ? Array(release.measures.indices.dropFirst().prefix(4)) : named
    }

    private static func cut(_ text: String, _ most: Int) -> String {
        text.count > most ? text.prefix(most - 1) + "…" : text
    }

    private func row(_ wave: Int, _ group: Int, _ measure: Int) -> ReleasedRow {
        release.rows[(wave * release.groups.count + group) * release.measures.count + measure]
    }

    private func cell(_ row: ReleasedRow) -> String {
        guard let value = row[.value] else { return row.speaks ? "-" : "withheld" }
        guard let low = row[.low], let high = row[.high] else { return value.text(decimals: 2) }
        return "\(value.text(decimals: 2)) (\(low.text(decimals: 2)) to \(high.text(decimals: 2)))"
    }

    private func label(_ group: Int) -> String {
        let info = release.groups[group]
        if info.cut > 0 { return "  \(release.cuts[info.cut].id): \(info.label)" }
        var depth = 0
        var here = group
        while let above = release.groups[here].parent { depth += 1; here = above }
        // Where a path is the label, the indent says what stands above.
        let above = info.parent.map { release.groups[$0].label + " / " } ?? ""
        let own = info.label.hasPrefix(above) ? String(info.label.dropFirst(above.count)) : info.label
        return String(repeating: "  ", count: depth) + own
    }

    /// As many measures as a line holds, and how many are left out.
    private func layOut(_ table: [[String]]) -> (text: String, left: Int) {
        let widths = (0..<(table.first?.count ?? 0)).map { column in table.map { $0[column].count }.max() ?? 0 }
        var (shown, width) = (2, 2 + widths.prefix(2).reduce(3, +))
        while shown < widths.count, shown < 3 || width + 3 + widths[shown] <= columns {
            width += 3 + widths[shown]
            shown += 1
        }
        let lines = table.map { row in
            let cells = row.prefix(shown).enumerated().map { column, text in
                let pad = String(repeating: " ", count: widths[column] - text.count)
                return column == 0 ? text + pad : pad + text
            }
            return "  " + cells.joined(separator: "   ") + "\n"
        }
        return (lines.joined(), widths.count - shown)
    }
}
