import Ingest

/// What became of a record. Every record has exactly one fate.
package enum Fate: Int, Sendable, CaseIterable {
    case used, duplicate, empty, unmatched, otherWave, preview, test, spam, disqualified, partial, short, long,
        unterminated

    /// The word used in files.
    package var word: String {
        switch self {
        case .used: "used"
        case .duplicate: "duplicate"
        case .empty: "empty"
        case .unmatched: "unmatched"
        case .otherWave: "other-wave"
        case .preview: "preview"
        case .test: "test"
        case .spam: "spam"
        case .disqualified: "disqualified"
        case .partial: "partial"
        case .short: "short-record"
        case .long: "long-record"
        case .unterminated: "unterminated"
        }
    }

    init?(_ fault: RecordFault) {
        switch fault {
        case .none: return nil
        case .short: self = .short
        case .long: self = .long
        case .unterminated: self = .unterminated
        }
    }

    init?(_ meaning: StatusMeaning) {
        switch meaning {
        case .normal: return nil
        case .preview: self = .preview
        case .test: self = .test
        case .spam: self = .spam
        case .disqualified: self = .disqualified
        }
    }
}
