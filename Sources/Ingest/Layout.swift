import Study

/// One column (or element) of an export, as its format understands the headers.
package struct Column: Sendable, Equatable {
    /// Position in the record, from 0.
    package var position: Int
    /// What a study calls it: the platform's short code where there is one, else the header.
    package var id: String
    /// The question as people saw it.
    package var text: String
    /// What the platform uses it for, when it is not an answer.
    package var role: Role?
    /// The platform's own mark, such as an import id.
    package var mark: String

    package init(position: Int, id: String, text: String = "", role: Role? = nil, mark: String = "") {
        self.position = position
        self.id = id
        self.text = text
        self.role = role
        self.mark = mark
    }
}

/// What a status means for a record.
package enum StatusMeaning: String, Sendable {
    case normal, preview, test, spam
}

/// How a file is laid out: the result of recognising its format.
package struct Layout: Sendable {
    package var format: String
    /// Why the format was recognised, in words.
    package var evidence: [String]
    package var columns: [Column]
    /// Positions of the columns whose header an earlier column has too.
    package var repeated: [Int] = []
    /// Records before the first response (delimited text).
    package var headerRecords: Int
    /// Status texts that do not mean a normal response.
    package var statuses: [String: StatusMeaning] = [:]
    /// Texts of the `finished` column that say the response is unfinished.
    package var unfinished: Set<String> = []
    /// Code of an answer to label, for formats that keep labels elsewhere.
    package var answerLabels: [String: [String: [String]]] = [:]

    /// Columns with the same id are told apart by numbers.
    package init(format: String, evidence: [String], columns: [Column], headerRecords: Int) {
        self.format = format
        self.evidence = evidence
        (self.columns, repeated) = Headers.unique(columns)
        self.headerRecords = headerRecords
    }

    /// The first column with this id.
    package func column(_ id: String) -> Column? { columns.first { $0.id == id } }
}
