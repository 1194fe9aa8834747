import Study

/// REDCap's raw CSV: the record's id first, `FORM_complete` behind each form, checkboxes as `field___code`.
enum REDCapCSV: DelimitedFormat {
    static let name = "redcap"
    static let title = "REDCap CSV (raw)"

    private static let about: Set<String> = [
        "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance", "redcap_survey_identifier",
        "redcap_data_access_group",
    ]

    static func recognise(_ head: HeadRecords) -> Evidence {
        let header = (head.rows.first ?? []).map(Headers.trim)
        let forms = header.indices.filter { column in
            header[column].hasSuffix("_complete")
                && head.rows.dropFirst().allSatisfy { column >= $0.count || ["", "0", "1", "2"].contains($0[column]) }
        }
        guard !forms.isEmpty, header.count > 2 else { return .none }
        let boxes = header.count { checkbox($0) != nil }
        let own = header.count(where: about.contains)
        return Evidence(
            score: own > 0 || boxes > 0 ? 90 : 50,
            reasons: ["\(forms.count) columns of form status"] + (boxes > 0 ? ["\(boxes) columns of checkboxes"] : [])
                + (own > 0 ? ["\(own) of the platform's own columns"] : []))
    }

    /// Field and code of a checkbox column.
    private static func checkbox(_ header: String) -> (field: String, code: String)? {
        guard let mark = header.firstRange(of: "___"), mark.lowerBound > header.startIndex,
            mark.upperBound < header.endIndex
        else { return nil }
        return (String(header[..<mark.lowerBound]), String(header[mark.upperBound...]))
    }

    static func layout(_ head: HeadRecords) -> Layout {
        let header = (head.rows.first ?? []).map(Headers.trim)
        // Where a subject has several rows, an id is not a person's one response.
        let repeats = header.contains("redcap_event_name") || header.contains("redcap_repeat_instrument")
        var stamped = false
        let columns = header.enumerated().map { position, id in
            var column = Column(position: position, id: id, text: id)
            if position == 0 { column.role = repeats ? nil : .person }
            if position == 0 || about.contains(id) || id.hasSuffix("_complete") { column.purpose = .about }
            if id.hasSuffix("_timestamp"), !stamped {
                (column.role, column.purpose, stamped) = (.finished, .about, true)
            }
            if let (field, code) = checkbox(id) { (column.stem, column.part) = (field, code) }
            return column
        }
        var layout = Layout(format: name, columns: columns, headerRecords: 1)
        layout.unfinished = ["[not completed]"]
        return layout
    }
}
