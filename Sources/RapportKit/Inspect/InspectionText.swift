import Diagnostics
import Ingest

/// A description of an export as text, columns in the order of the file.
enum InspectionText {
    static func text(_ inspection: Inspection) -> String {
        let headers = inspection.layout.headerRecords
        var lines = [
            "\(inspection.file)",
            "  format    \(inspection.layout.format): \(inspection.layout.evidence.joined(separator: "; "))",
            "  encoding  \(inspection.encoding)\(inspection.hasMark ? " with a byte order mark" : "")",
            "  records   \(inspection.records), \(headers) header row\(headers == 1 ? "" : "s")",
        ]
        if !inspection.statuses.isEmpty {
            let parts = inspection.statuses.map { status in
                "\(SafeText.of(status.text)) \(status.count)"
                    + (status.meaning == "normal" ? "" : " (\(status.meaning))")
            }
            lines.append("  status    " + parts.joined(separator: ", "))
        }
        if let finished = inspection.finished {
            lines.append("  finished  \(finished), \(inspection.records - finished) not")
        }
        lines += ["  columns   \(inspection.columns.count)", ""]
        lines += section("looks wrong", inspection.anomalies.map(anomaly))
        lines += section("one question together", inspection.groups.map { group($0, of: inspection.columns) })
        return (lines + inspection.columns.flatMap(column)).joined(separator: "\n") + "\n"
    }

    private static func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["  " + title] + lines.map { "    " + $0 } + [""]
    }

    private static func anomaly(_ anomaly: Inspection.Anomaly) -> String {
        guard let column = anomaly.column else {
            return "line \(anomaly.line): \(anomaly.count) of the \(anomaly.what)"
        }
        return
            "line \(anomaly.line): column \(column.position + 1), \(cut(column.id)): \(anomaly.count) \(anomaly.what)"
    }

    private static func group(
        _ group: (kind: String, stem: String, columns: [String]), of columns: [Inspection.ColumnView]
    ) -> String {
        let positions = columns.filter { group.columns.contains($0.column.id) }.map { $0.column.position + 1 }
        let isRun = zip(positions, positions.dropFirst()).allSatisfy { $0 + 1 == $1 }
        let ends = [positions.first, positions.last].compactMap { $0 }.map(String.init)
        let names = isRun ? ends.joined(separator: " to ") : positions.map(String.init).joined(separator: ", ")
        return "\(group.kind), columns \(names)" + (group.stem.isEmpty ? "" : ": " + cut(group.stem))
    }

    /// A text of the file on one line, not longer than can be read there.
    private static func cut(_ text: String) -> String {
        SafeText.of(text.count > 90 ? text.prefix(89) + "…" : text)
    }

    private static func column(_ view: Inspection.ColumnView) -> [String] {
        let column = view.column
        let role = column.role.map { " (\($0.rawValue))" } ?? ""
        let missing = view.missing.map { ", \($0.count) \($0.kind)" }.joined()
        let kind = view.kind.isEmpty || view.kind == column.role?.rawValue ? "" : " [\(view.kind)]"
        var lines = ["  \(column.position + 1)  \(cut(column.id))\(role)\(kind)\(missing)"]
        if !column.text.isEmpty, column.text != column.id {
            lines.append("       \(cut(column.text))")
        }
        if let values = view.values {
            lines += values.map(value)
            let others = (view.distinct ?? values.count) - values.count
            if others > 0 {
                lines.append("       \(others) other text\(others == 1 ? "" : "s"), each there once or twice")
            }
        } else {
            let range = view.range.map { ", \($0.lowerBound) to \($0.upperBound)" } ?? ""
            lines.append("       \(view.distinct.map(String.init) ?? "more than 200") different texts\(range)")
        }
        return lines
    }

    private static func value(_ value: Inspection.Value) -> String {
        let label = value.label.map { " = \(SafeText.of($0))" } ?? ""
        let missing = value.missing.map { " (\($0))" } ?? ""
        return "       \(SafeText.of(value.text))\(label): \(value.count)\(missing)"
    }
}
