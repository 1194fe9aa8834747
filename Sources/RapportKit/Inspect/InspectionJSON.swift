import Ingest
import Publish

/// A description of an export as JSON, `rapport.inspect/1`.
enum InspectionJSON {
    static func text(_ inspection: Inspection) -> String {
        var json = JSONBuilder()
        json.raw("{\n\"schema\": \"rapport.inspect/1\",\n\"file\": ")
        json.string(inspection.file)
        json.raw(",\n\"format\": ")
        json.string(inspection.layout.format)
        json.raw(",\n\"evidence\": ")
        json.strings(inspection.layout.evidence)
        json.raw(",\n\"encoding\": ")
        json.string(inspection.encoding)
        json.raw(",\n\"byte_order_mark\": \(inspection.hasMark),\n\"records\": ")
        json.number(inspection.records)
        json.raw(",\n\"header_records\": ")
        json.number(inspection.layout.headerRecords)
        json.raw(",\n\"finished\": ")
        json.number(inspection.finished)
        json.raw(",\n\"statuses\": ")
        json.list(inspection.statuses) { json, status in
            json.raw("{\"text\": ")
            json.string(status.text)
            json.raw(", \"meaning\": ")
            json.string(status.meaning)
            json.raw(", \"count\": ")
            json.number(status.count)
            json.raw("}")
        }
        json.raw(",\n\"anomalies\": ")
        json.list(inspection.anomalies, separator: ",\n ") { anomaly($1, &$0) }
        json.raw(",\n\"groups\": ")
        json.list(inspection.groups, separator: ",\n ") { group($1, &$0) }
        json.raw(",\n\"columns\": ")
        json.list(inspection.columns, separator: ",\n ") { column($1, &$0) }
        json.raw("\n}\n")
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static func anomaly(_ anomaly: Inspection.Anomaly, _ json: inout JSONBuilder) {
        json.raw("{\"line\": ")
        json.number(anomaly.line)
        json.raw(", \"column\": ")
        json.string(anomaly.column?.id)
        json.raw(", \"count\": ")
        json.number(anomaly.count)
        json.raw(", \"what\": ")
        json.string(anomaly.what)
        json.raw("}")
    }

    private static func group(
        _ group: (kind: String, stem: String, columns: [String]), _ json: inout JSONBuilder
    ) {
        json.raw("{\"kind\": ")
        json.string(group.kind)
        json.raw(", \"stem\": ")
        json.string(group.stem)
        json.raw(", \"columns\": ")
        json.strings(group.columns)
        json.raw("}")
    }

    private static func column(_ view: Inspection.ColumnView, _ json: inout JSONBuilder) {
        let column = view.column
        json.raw("{\"position\": ")
        json.number(column.position + 1)
        for (key, text) in [
            ("id", column.id), ("text", column.text), ("purpose", column.purpose.rawValue), ("stem", column.stem),
            ("part", column.part), ("kind", view.kind),
        ] {
            json.raw(", ")
            json.key(key)
            json.string(text)
        }
        json.raw(", \"role\": ")
        json.string(column.role?.rawValue)
        json.raw(", \"filled\": ")
        json.number(view.filled)
        json.raw(", \"missing\": ")
        json.object(view.missing.map { ($0.kind, $0.count) }) { $0.number($1) }
        json.raw(", \"distinct\": ")
        json.number(view.distinct)
        json.raw(", \"least\": ")
        json.number(view.range?.lowerBound)
        json.raw(", \"greatest\": ")
        json.number(view.range?.upperBound)
        json.raw(", \"values\": ")
        if let values = view.values { json.list(values) { value($1, &$0) } } else { json.raw("null") }
        json.raw("}")
    }

    private static func value(_ value: Inspection.Value, _ json: inout JSONBuilder) {
        json.raw("{\"text\": ")
        json.string(value.text)
        json.raw(", \"label\": ")
        json.string(value.label)
        json.raw(", \"count\": ")
        json.number(value.count)
        json.raw(", \"missing\": ")
        json.string(value.missing)
        json.raw("}")
    }
}
