import Diagnostics
import Ingest
import Normalize
import Platform
import Propose
import Publish
import Study

extension Rapport {
    /// Describes one export: format and why, columns, texts found in each, blanks. For the holder of the file; nothing
    /// of it is meant for a log.
    /// - Parameters:
    ///   - record: slash path of the record element of plain XML.
    ///   - labels: a structure file that explains the answers.
    public static func inspect(
        _ path: String, format: String? = nil, encoding: String? = nil, record: String? = nil, labels: String? = nil
    ) -> RunOutcome {
        let collector = Collector()
        var text = ""
        do {
            var source = Source(name: "file", path: path)
            (source.format, source.encoding, source.record, source.labels) = (format, encoding, record, labels)
            let options = RunOptions()
            let pipeline = LoadedPipeline(study: Study(), file: path, folder: ".")
            let request = try Reading.request(source, path: path, name: path, pipeline, options.pool, collector)
            let export = try Export.open(request, workers: options.pool, hasher: nil, collector: collector)
            text = try Inspection(export, options).text()
        } catch {
            collector.add(error)
        }
        return outcome(collector, text)
    }

    /// The JSON Schema of a file this version writes; nil for an unknown name.
    public static func schema(_ name: String) -> String? { Schemas.text(name) }

    /// Names that `schema` knows.
    public static var schemaNames: [String] { Schemas.all.map(\.name) }
}

/// An export in words, for its holder.
private struct Inspection {
    private let profile: ExportProfile
    private var export: Export { profile.export }

    init(_ export: Export, _ options: RunOptions) throws {
        profile = try ExportProfile(export, workers: options.pool)
    }

    func text() throws -> String {
        let headers = export.layout.headerRecords
        var lines = [
            "\(export.input.name)",
            "  format    \(export.layout.format): \(export.layout.evidence.joined(separator: "; "))",
            "  encoding  \(export.input.encoding.rawValue)\(export.input.mark > 0 ? " with a byte order mark" : "")",
            "  records   \(profile.records), \(headers) header row\(headers == 1 ? "" : "s")",
            "  columns   \(profile.columns.count)", "",
        ]
        lines += try anomalies()
        for (column, count) in zip(profile.columns, profile.profiles) { lines += describe(column, count) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What looks wrong, with the first place of each.
    private func anomalies() throws -> [String] {
        var found: [(what: String, place: Int)] = []
        for fault in RecordFault.allCases {
            guard let places = profile.faults[fault], let first = places.places.first else { continue }
            found.append(("\(places.count) of the records: \(fault.word)", first))
        }
        for (column, own) in zip(profile.columns, profile.profiles) {
            for damage in [Damage.date, .exponent] {
                guard let places = own.damage[damage], let first = places.places.first, isOdd(damage, column, own)
                else { continue }
                let what =
                    damage == .date
                    ? "days among other texts, perhaps ranges such as 6-25" : "long numbers that were rounded"
                found.append(
                    ("column \(column.position + 1), \(SafeText.of(column.id)): \(places.count) \(what)", first))
            }
        }
        guard !found.isEmpty else { return [] }
        let lines = try export.lines(of: found.map(\.place))
        return ["  looks wrong"] + found.map { "    line \(lines[$0.place]?.line ?? 1): \($0.what)" } + [""]
    }

    /// A column of days has nothing but days.
    private func isOdd(_ damage: Damage, _ column: Column, _ profile: ColumnProfile) -> Bool {
        damage == .exponent || (profile.damage[.date]?.count ?? 0) * 2 < profile.filled
    }

    private func describe(_ column: Column, _ profile: ColumnProfile) -> [String] {
        let role = column.role.map { " (\($0.rawValue))" } ?? ""
        let blank = profile.blank > 0 ? ", \(profile.blank) blank" : ""
        var line = "  \(column.position + 1)  \(SafeText.of(column.id))\(role)\(blank)"
        if !column.text.isEmpty, column.text != column.id {
            line += "\n       \(SafeText.of(String(column.text.prefix(90))))"
        }
        guard profile.isListable(in: column) else {
            let count = profile.overflow ? "more than \(profile.texts.count)" : "\(profile.texts.count)"
            return [line + "\n       \(count) different texts"]
        }
        return [line] + profile.byFrequency.map { "       \(SafeText.of($0.text)): \($0.count)" }
    }
}
