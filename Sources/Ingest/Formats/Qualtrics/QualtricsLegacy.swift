/// Qualtrics' older exports with two header rows: `V1 … V10` over the metadata's names, or names in both rows.
enum QualtricsLegacy: DelimitedFormat {
    static let name = "qualtrics-legacy"
    static let title = "Qualtrics, older exports with two header rows"

    static func recognise(_ head: HeadRecords) -> Evidence {
        guard head.rows.count >= 2, cell(head, 1, 0) == "ResponseID", cell(head, 1, 1) == "ResponseSet" else {
            return .none
        }
        if cell(head, 0, 0) == "V1", cell(head, 0, 1) == "V2" {
            return Evidence(100, "record 1 begins V1, V2 and record 2 ResponseID, ResponseSet")
        }
        // With import ids in record 3 it is the newer form.
        guard cell(head, 0, 0) == "ResponseID", Qualtrics.recognise(head).score == 0 else { return .none }
        return Evidence(95, "records 1 and 2 both begin with ResponseID")
    }

    static func contradiction(_ head: HeadRecords) -> String? {
        recognise(head).score > 0 ? nil : "record 2 does not begin with ResponseID, ResponseSet"
    }

    private static func cell(_ head: HeadRecords, _ row: Int, _ column: Int) -> String {
        Headers.trim(head.cell(row, column))
    }

    static func layout(_ head: HeadRecords) -> Layout {
        let columns = head.rows[0].indices.map { i in
            let (tag, text) = (cell(head, 0, i), Headers.plain(head.cell(1, i)))
            let isMetadata = tag.first == "V" && Int(tag.dropFirst()) != nil
            let id = isMetadata ? text : tag
            return Column(
                position: i, id: id, text: text, role: QualtricsColumns.roles[id], mark: isMetadata ? tag : "",
                purpose: QualtricsColumns.purpose(id, mark: "", text: text))
        }
        return QualtricsColumns.layout(name, columns, headerRecords: 2)
    }
}
