import Diagnostics
import Ingest
import Normalize
import Study

/// What went wrong with single records, gathered over workers.
struct Troubles {
    var fates = [FirstPlaces](repeating: FirstPlaces(), count: Fate.allCases.count)
    var invalid = FirstPlaces()
    var damaged = FirstPlaces()
    var shortened = FirstPlaces()
    var invalidBySlot: [Int: Int] = [:]

    mutating func merge(_ normalizer: Normalizer) {
        for i in fates.indices { fates[i].merge(normalizer.troubles[i]) }
        invalid.merge(normalizer.invalidAnswers)
        damaged.merge(normalizer.damagedAnswers)
        shortened.merge(normalizer.shortenedIDs)
        for (item, count) in normalizer.invalidBySlot.enumerated() where count > 0 {
            invalidBySlot[item, default: 0] += count
        }
    }
}

extension Reading {
    /// Says what became of records that could not be used, and stops when too many answers mean nothing.
    func report(_ troubles: Troubles, _ ledger: Ledger, _ source: OpenSource) throws {
        let name = source.export.input.name
        func first(_ places: FirstPlaces) throws -> Place? {
            try places.places.first.flatMap { try source.export.lines(of: [$0])[$0] }
        }
        for (fate, id, what) in Self.reported where troubles.fates[fate.rawValue].count > 0 {
            let places = troubles.fates[fate.rawValue]
            collector.add(
                Diagnostic(
                    id, "\(Self.count(places.count, "record")) \(what)", at: try first(places),
                    help: "in the ledger as `\(fate.word)`; the first one is here"))
        }
        if troubles.damaged.count > 0 {
            collector.add(
                Diagnostic(
                    .answerDamaged, "some answers look like days that a spreadsheet made of a range, such as 6-25",
                    at: try first(troubles.damaged),
                    help: "take the export as it comes from the platform, without opening and saving it in between"))
        }
        if troubles.shortened.count > 0 {
            throw Failure(
                .idDamaged, "ids have lost the zeros they begin with: with them they would match the people file",
                at: try first(troubles.shortened),
                help: "take the export as it comes from the platform, or keep the column as text when saving it")
        }
        let unmatched = ledger[.unmatched]
        if unmatched > 0 {
            collector.add(
                Diagnostic(
                    .responsesUnmatched, "some responses match nobody in the people file (`unmatched` in the ledger)",
                    at: Place(file: name), help: "check the id column and the snapshot of the wave"))
        }
        if let rows = study.expectations.first(where: { $0.source == source.source.name })?.rows, rows != ledger.read {
            throw Failure(
                .rowsExpected, "the study expects \(rows) records, the file has \(ledger.read)", at: Place(file: name),
                help: "the export is incomplete, or `expect:` is out of date")
        }
        try Completeness.check(pipeline.path(name), name: name, records: ledger.read)
        try checkLabels(troubles, ledger, source, first)
    }

    private static let reported: [(Fate, DiagnosticID, String)] = [
        (.short, .recordShort, "with fewer cells than the header"),
        (.long, .recordLong, "with more cells than the header"),
        (.unterminated, .recordUnterminated, "without a line end at the end of the file: it may be cut off"),
    ]

    private static func count(_ number: Int, _ word: String) -> String {
        number == 1 ? "1 \(word)" : "\(number) \(word)s"
    }

    private func checkLabels(
        _ troubles: Troubles, _ ledger: Ledger, _ source: OpenSource, _ first: (FirstPlaces) throws -> Place?
    ) throws {
        // Of all records, also those without a single answer that means something.
        let invalid = troubles.invalid.count
        guard invalid > 0 else { return }
        let given = ledger.answered + invalid
        let place = try first(troubles.invalid)
        let what = "answers to \(items(troubles.invalidBySlot)) mean nothing on their scale"
        let help =
            "see the texts with `rapport inspect`; add them to the scale's labels, `codes` or `missing` (such as NA)"
        if invalid * study.unknownLabels.denominator > given * study.unknownLabels.numerator {
            let limit = Figure(study.unknownLabels.value * 100, digits: 6)?.text ?? ""
            throw Failure(.labelsOverLimit, "more than \(limit) % of \(what)", at: place, help: help)
        }
        collector.add(Diagnostic(.labelUnknown, "some \(what)", at: place, help: help))
    }

    private func name(ofSlot slot: Int) -> String {
        if slot < study.items.count {
            return "`\(study.items[slot].id)` (scale `\(study.scales[study.items[slot].scale].id)`)"
        }
        var first = study.items.count
        for question in study.questions {
            if slot < first + question.slots { return "question `\(question.id)`" }
            first += question.slots
        }
        return "a question"
    }

    /// The items with the most answers that mean nothing, with their scales: names of the study, no answer.
    private func items(_ counts: [Int: Int]) -> String {
        let order = counts.keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }
        let names = order.prefix(3).map { item in
            name(ofSlot: item)
        }
        return names.joined(separator: ", ") + (order.count > 3 ? " and \(order.count - 3) more items" : "")
    }
}
