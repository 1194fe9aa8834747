import Study

/// What all Qualtrics exports have in common: metadata columns by tag (row 2 is in the account's language and decides
/// nothing), status codes, what belongs to no question.
enum QualtricsColumns {
    static let roles: [String: Role] = [
        "ExternalReference": .person, "ExternalDataReference": .person, "RecordedDate": .submitted,
        "Status": .status, "Finished": .finished, "UserLanguage": .language,
    ]

    private static let about: Set<String> = [
        "StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished",
        "RecordedDate", "ResponseId", "ResponseID", "ResponseSet", "Name", "EmailAddress", "RecipientLastName",
        "RecipientFirstName", "RecipientEmail", "ExternalReference", "ExternalDataReference", "LocationLatitude",
        "LocationLongitude", "LocationAccuracy", "DistributionChannel", "UserLanguage", "Participant Name",
        "Participant Email",
    ]

    /// Whether a tag is one that the platform gives its own columns.
    static func isAbout(_ tag: String) -> Bool { about.contains(tag) }

    /// Platform status codes and their texts; anything not here is a normal response (0 `IP Address`, 4 `Imported`,
    /// 16 `Offline`, 32 `EX`, 48 `EX Offline`).
    private static let statuses: [String: StatusMeaning] = [
        "1": .preview, "Survey Preview": .preview, "2": .test, "Survey Test": .test,
        "8": .spam, "Spam": .spam, "9": .spam, "Survey Preview Spam": .spam, "12": .spam, "Imported Spam": .spam,
        "17": .preview, "Offline Survey Preview": .preview, "40": .spam, "EX Spam": .spam,
    ]

    private static let paradata = [
        "_first click", "_last click", "_page submit", "_click count", "_browser", "_version", "_operating system",
        "_resolution",
    ]

    static func purpose(_ tag: String, mark: String, text: String) -> ColumnPurpose {
        let (tag, low) = (tag, tag.lowercased())
        if about.contains(tag) { return .about }
        if paradata.contains(where: low.hasSuffix) || tag.firstRange(of: "_DO_") != nil || low.hasSuffix("_do") {
            return .paradata
        }
        if low.hasSuffix("topics") || low.hasSuffix("sentiment") || low.hasSuffix("sentiment score") { return .topics }
        if low.hasSuffix("_text") || mark.hasSuffix("_TEXT") || mark.hasSuffix("-TEXT") { return .comment }
        return mark.isEmpty || mark.hasPrefix("QID") ? .answer : .attribute
    }

    static func layout(_ format: String, _ columns: [Column], headerRecords: Int) -> Layout {
        var columns = columns
        Headers.split(&columns, at: " - ") { column in
            column.purpose == .answer && column.mark.hasPrefix("QID") ? question(column.mark) : nil
        }
        var layout = Layout(format: format, columns: columns, headerRecords: headerRecords)
        layout.statuses = statuses
        // Recode values: their order means nothing.
        layout.numbersAreOrdered = false
        layout.unfinished = ["0", "False", "FALSE", "false"]
        return layout
    }

    /// The question's part of an import id: `QID5` of `QID5_1`.
    private static func question(_ mark: String) -> String { "QID" + mark.dropFirst(3).prefix { $0.isNumber } }
}
