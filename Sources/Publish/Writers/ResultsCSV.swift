import Protect
import Study

/// `results.csv`: the same rows with labels joined in, for spreadsheets and dashboards.
package enum ResultsCSV {
    package static let name = "results.csv"

    package static func bytes(_ release: Release, mark: Mark) -> [UInt8] {
        let statistics = Statistic.allCases.filter { $0 != .sd || release.showsSD }
        var csv: [UInt8] = []
        let header =
            ["wave", "cut", "group", "label", "parent", "invited", "measure", "kind", "n"]
            + statistics.map(\.column) + ["note", "mark"]
        csv.append(contentsOf: header.joined(separator: ",").utf8)
        csv.append(10)
        let fields = Fields(release)
        let mark = Array((mark.rawValue + "\n").utf8)
        RowText.append(
            release.rows, to: &csv, longest: fields.longest + mark.count + statistics.count,
            figures: statistics.count + 2
        ) { line, row in
            line.put(fields.waves[row.wave])
            line.put(fields.groups[row.group])
            if let invited = release.groups[row.group].invited[row.wave] { line.put(Figure(invited)) }
            line.put(",")
            line.put(fields.measures[row.measure])
            if let n = row.n { line.put(Figure(n)) }
            for statistic in statistics {
                line.put(",")
                if let figure = row[statistic] { line.put(figure) }
            }
            line.put(",")
            line.put(fields.note(row.note))
            line.put(mark)
        }
        return csv
    }

    /// The texts of rows, each with the comma behind it.
    private struct Fields {
        let waves: RowParts
        let groups: RowParts
        let measures: RowParts
        private let notes: [[UInt8]]

        init(_ release: Release) {
            waves = RowParts(release.waves.map { Self.join([$0]) })
            groups = RowParts(
                release.groups.map { group in
                    Self.join([
                        release.cuts[group.cut].id, group.id, group.label,
                        group.parent.map { release.groups[$0].id } ?? "",
                    ])
                })
            measures = RowParts(release.measures.map { Self.join([$0.id, $0.kind]) })
            notes = Note.allCases.map { Self.join([$0.rawValue]) }
        }

        /// Of all parts together, with a comma for the people invited.
        var longest: Int {
            waves.longest + groups.longest + measures.longest + (notes.map(\.count).max() ?? 0) + 2
        }

        func note(_ note: Note?) -> [UInt8] {
            note.flatMap { Note.allCases.firstIndex(of: $0) }.map { notes[$0] } ?? [44]
        }

        private static func join(_ texts: [String]) -> [UInt8] {
            texts.flatMap { CSVText.field($0) + [44] }
        }
    }
}

/// Text as a CSV cell that no spreadsheet takes for a formula.
package enum CSVText {
    private static let dangerous: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\0", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    /// The cell's bytes: an apostrophe before anything that could be a formula, quotes where RFC 4180 wants them.
    package static func field(_ text: String) -> [UInt8] {
        let start = text.unicodeScalars.first { $0 != " " }
        let safe = start.map(dangerous.contains) == true ? "'" + text : text
        guard safe.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }) else {
            return Array(safe.utf8)
        }
        return Array(("\"" + safe.replacing("\"", with: "\"\"") + "\"").utf8)
    }
}
