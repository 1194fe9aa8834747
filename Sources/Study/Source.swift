/// One export (or several of the same form, through a pattern) and how to read it.
package struct Source: Sendable, Encodable {
    package var name: String
    /// Path from the study's folder; may hold `*` in its last component.
    package var path: String
    /// Format name, or nil to detect it.
    package var format: String?
    package var encoding: String?
    package var delimiter: UInt8?
    /// A LimeSurvey structure file with the labels of this export's codes.
    package var labels: String?
    /// The sheet of a workbook, where several are tables.
    package var sheet: String?
    /// Slash path of the element that is one record, for plain XML.
    package var record: String?
    /// Header (or element) to field: an item's id, a cut's column, or a role.
    package var columns: [ColumnName] = []
    /// What happens to a last record without its line end.
    package var lastLine: LastLine = .refuse
    /// Whether the run goes on without this source.
    package var optional = false

    package init(name: String, path: String) {
        self.name = name
        self.path = path
    }
}

/// A header of an export and the field it stands for. `{n}` in both stands for the same run of digits.
package struct ColumnName: Sendable, Equatable, Encodable {
    package var header: String
    package var field: String

    package init(header: String, field: String) {
        self.header = header
        self.field = field
    }

    /// The field that `candidate` stands for, or nil when this entry does not speak of it.
    package func field(for candidate: String) -> String? {
        guard let hole = Self.hole(in: header) else { return candidate == header ? field : nil }
        guard candidate.utf8.count > hole.before.utf8.count + hole.after.utf8.count,
            candidate.hasPrefix(hole.before), candidate.hasSuffix(hole.after)
        else { return nil }
        let digits = candidate.dropFirst(hole.before.count).dropLast(hole.after.count)
        guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
        guard let target = Self.hole(in: field) else { return field }
        return target.before + digits + target.after
    }

    private static func hole(in text: String) -> (before: String, after: String)? {
        let characters = Array(text)
        guard characters.count >= 3 else { return nil }
        for start in 0...(characters.count - 3) where String(characters[start..<start + 3]) == "{n}" {
            return (String(characters[..<start]), String(characters[(start + 3)...]))
        }
        return nil
    }
}

/// What a column is when it is not an answer.
package enum Role: String, Sendable, Encodable, CaseIterable {
    /// Who answered, or whose row of the people file this is.
    case person
    /// When the response was handed in.
    case submitted
    /// Which wave the record belongs to.
    case wave
    /// The platform's word for previews, tests and spam.
    case status
    /// Whether the response was finished.
    case finished
    /// Language of the respondent.
    case language
    /// People file: the person's manager.
    case manager
    /// People file: the unit the person is a member of.
    case unit
    /// People file: the unit's name.
    case label
    /// Head-count table: people invited in this row.
    case invited
    /// Tables with a row an answer: the question, and the answer to it.
    case question, answer

    /// Those that a record block has a text for: tables with a row an answer are turned round before.
    package static let kept = allCases.filter { $0 != .question && $0 != .answer }
}

/// A CSV file cut in its last record cannot be told from one written without a last line end.
package enum LastLine: String, Sendable, Encodable, CaseIterable {
    /// The record goes to the ledger as `unterminated` and counts nowhere.
    case refuse
    /// The record counts.
    case accept
}
