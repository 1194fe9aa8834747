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
    /// What the column holds.
    package var purpose: ColumnPurpose
    /// The question that the column is a row or an option of, and which one; empty where it is a question of its own.
    package var stem = ""
    package var part = ""

    package init(
        position: Int, id: String, text: String = "", role: Role? = nil, mark: String = "",
        purpose: ColumnPurpose = .answer
    ) {
        self.position = position
        self.id = id
        self.text = text
        self.role = role
        self.mark = mark
        self.purpose = role == nil ? purpose : .about
    }
}

/// What a column holds, as far as its format can tell.
package enum ColumnPurpose: String, Sendable {
    /// An answer, or something that the format knows nothing of.
    case answer
    /// About the response or the respondent: ids, times, channel, status.
    case about
    /// What the sender of the survey knew of the respondent, such as the department.
    case attribute
    /// How the page was used: clicks, timings, browser, order of display.
    case paradata
    /// What people wrote.
    case comment
    /// A platform's own topics of what people wrote.
    case topics
    /// The number of the row.
    case rowNumber = "row_number"
}

/// What a status means for a record.
package enum StatusMeaning: String, Sendable {
    case normal, preview, test, spam
    /// Turned away by the survey itself.
    case disqualified
}

/// How a file is laid out: the result of recognising its format.
package struct Layout: Sendable {
    package var format: String
    /// Why the format was recognised, in words.
    package var evidence: [String] = []
    package var holds = FileContent.responses
    package var columns: [Column]
    /// Positions of the columns whose header an earlier column has too.
    package var repeated: [Int] = []
    /// Records before the first response (delimited text).
    package var headerRecords: Int
    /// Status texts that do not mean a normal response.
    package var statuses: [String: StatusMeaning] = [:]
    /// Texts of the `finished` column that say the response is unfinished.
    package var unfinished: Set<String> = []
    /// Whether a response without a time of submission is unfinished.
    package var needsSubmission = false
    /// Questions and their answers, from the export itself or from a structure file beside it.
    package var codebook = Codebook()
    /// The first records of delimited text, cell by cell.
    package var sample: [[String]] = []
    /// Whether numbers are places on a scale, as the platform documents it; nil where nothing is known.
    package var numbersAreOrdered: Bool?
    /// Texts that this format writes for an answer that is not there, with what they mean.
    package var absences: [String: UInt8] = [:]
    /// What a cell with nothing in it means: shown and passed over, or not shown.
    package var blank = AnswerCode.skipped

    /// Columns with the same id are told apart by numbers.
    package init(format: String, columns: [Column], headerRecords: Int) {
        self.format = format
        (self.columns, repeated) = Headers.unique(columns)
        self.headerRecords = headerRecords
    }

    /// The first column with this id.
    package func column(_ id: String) -> Column? { columns.first { $0.id == id } }
}
