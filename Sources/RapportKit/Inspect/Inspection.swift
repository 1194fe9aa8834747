import Ingest
import Normalize
import Propose
import Study

/// An export as its holder may see it described: what each column is and which answers stand in it, but no id, no name
/// and nothing that people wrote.
struct Inspection {
    /// One text of a column.
    struct Value {
        var text: String
        /// What a structure file, or the export itself, says that it means.
        var label: String?
        var count: Int
        /// The kind of missing answer that it stands for, as the ledger calls it.
        var missing: String?
    }

    /// One column.
    struct ColumnView {
        var column: Column
        /// What `init` would take it for.
        var kind: String
        var filled: Int
        /// Cells without an answer, by kind.
        var missing: [(kind: String, count: Int)]
        /// How many different texts there are; nil when there are too many to count.
        var distinct: Int?
        /// The least and the greatest whole number, where all answers are such and none is a person's own.
        var range: ClosedRange<Int>?
        /// The texts from the most frequent one down; nil where they would say something of a single person.
        var values: [Value]?
    }

    /// Something that looks wrong.
    struct Anomaly {
        /// Line of the first one.
        var line: Int
        var column: Column?
        var count: Int
        var what: String
    }

    let file: String
    let layout: Layout
    let encoding: String
    let hasMark: Bool
    let records: Int
    let columns: [ColumnView]
    /// Columns that are one question together.
    let groups: [(kind: String, stem: String, columns: [String])]
    /// Texts of the status column.
    let statuses: [(text: String, meaning: String, count: Int)]
    /// Responses that the platform calls finished; nil when it does not say.
    let finished: Int?
    let anomalies: [Anomaly]

    init(_ profile: ExportProfile) throws {
        let export = profile.export
        let proposal = try Proposal([profile])
        file = export.input.name
        layout = export.layout
        encoding = export.input.encoding.rawValue
        hasMark = export.input.mark > 0
        records = profile.records
        let kinds = Dictionary(proposal.columnKinds.map { ($0.id, $0.kind) }, uniquingKeysWith: { a, _ in a })
        columns = zip(profile.columns, profile.profiles).map { column, own in
            ColumnReader(layout: export.layout, column: column, profile: own).view(kind: kinds[column.id] ?? "")
        }
        groups = proposal.questionGroups.map { ($0.kind.rawValue, $0.stem, $0.columns) }
        (statuses, finished) = Self.completion(profile)
        anomalies = try Self.anomalies(profile)
    }

    private static func completion(
        _ profile: ExportProfile
    ) -> (statuses: [(text: String, meaning: String, count: Int)], finished: Int?) {
        let layout = profile.export.layout
        func column(_ role: Role) -> ColumnProfile? {
            zip(profile.columns, profile.profiles).first { $0.0.role == role }?.1
        }
        var statuses: [(text: String, meaning: String, count: Int)] = []
        if let status = column(.status), !status.overflow {
            statuses = status.byFrequency.map { ($0.text, (layout.statuses[$0.text] ?? .normal).rawValue, $0.count) }
        }
        if let finished = column(.finished), !layout.unfinished.isEmpty {
            let unfinished = layout.unfinished.reduce(0) { $0 + (finished.texts[$1] ?? 0) }
            return (statuses, finished.records - unfinished)
        }
        return (statuses, layout.needsSubmission ? column(.submitted)?.filled : nil)
    }

    private static func anomalies(_ profile: ExportProfile) throws -> [Anomaly] {
        var found: [(column: Column?, places: FirstPlaces, what: String)] = []
        for fault in RecordFault.allCases {
            if let places = profile.faults[fault] { found.append((nil, places, "records: \(fault.word)")) }
        }
        for (column, own) in zip(profile.columns, profile.profiles) {
            if let places = own.damage[.date], places.count * 2 < own.filled {
                // A column of days has nothing but days.
                found.append((column, places, "days among other texts, perhaps ranges such as 6-25"))
            }
            if let places = own.damage[.exponent] {
                found.append((column, places, "long numbers that were rounded"))
            }
        }
        let lines = try profile.export.lines(of: found.compactMap(\.places.places.first))
        return found.map { column, places, what in
            let line = places.places.first.flatMap { lines[$0]?.line } ?? 1
            return Anomaly(line: line, column: column, count: places.count, what: what)
        }
    }
}

/// Describes one column.
private struct ColumnReader {
    let layout: Layout
    let column: Column
    let profile: ColumnProfile

    func view(kind: String) -> Inspection.ColumnView {
        let values = profile.byFrequency.map { text, count in
            Inspection.Value(text: text, label: label(text), count: count, missing: missing(text))
        }
        let isListable = profile.isListable(in: column) && (isLabelled(kind) || !profile.looksWritten)
        let isShared = isListable || !profile.overflow && !profile.isPersonal && column.role == nil
        return Inspection.ColumnView(
            column: column, kind: kind, filled: profile.filled, missing: count(isListable ? values : []),
            distinct: profile.overflow ? nil : profile.texts.count,
            range: isShared && profile.isWhole ? profile.least...profile.greatest : nil,
            values: isListable ? values.filter { isLabelled(kind) || $0.count > 2 || $0.label != nil } : nil)
    }

    /// Whether the texts are answers of a known form: then they say nothing of a person, however rare they are.
    private func isLabelled(_ kind: String) -> Bool {
        [QuestionKind.scale, .yesNo, .nps, .slider].map(\.rawValue).contains(kind)
            || (profile.isWhole && profile.greatest < 1000)
            || column.role == .status || column.role == .finished || column.role == .language
    }

    private var question: Codebook.Question? { layout.codebook.question(of: column) }

    private func choice(_ text: String) -> Codebook.Choice? { question?.choices.first { $0.code == text } }

    private func label(_ text: String) -> String? {
        guard let label = choice(text)?.labels.first?.text, label != text, !label.isEmpty else { return nil }
        return label
    }

    private func missing(_ text: String) -> String? {
        let code: UInt8?
        if let known = layout.absences[text] {
            code = known
        } else if let choice = choice(text) {
            code = choice.isMissing ? AnswerCode.missingCode : nil
        } else {
            code = AbsenceWords.kind(of: text)
        }
        return code.flatMap { code in AnswerCode.absences.first { $0.code == code }?.word }
    }

    /// Blanks first, as the format means them.
    private func count(_ values: [Inspection.Value]) -> [(kind: String, count: Int)] {
        let blank = AnswerCode.absences.first { $0.code == layout.blank }?.word
        var counts = [blank ?? "": profile.blank]
        for value in values { if let kind = value.missing { counts[kind, default: 0] += value.count } }
        return AnswerCode.absences.map { ($0.word, counts[$0.word] ?? 0) }.filter { $0.count > 0 }
    }
}
