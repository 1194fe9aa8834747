import Study

/// ODK, Kobo and formhub CSV: `group/field` headings, `field/option` with True and False, `n/a` where nothing was asked.
enum ODKCSV: DelimitedFormat {
    static let name = "odk"
    static let title = "ODK, Kobo and formhub CSV"

    private static let about: Set<String> = [
        "meta/instanceID", "_uuid", "_id", "_submission_time", "_index", "_parent_table_name", "_parent_index",
        "start", "end", "today", "deviceid", "_submitted_by", "__version__", "_tags", "_notes", "_status",
        "_validation_status",
    ]

    static func recognise(_ head: HeadRecords) -> Evidence {
        let header = (head.rows.first ?? []).map(Headers.trim)
        let marks = ["meta/instanceID", "_uuid", "_submission_time", "_index", "_parent_table_name"]
            .filter(header.contains)
        guard marks.count > 1 else { return .none }
        return Evidence(90, "the header has " + marks.map { "`\($0)`" }.joined(separator: " and "))
    }

    static func layout(_ head: HeadRecords) -> Layout {
        let header = (head.rows.first ?? []).map(Headers.trim)
        let columns = header.enumerated().map { position, id in
            var column = Column(position: position, id: id, text: id)
            if about.contains(id) || id.hasPrefix("_") { column.purpose = .about }
            if id == "_submission_time" { column.role = .submitted }
            // An option of a question with several answers: True or False, below the question's own name.
            if let slash = id.lastIndex(of: "/"), isOption(head, position) {
                (column.stem, column.part) = (String(id[..<slash]), String(id[id.index(after: slash)...]))
            }
            return column
        }
        var layout = Layout(format: name, columns: columns, headerRecords: 1)
        layout.absences = ["n/a": AnswerCode.notShown]
        return layout
    }

    private static func isOption(_ head: HeadRecords, _ column: Int) -> Bool {
        let texts = head.rows.dropFirst().compactMap { column < $0.count ? $0[column] : nil }
        return texts.contains { $0 == "True" || $0 == "False" }
            && texts.allSatisfy { ["True", "False", "", "n/a"].contains($0) }
    }
}
