/// Every kind of finding, by its stable name. The name is what CI filters on; it never changes its meaning.
package enum DiagnosticID: String, Sendable, CaseIterable {
    // The study
    case studyMissing = "study-missing"
    case studySyntax = "study-syntax"
    case studyUnknownKey = "study-unknown-key"
    case studyDuplicateKey = "study-duplicate-key"
    case studyWrongType = "study-wrong-type"
    case studyMissingKey = "study-missing-key"
    case studyUnknownName = "study-unknown-name"
    case studyInvalidValue = "study-invalid-value"
    case studyConflict = "study-conflict"
    case studyFloor = "study-floor"
    case studyProposed = "study-proposed"
    /// Something that only a person can answer, asked by `rapport init`.
    case studyOpenQuestion = "study-open-question"
    // Finding and opening inputs
    case sourceMissing = "source-missing"
    case sourceUnreadable = "source-unreadable"
    case sourceChanged = "source-changed"
    case sourceEmpty = "source-empty"
    case sourceHeaderOnly = "source-header-only"
    case sourceBinary = "source-binary"
    case sourceUnsupported = "source-unsupported"
    case sourceAmbiguous = "source-ambiguous"
    case archiveDamaged = "archive-damaged"
    case archiveLimit = "archive-limit"
    case sheetUnusual = "sheet-unusual"
    case encodingInvalid = "encoding-invalid"
    case encodingAssumed = "encoding-assumed"
    // Reading records
    case headerDuplicate = "header-duplicate"
    case columnMissing = "column-missing"
    case quoteUnclosed = "quote-unclosed"
    case recordShort = "record-short"
    case recordLong = "record-long"
    case recordTooLarge = "record-too-large"
    case recordCut = "record-cut"
    case recordUnterminated = "record-unterminated"
    case rowsExpected = "rows-expected"
    case rowsFewer = "rows-fewer"
    case xmlMalformed = "xml-malformed"
    case xmlEntity = "xml-entity"
    case xmlLimit = "xml-limit"
    case xmlNoRecords = "xml-no-records"
    case labelsMalformed = "labels-malformed"
    case jsonMalformed = "json-malformed"
    // Making sense of values
    case labelUnknown = "label-unknown"
    case keySuspected = "key-suspected"
    case codesUnordered = "codes-unordered"
    case answerDamaged = "answer-damaged"
    case idDamaged = "id-damaged"
    case groupsAlike = "groups-alike"
    case waveChanged = "wave-changed"
    case labelsOverLimit = "labels-over-limit"
    case duplicateRefused = "duplicate-refused"
    // People
    case peopleDuplicate = "people-duplicate"
    case peopleCycle = "people-cycle"
    case peopleOrphan = "people-orphan"
    case peopleSelfManager = "people-self-manager"
    case peopleRoots = "people-roots"
    case peopleLabelConflict = "people-label-conflict"
    case responsesUnmatched = "responses-unmatched"
    case headCountExceeded = "head-count-exceeded"
    // Results
    case everythingWithheld = "everything-withheld"
    case conservationBroken = "conservation-broken"
    case auditFinding = "audit-finding"
    case locked = "locked"
    case outputUnwritable = "output-unwritable"
    case draftMissing = "draft-missing"
    case codingKeyMissing = "coding-key-missing"
    case commentsQuestion = "comments-question"
    case commentsFew = "comments-few"
    case commentsUncoded = "comments-uncoded"
    case draftTampered = "draft-tampered"
    case internalFailure = "internal-failure"

    /// How bad it is.
    package var severity: Severity {
        switch self {
        case .encodingAssumed, .sheetUnusual, .headerDuplicate, .recordShort, .recordLong, .recordUnterminated,
            .labelUnknown, .keySuspected, .codesUnordered, .answerDamaged, .waveChanged, .groupsAlike, .peopleOrphan,
            .peopleRoots,
            .peopleLabelConflict,
            .responsesUnmatched, .rowsFewer, .commentsUncoded:
            .warning
        case .everythingWithheld, .studyProposed: .notice
        default: .error
        }
    }

    /// The exit code of a run that it stopped.
    package var exit: ExitCode {
        switch self {
        case .studyMissing, .studySyntax, .studyUnknownKey, .studyDuplicateKey, .studyWrongType, .studyMissingKey,
            .studyUnknownName, .studyInvalidValue, .studyConflict, .studyFloor, .commentsQuestion:
            return .invalidStudy
        case .sourceMissing: return .noInput
        case .sourceUnreadable: return .inputOutput
        case .sourceChanged, .locked: return .tryLater
        case .auditFinding, .commentsFew: return .privacyRefusal
        case .outputUnwritable: return .cannotCreate
        case .conservationBroken, .internalFailure: return .internalError
        case .draftMissing, .codingKeyMissing: return .noInput
        case .draftTampered: return .privacyRefusal
        default: return .malformedInput
        }
    }
}

/// How bad a finding is.
package enum Severity: String, Sendable, Comparable {
    case notice, warning, error

    private var rank: Int {
        switch self {
        case .notice: 0
        case .warning: 1
        case .error: 2
        }
    }

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}
