import Diagnostics
import Ingest
import Platform
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

/// Counts the texts of every column.
private struct Inspection {
    private let export: Export
    private let counts: [ColumnCounts]
    private let columns: [Column]
    private let records: Int

    private struct ColumnCounts: Sendable {
        var texts: [String: Int] = [:]
        var blank = 0
        var overflow = false

        static let most = 200

        mutating func add(_ text: String, _ count: Int = 1) {
            if text.isEmpty { blank += count; return }
            if texts[text] == nil, texts.count >= Self.most { overflow = true; return }
            texts[text, default: 0] += count
        }

        mutating func merge(_ other: ColumnCounts) {
            blank += other.blank
            overflow = overflow || other.overflow
            for (text, count) in other.texts { add(text, count) }
        }
    }

    private struct State: Sendable {
        var columns: [ColumnCounts]
        var records = 0
    }

    init(_ export: Export, _ options: RunOptions) throws {
        self.export = export
        let names = try export.columns()
        columns = names
        let slots = Dictionary(names.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
        let plan = ColumnPlan(codeSlots: 0, textSlots: max(1, names.count), tables: [], absent: 0) { column in
            slots[column.id].map { .text(slot: $0) } ?? .skip
        }
        let states = try export.read(
            plan: plan, workers: options.pool,
            start: { State(columns: names.map { _ in ColumnCounts() }) },
            consume: { block, state in
                for record in 0..<block.count {
                    for slot in names.indices { state.columns[slot].add(Headers.trim(block.text(record, slot))) }
                }
                state.records += block.count
            })
        var counts = names.map { _ in ColumnCounts() }
        for state in states { for i in counts.indices { counts[i].merge(state.columns[i]) } }
        self.counts = counts
        records = states.reduce(0) { $0 + $1.records }
    }

    func text() -> String {
        var lines = [
            "\(export.input.name)",
            "  format    \(export.layout.format): \(export.layout.evidence.joined(separator: "; "))",
            "  encoding  \(export.input.encoding.rawValue)\(export.input.mark > 0 ? " with a byte order mark" : "")",
            "  records   \(records), \(export.layout.headerRecords) header row\(export.layout.headerRecords == 1 ? "" : "s")",
            "  columns   \(columns.count)", "",
        ]
        for (column, count) in zip(columns, counts) { lines += describe(column, count) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func describe(_ column: Column, _ count: ColumnCounts) -> [String] {
        let role = column.role.map { " (\($0.rawValue))" } ?? ""
        let blank = count.blank > 0 ? ", \(count.blank) blank" : ""
        var line = "  \(column.position + 1)  \(SafeText.of(column.id))\(role)\(blank)"
        if !column.text.isEmpty, column.text != column.id {
            line += "\n       \(SafeText.of(String(column.text.prefix(90))))"
        }
        // Free text and ids are not listed: a column of answers has few different texts.
        guard !count.overflow, count.texts.count <= 24, count.texts.count * 2 <= max(2, records - count.blank) else {
            return [
                line
                    + "\n       \(count.overflow ? "more than \(ColumnCounts.most)" : "\(count.texts.count)") different texts"
            ]
        }
        let texts = count.texts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return [line] + texts.map { "       \(SafeText.of($0.key)): \($0.value)" }
    }
}
