import Protect
import Study

/// The short table at the end of a run: the company and its first units, the measures that come first.
struct SummaryTable {
    private let release: Release
    private static let rows = 12

    init(_ release: Release) { self.release = release }

    /// Lines for a terminal.
    func text() -> String {
        guard let wave = release.waves.indices.last else { return "" }
        let measures = headline()
        let units = release.groups.indices.filter { release.groups[$0].cut == 0 }
        // Without a tree, the cuts are what there is to see.
        let shown = units.count > 1 ? units : Array(release.groups.indices)
        let groups = Array(shown.prefix(Self.rows))
        var table = [["", "n"] + measures.map { release.measures[$0].id }]
        for group in groups {
            let n = row(wave, group, 0).n.map(String.init) ?? "withheld"
            table.append([label(group), n] + measures.map { cell(row(wave, group, $0)) })
        }
        let more = release.groups.count - groups.count
        return "\(release.title), \(release.waves[wave])\n\n" + layOut(table)
            + (more > 0 ? "  … and \(more) more groups in results.csv\n" : "")
    }

    private func headline() -> [Int] {
        let named = release.headline.compactMap { id in release.measures.firstIndex { $0.id == id } }
        return named.isEmpty ? Array(release.measures.indices.dropFirst().prefix(4)) : named
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
        return String(repeating: "  ", count: depth) + release.groups[group].label
    }

    private func layOut(_ table: [[String]]) -> String {
        let widths = (0..<(table.first?.count ?? 0)).map { column in table.map { $0[column].count }.max() ?? 0 }
        return table.map { row in
            let cells = row.enumerated().map { column, text in
                let pad = String(repeating: " ", count: widths[column] - text.count)
                return column == 0 ? text + pad : pad + text
            }
            return "  " + cells.joined(separator: "   ") + "\n"
        }.joined()
    }
}
