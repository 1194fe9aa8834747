import Diagnostics
import Ingest

/// Exports that hold numbers where another export of the same survey has the texts of the answers.
///
/// That 1 is the first label is not written anywhere. It shows where items that people agree with more in the texts have
/// the higher numbers, and is turned round where they have the lower ones.
struct MixedCodes {
    /// By export: how alike its numbers and the others' texts order the items, and how many items there are.
    private(set) var taken: [Int: (correlation: Double, columns: Int)] = [:]
    /// Columns whose numbers are explained by texts of another export, by export.
    private(set) var columns: [Int: Set<String>] = [:]

    private static let leastColumns = 5
    private static let leastCorrelation = 0.8

    init(_ exports: [ExportProfile]) throws(Failure) {
        guard exports.count > 1 else { return }
        let texts = Self.texts(exports)
        for (number, export) in exports.enumerated() {
            var pairs: [(words: Double, numbers: Double)] = []
            var names: Set<String> = []
            for (column, profile) in zip(export.columns, export.profiles) {
                guard let scale = texts[column.id], profile.isWhole, let mean = Self.mean(profile, points: scale.points)
                else { continue }
                pairs.append((scale.mean, mean))
                names.insert(column.id)
            }
            guard !pairs.isEmpty else { continue }
            let correlation = Self.correlation(pairs)
            guard pairs.count >= Self.leastColumns, correlation >= Self.leastCorrelation else {
                throw Failure(
                    .sourceAmbiguous,
                    "the answers are numbers, another export has texts for them, and nothing says which is which",
                    at: Place(file: export.export.input.name),
                    help:
                        "export the texts of the answers here too, or begin with the other export and declare `codes:`")
            }
            (taken[number], columns[number]) = ((correlation, pairs.count), names)
        }
    }

    /// Columns that hold labels in some export: the points of their scale, and the mean place of the answers.
    private static func texts(_ exports: [ExportProfile]) -> [String: (points: Int, mean: Double)] {
        var columns: [(id: String, profile: ColumnProfile, own: ScaleGuess)] = []
        for export in exports {
            for (column, profile) in zip(export.columns, export.profiles) where !profile.overflow {
                guard let own = ScaleRecogniser(counts: profile.texts).recognised(), own.bounds == nil else { continue }
                columns.append((column.id, profile, own))
            }
        }
        // Nobody may have chosen some points of a column: the scale with the most points has them.
        let scales = columns.map(\.own).sorted { $0.count > $1.count }
        var texts: [String: (points: Int, mean: Double)] = [:]
        for (id, profile, own) in columns where texts[id] == nil {
            let labels = Set(own.points.joined().filter { profile.texts[$0] != nil })
            let scale = scales.first { labels.isSubset(of: $0.points.joined()) } ?? own
            var (sum, count) = (0, 0)
            for (place, labels) in scale.points.enumerated() {
                let given = labels.reduce(0) { $0 + (profile.texts[$1] ?? 0) }
                sum += given * (place + 1)
                count += given
            }
            if count > 0 { texts[id] = (scale.count, Double(sum) / Double(count)) }
        }
        return texts
    }

    /// Mean of the numbers that are places of a scale.
    private static func mean(_ profile: ColumnProfile, points: Int) -> Double? {
        let places = profile.texts.compactMap { text, count in Int(text).map { (place: $0, count: count) } }
            .filter { (1...points).contains($0.place) }
        let count = places.reduce(0) { $0 + $1.count }
        return count > 0 ? Double(places.reduce(0) { $0 + $1.place * $1.count }) / Double(count) : nil
    }

    private static func correlation(_ pairs: [(words: Double, numbers: Double)]) -> Double {
        let count = Double(pairs.count)
        let (x, y) = (pairs.reduce(0) { $0 + $1.words } / count, pairs.reduce(0) { $0 + $1.numbers } / count)
        let products = pairs.reduce(into: (xx: 0.0, yy: 0.0, xy: 0.0)) { sums, pair in
            let (dx, dy) = (pair.words - x, pair.numbers - y)
            sums = (sums.xx + dx * dx, sums.yy + dy * dy, sums.xy + dx * dy)
        }
        return products.xx > 0 && products.yy > 0 ? products.xy / (products.xx * products.yy).squareRoot() : 0
    }
}
