import Audit
import Diagnostics
import Digests
import Ingest
import Normalize
import Platform
import Protect
import Publish
import Score
import Study
import Workers

/// What a run tells its caller.
public struct RunOutcome: Sendable {
    /// Findings, rendered for people.
    public let messages: String
    /// The table and where the files are; empty when nothing was published.
    public let summary: String
    /// The process's exit code.
    public let exitCode: Int32
    /// What is meant for standard output.
    public internal(set) var data = ""
}

extension Rapport {
    /// Reads, scores, protects, audits and publishes a study; with `release`, publishes a release beside the draft.
    public static func run(_ options: RunOptions, release: Bool = false) -> RunOutcome {
        let collector = Collector()
        var summary = ""
        do {
            let made = try MadeRelease.make(options, collector)
            summary = try made.publish(options, release: release) + made.pipeline.keepProposal(options)
        } catch {
            collector.add(error)
        }
        return outcome(collector, summary)
    }

    /// Publishes the last draft as a release: the same numbers, byte for byte but for the mark.
    public static func release(_ options: RunOptions) -> RunOutcome {
        let collector = Collector()
        var summary = ""
        do {
            let pipeline = try LoadedPipeline.load(options)
            let publication = Publication(folder: pipeline.outputFolder(options))
            let lock = try publication.lock()
            let draft = try publication.readDraft()
            try checkStudy(pipeline, draft.study)
            let isNew = try publication.publishRelease(Promotion.release(draft.files), runID: draft.runID)
            withExtendedLifetime(lock) {}
            let path = "\(publication.folder)/releases/\(draft.runID)"
            let what = "\(pipeline.study.title), k \(pipeline.study.k), run \(draft.runID)"
            summary = (isNew ? "Released: " : "Released before, nothing new: ") + "\(path)\n\(what)\n"
        } catch {
            collector.add(error)
        }
        return outcome(collector, summary)
    }

    /// A draft of another study (or of this one before it was changed) is not what the caller means.
    private static func checkStudy(_ pipeline: LoadedPipeline, _ digest: String?) throws {
        guard digest != (try RunInfo.studyDigest(pipeline.study)) else { return }
        throw Failure(
            .draftMissing, "the draft was made from another study, or from this one before it was changed",
            at: Place(file: pipeline.file), help: "make a new draft with `rapport run`, look at it, then release it")
    }

    /// Checks a study and all its data, and writes nothing.
    /// - Parameter format: `text`, `json` or `github`.
    public static func check(_ options: RunOptions, format: String) -> RunOutcome {
        let collector = Collector()
        do { _ = try MadeRelease.make(options, collector) } catch { collector.add(error) }
        let found = collector.all
        let text =
            switch format {
            case "json": JSONRenderer.render(found)
            case "github": GitHubRenderer.render(found)
            default: TextRenderer.render(found) + (collector.hasErrors ? "" : "The study and its data are in order.\n")
            }
        return RunOutcome(messages: "", summary: text, exitCode: collector.exit.rawValue)
    }

    static func outcome(_ collector: Collector, _ summary: String) -> RunOutcome {
        RunOutcome(messages: TextRenderer.render(collector.all), summary: summary, exitCode: collector.exit.rawValue)
    }
}

/// A release in memory, audited, with what its manifest says.
struct MadeRelease {
    let release: Release
    let pipeline: LoadedPipeline
    let reading: ReadingResult
    private let collector: Collector
    private var timing: [(stage: String, milliseconds: Int)] = []

    /// The stages of the pipeline, from files to a release that has passed its audit.
    ///
    /// - Parameter reshaped: what becomes of the study before anything is read.
    static func make(
        _ options: RunOptions, _ collector: Collector, reshaped: (Study) throws -> Study = { $0 }
    ) throws -> MadeRelease {
        var clock = StageClock()
        var declared = try LoadedPipeline.load(options, collector)
        declared.study = try reshaped(declared.study)
        let workers = options.pool
        clock.lap("load")
        var pipeline = declared
        pipeline.study = try ImplicitScales(pipeline: declared, workers: workers).filled()
        var reading = try Reading(
            pipeline: pipeline, workers: workers, collector: collector, gathersRejects: options.rejects != nil,
            commentKey: CodingSecret.needed(by: declared, options)
        ).read()
        if let path = options.rejects { try Rejects.write(reading, to: path) }
        clock.lap("read")
        let groups = Groups(reading.scored)
        reading = Guards(reading: reading, file: pipeline.file, collector: collector).applied(groups)
        clock.lap("roll_up")
        let scored = reading.scored
        let (release, complaints) = try Settlement.settle(
            scored, groups,
            patterns: { waves, objections in
                try workers.map(chunks: waves.count) { chunk, _ in
                    Pattern.wave(scored, groups, waves[chunk], objections: objections)
                }
            },
            eachWave: { waves, body in try workers.map(chunks: waves) { wave, _ in body(wave) } },
            attack: { try Attack.complaints($0, groups, workers) })
        try refuse(complaints, release, collector)
        clock.lap("protect_and_audit")
        return MadeRelease(
            release: release, pipeline: declared, reading: reading, collector: collector, timing: clock.laps)
    }

    /// Stops when the audit still finds a way.
    private static func refuse(_ complaints: [Complaint], _ release: Release, _ collector: Collector) throws {
        guard complaints.isEmpty else {
            throw Failure(
                complaints.prefix(20).map { complaint in
                    let names = complaint.groups.prefix(8).map { release.groups[$0].id }.joined(separator: ", ")
                    return Diagnostic(
                        .auditFinding, "the audit found a way to single people out, through \(names)",
                        help: "nothing was published; please report this")
                })
        }
        if !release.rows.contains(where: \.speaks) {
            collector.add(
                Diagnostic(
                    .everythingWithheld, "everything is withheld: no group has \(release.k) respondents with an answer",
                    help: "this is a valid result; wider groups say more"))
        }
    }

    /// Writes the files. Returns what to say about it.
    func publish(_ options: RunOptions, release asRelease: Bool) throws -> String {
        if collector.hasErrors { return "" }
        let publication = Publication(folder: pipeline.outputFolder(options))
        let lock = try publication.lock()
        Completeness.compare(reading, withDraftIn: publication.folder, collector)
        let info = try RunInfo(self, collector.all)
        let files = try Publication.files(release, info, mark: .draft, workers: options.pool)
        let isNew = try publication.publishDraft(files, runID: info.runID)
        try publication.keep(LedgerJSON.bytes(runID: info.runID, sources: ledger()), as: LedgerJSON.name)
        var place =
            isNew
            ? "Draft: \(publication.folder)/draft\n" : "Nothing new; the draft stays: \(publication.folder)/draft\n"
        if asRelease {
            let released = try Publication.files(release, info, mark: .release, workers: options.pool)
            let added = try publication.publishRelease(released, runID: info.runID)
            place +=
                (added ? "Released: " : "Released before, nothing new: ")
                + "\(publication.folder)/releases/\(info.runID)\n"
        }
        withExtendedLifetime(lock) {}
        return SummaryTable(release, columns: Process.errorColumns ?? 120).text() + "\n" + ledgerLine(info) + place
    }

    private func ledger() -> [LedgerJSON.Source] {
        zip(reading.sources, reading.scored.ledgers).map { source, ledger in
            LedgerJSON.Source(
                source: source.source.name, path: source.export.input.name, read: ledger.read, records: ledger.records,
                cells: ledger.kinds)
        }
    }

    /// What became of the records: exact, for whoever runs the pipeline and has them.
    private func ledgerLine(_ info: RunInfo) -> String {
        var total = Ledger()
        for ledger in reading.scored.ledgers { total.merge(ledger) }
        let parts = ([("read", total.read)] + total.records).filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
        return "Records: " + parts.joined(separator: ", ") + "\n"
            + "Cells: \(info.cells.released) released, \(info.cells.withheld) withheld; audit: no finding\n"
    }
}

/// Measures stages one after the other.
private struct StageClock {
    private(set) var laps: [(stage: String, milliseconds: Int)] = []
    private var last = Process.seconds

    mutating func lap(_ stage: String) {
        let now = Process.seconds
        laps.append((stage, Int((now - last) * 1000)))
        last = now
    }
}

extension RunInfo {
    /// The manifest of a made release.
    init(_ made: MadeRelease, _ diagnostics: [Diagnostic]) throws {
        let study = made.pipeline.study
        let ledgers = made.reading.scored.ledgers
        var inputs = zip(made.reading.sources, ledgers).map { Self.input($0, $1, study.k) }
        let unlinked = Few.unlinked(inputs.map(\.ledger), used: ledgers.map { $0[.used] }, k: study.k)
        for i in inputs.indices
        where !unlinked[i].contains(where: { if case .exact = $0.count { $0.word == "used" } else { false } }) {
            // Cells are records times questions.
            inputs[i].cells = inputs[i].cells.map { ($0.word, $0.count == .exact(0) ? .exact(0) : .unsaid) }
            inputs[i].ledger = unlinked[i]
        }
        let people = made.reading.people.map { export in
            Input(
                source: "people", path: export.input.name, format: export.layout.format,
                encoding: export.input.encoding.rawValue, bytes: export.input.size,
                digest: BlockDigest.combine(export.input.hashes), ledger: [], cells: [])
        }
        let checks = Dictionary(grouping: diagnostics, by: \.id).map {
            ($0.key.rawValue, $0.value[0].severity.rawValue, $0.value.count)
        }
        let speaking = made.release.rows.count(where: \.speaks)
        let digest = try Self.studyDigest(study)
        let structures = made.reading.sources.compactMap(Self.structure)
        let all = (people.map { [$0] } ?? []) + inputs + structures
        self.init(
            runID: Self.runID(digest, all, codedWith: made.reading.codedWith), version: Rapport.version,
            study: made.pipeline.file, studyDigest: digest,
            k: study.k, asOf: study.asOf?.text, inputs: all, totals: Few.totals(inputs.map(\.ledger)),
            checks: checks.sorted { $0.0 < $1.0 }, cells: (speaking, made.release.rows.count - speaking),
            timing: made.laps)
    }

    private static func input(_ source: OpenSource, _ ledger: Ledger, _ k: Int) -> Input {
        Input(
            source: source.source.name, path: source.export.input.name, format: source.export.layout.format,
            encoding: source.export.input.encoding.rawValue, bytes: source.export.input.size,
            digest: BlockDigest.combine(source.export.input.allHashes), ledger: records(ledger, k),
            cells: Few.counts(ledger.kinds, k: k))
    }

    /// The file that explains a source's answers: another one means other results.
    private static func structure(_ source: OpenSource) -> Input? {
        guard let structure = source.structure else { return nil }
        return Input(
            source: source.source.name + " (labels)", path: structure.input.name, format: structure.format,
            encoding: structure.input.encoding.rawValue, bytes: structure.input.size,
            digest: BlockDigest.combine(structure.input.allHashes), ledger: [], cells: [])
    }

    private static func records(_ ledger: Ledger, _ k: Int) -> [(word: String, count: Count)] {
        Few.records(read: ledger.read, ledger.records, k: k)
    }

    /// The study as it was understood, without paths: two ways of writing the same have one digest.
    fileprivate static func studyDigest(_ study: Study) throws -> String {
        var study = study
        for i in study.sources.indices {
            study.sources[i].path = ""; study.sources[i].labels = study.sources[i].labels.map { _ in "" }
        }
        study.people?.path = ""
        study.outputs.folder = ""
        return BlockDigest.hex(of: try CanonicalText.of(study))
    }

    private static func runID(_ study: String, _ inputs: [Input], codedWith: String?) -> String {
        let parts =
            [study, Rapport.version] + inputs.map { $0.source + " " + $0.digest }.sorted()
            + (codedWith.map { [$0] } ?? [])
        return String(BlockDigest.hex(of: Array(parts.joined(separator: "\n").utf8)).prefix(16))
    }
}

extension MadeRelease {
    /// How long each stage took.
    var laps: [(stage: String, milliseconds: Int)] { timing }
}
