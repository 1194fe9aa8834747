import Study

/// JSON with an object a response: JSON lines, or an array of objects. Members of objects within are named by their way.
enum JSONRecords: Format {
    static let name = "json"
    static let title = "JSON, an object a response"

    static func recognise(_ sample: Sample) -> Evidence {
        guard case .json(let json) = sample.shape, !json.objects.isEmpty else { return .none }
        return Evidence(2, json.isArray ? "an array of objects" : "an object a line")
    }

    static func open(_ opening: Opening) throws -> Export {
        guard case .json = opening.sample.shape else {
            throw opening.failure(
                .sourceUnsupported, "the study says `json`, and this is not JSON", help: "leave `format:` out")
        }
        let made = try SparseTable.spool(opening.input) { take in
            try JSONStream(opening.input).each { object, line in
                var row = SparseTable.Row(line: line)
                for cell in cells(of: object, "") { row.add(cell.name, cell.text) }
                try take(row)
            }
        }
        let columns = made.columns.enumerated().map { Column(position: $0, id: $1, text: $1) }
        var layout = Layout(format: name, columns: columns, headerRecords: 0)
        layout.codebook = opening.request.codebook
        layout.blank = AnswerCode.notShown
        return try opening.export(made.table, layout)
    }

    private static func cells(of value: JSONValue, _ way: String) -> [(name: String, text: String)] {
        if let text = value.answer { return [(way, text)] }
        return switch value {
        case .object(let members):
            members.flatMap { cells(of: $0.value, way.isEmpty ? $0.name : "\(way).\($0.name)") }
        case .array(let elements):
            elements.enumerated().flatMap { cells(of: $1, "\(way)[\($0 + 1)]") }
        default: []
        }
    }
}
