import Diagnostics
import Study
import StudyFile

/// Figures that another tool has published: a group, a measure and the figure as printed in each line.
struct PublishedFigures {
    struct Line {
        let line: Int
        let group: String
        let measure: String
        let wave: String?
        /// As printed: how many decimals it has tells how it was rounded.
        let value: Double
        let decimals: Int
    }

    let lines: [Line]

    init(_ table: StudyTable) throws(Failure) {
        let names = table.header.map { $0.lowercased() }
        func column(_ name: String) throws(Failure) -> Int {
            if let position = names.firstIndex(of: name) { return position }
            throw Failure(
                .columnMissing, "the table has no column `\(name)`", at: Place(file: table.file, line: 1),
                help: "it needs `group`, `measure` and `figure`, and may have `wave`")
        }
        let (group, measure, figure) = (try column("group"), try column("measure"), try column("figure"))
        let wave = names.firstIndex(of: "wave")
        var lines: [Line] = []
        // What is withheld there is empty, or a sign.
        for row in table.rows where row.cells[figure].contains(where: { $0.isLetter || $0.isNumber }) {
            guard let (value, decimals) = Self.number(row.cells[figure]) else {
                throw Failure(
                    .studyInvalidValue, "the figure is no number", at: Place(file: table.file, line: row.line),
                    help: "write it as printed, such as 71, 71.2 or 48 %")
            }
            lines.append(
                Line(
                    line: row.line, group: row.cells[group], measure: row.cells[measure],
                    wave: wave.map { row.cells[$0] }.flatMap { $0.isEmpty ? nil : $0 }, value: value, decimals: decimals
                ))
        }
        self.lines = lines
    }

    /// The number of a printed figure and how many decimals it has.
    static func number(_ text: String) -> (Double, Int)? {
        var text = text.filter { $0 != " " && $0 != "%" && $0 != "\u{a0}" && $0 != "+" }
        if text.first == "−" { text = "-" + text.dropFirst() }
        if !text.contains("."), text.filter({ $0 == "," }).count == 1 { text = text.replacing(",", with: ".") }
        guard let value = Double(text), value.isFinite else { return nil }
        let decimals = text.split(separator: ".", omittingEmptySubsequences: false)
        return (value, decimals.count == 2 ? decimals[1].count : 0)
    }
}

/// How a figure was rounded to its decimals.
enum Rounding: String, CaseIterable {
    case halfUp = "rounded, halves away from zero"
    case halfEven = "rounded, halves to even"
    case down = "cut off"

    func applied(_ value: Double, decimals: Int) -> Double {
        let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
        // The value has twelve exact digits: what is a half is meant by them.
        let scaled = Figure(value * scale, digits: 12)?.value ?? value * scale
        let rule: FloatingPointRoundingRule =
            switch self {
            case .halfUp: .toNearestOrAwayFromZero
            case .halfEven: .toNearestOrEven
            case .down: .towardZero
            }
        return scaled.rounded(rule) / scale
    }
}
