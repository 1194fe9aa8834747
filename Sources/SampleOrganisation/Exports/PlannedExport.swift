/// A survey platform of the sample.
enum ExportKind {
    case qualtrics, limeSurvey, kiosk
}

/// One survey export as a plan: what will be written, known before anything is spelled out.
struct PlannedExport {
    let path: String
    let kind: ExportKind
    let wave: Wave
    /// In the order of the file.
    var responses: [Response]
}

/// One record of an export.
struct Response {
    enum Status {
        case normal, preview, spam
    }

    /// The employee id as the platform knows it; empty in a preview.
    var person: String
    var language: Language
    var started: Moment
    var duration: Int
    var finished = true
    var status = Status.normal
    var cells: [Cell]
    var comment: String?
    /// True for the row that breaks off in the middle of the items.
    var isShort = false
    /// What the platform itself calls the record.
    var serial: String

    var recorded: Moment {
        started.plus(seconds: duration)
    }

    var isEmpty: Bool {
        !cells.contains { if case .answered = $0 { true } else { false } }
    }
}
