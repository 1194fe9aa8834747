import Diagnostics
import Ingest
import Platform
import Propose
import Study
import StudyFile
import Workers

/// A study proposed from exports: what `init` writes and `run EXPORT` uses.
struct ProposedStudy {
    /// Paths as somebody at `folder` would write them.
    let text: String
    let file: String

    /// Reads the exports (and the people) and proposes a study of them.
    ///
    /// - Parameters:
    ///   - file: what messages call the study.
    ///   - path: a path as the study should name it.
    static func make(
        _ request: ProposalRequest, file: String, _ collector: Collector, path: (String) -> String = { $0 }
    ) throws -> ProposedStudy {
        var profiles: [ExportProfile] = []
        var sources: [StudyText.Source] = []
        var names: Set<String> = []
        if let twice = Dictionary(grouping: request.exports, by: { $0 }).first(where: { $0.value.count > 1 })?.key {
            throw Failure(
                .sourceAmbiguous, "the file is named twice", at: Place(file: twice),
                help: "name each export once: two would be two waves")
        }
        for export in request.exports {
            let (profile, labels) = try open(export, request.hints, request.workers, collector)
            guard profile.export.layout.holds == .responses else {
                throw Failure(
                    .sourceUnsupported, "the file holds \(profile.export.layout.holds.words)", at: Place(file: export),
                    help: profile.export.layout.holds == .people ? "name it behind --people" : "leave it out")
            }
            profiles.append(profile)
            var name = StudyFile.sourceName(of: export)
            while !names.insert(name).inserted { name += "-2" }
            sources.append(
                StudyText.Source(
                    path: path(export), name: name, labels: labels.map(path), hints: request.hints.studyKeys))
        }
        let proposal = try Proposal(profiles)
        let headers = Set(profiles.flatMap { $0.columns.filter { $0.role == .person }.map(\.id) })
        let people = try request.people.map { file -> (String, PeopleGuess) in
            let guess = PeopleGuess(
                try open(file, ReadingHints(), request.workers, collector).profile, personColumns: headers)
            return (path(file), guess)
        }
        var writer = StudyText(proposal, sources: sources, people: people, title: title(request.exports))
        writer.codebook = request.codebook.map(path)
        return ProposedStudy(
            text: try request.previous.map { try after($0, writer, names) } ?? writer.text(), file: file)
    }

    /// The study of an earlier round with the exports added.
    private static func after(_ previous: String, _ writer: StudyText, _ names: Set<String>) throws -> String {
        let options = RunOptions(study: previous)
        let loaded = try LoadedPipeline.load(options)
        for source in loaded.study.sources where names.contains(source.name) {
            throw Failure(
                .studyConflict, "the study has a source named `\(source.name)` already", at: Place(file: previous),
                help: "rename the export, or the source in the study")
        }
        let items = Set(loaded.study.items.map(\.id) + loaded.study.questions.map(\.id))
        return writer.text(
            after: PreviousStudy(try LoadedPipeline.text(of: previous)),
            old: loaded.study.sources.map { ($0.name, $0.path) }, items: items)
    }

    /// The name of the first file, as a title.
    private static func title(_ exports: [String]) -> String {
        StudyFile.sourceName(of: exports.first ?? "Survey").replacing("-", with: " ").replacing("_", with: " ")
    }

    private static func open(
        _ path: String, _ hints: ReadingHints, _ workers: Int?, _ collector: Collector
    ) throws -> (profile: ExportProfile, labels: String?) {
        var wanted = Export.Request(path: path, name: path)
        wanted.unpackers = Unpackers.all
        try hints.apply(to: &wanted)
        let workers = Workers(workers)
        var export = try Export.open(wanted, workers: workers, hasher: nil, collector: collector)
        var labels: String?
        try Companions.checkAlone(export, at: path)
        if export.layout.codebook.questions.isEmpty, let beside = Companions.structure(of: export, at: path) {
            var structure = Export.Request(path: beside, name: beside)
            structure.unpackers = Unpackers.all
            let book = try Codebook.read(structure, workers: workers, collector: Collector()).book
            wanted.codebook = book
            // What was said of the file has been said.
            let explained = try Export.open(wanted, workers: workers, hasher: nil, collector: Collector())
            let known = try explained.columns().count { book.question(of: $0) != nil }
            // A structure of another survey explains next to nothing.
            if known * 3 > book.questions.count || known * 3 > explained.layout.columns.count, known > 1 {
                (export, labels) = (explained, beside)
            }
        }
        return (try ExportProfile(export, workers: workers), labels)
    }
}

/// What somebody asks for who has no study yet.
public struct ProposalRequest: Sendable {
    /// Paths of the exports.
    public var exports: [String]
    /// A file of employees.
    public var people: String?
    /// The study of an earlier round, to be gone on with.
    public var previous: String?
    /// A table of items: item, text_en …, scale, reverse, index.
    public var codebook: String?
    /// How the exports are to be read, where detection is not sure.
    public var hints = ReadingHints()
    /// How many workers read at the same time; nil for one a processor.
    public var workers: Int?

    /// A proposal for some exports.
    public init(exports: [String]) { self.exports = exports }
}

/// Files that lie beside an export and explain it.
enum Companions {
    /// Data of a Triple-S survey have no headers: by themselves their first record would be taken for one.
    static func checkAlone(_ export: Export, at path: String) throws {
        guard export.layout.format == "csv", let dot = path.lastIndex(of: ".") else { return }
        let definition = path[..<dot] + ".sss"
        guard Folders.exists(String(definition)) else { return }
        throw Failure(
            .sourceUnsupported, "the data of a Triple-S survey, whose definition lies beside it",
            at: Place(file: export.input.name), help: "name the definition, \(definition)")
    }

    private static let endings: [String: [String]] = [
        "limesurvey": [".lss"], "limesurvey-xml": [".lss"], "limesurvey-vv": [".lss"], "qualtrics": [".qsf"],
        "qualtrics-legacy": [".qsf"], "redcap": ["dictionary.csv"], "odk": ["_form.xml", ".xform"],
        "odk-xml": ["_form.xml", ".xform"],
    ]

    /// The only structure file of the export's platform in its folder.
    static func structure(of export: Export, at path: String) -> String? {
        guard let endings = endings[export.layout.format] else { return nil }
        let folder = Folders.parent(of: path)
        let names = ((try? Folders.names(in: folder)) ?? []).filter { name in
            endings.contains { name.lowercased().hasSuffix($0) }
        }
        guard names.count == 1 else { return nil }
        return folder == "." && !path.hasPrefix("./") ? names[0] : folder + "/" + names[0]
    }
}

extension Rapport {
    /// Writes a study that is proposed from exports.
    /// - Parameters:
    ///   - target: where to; `-` is for standard output.
    ///   - overwrite: whether a file that is there may be replaced.
    public static func propose(_ request: ProposalRequest, to target: String, overwrite: Bool) -> RunOutcome {
        let collector = Collector()
        var (summary, data) = ("", "")
        do {
            if target != "-", !overwrite, Folders.exists(target) {
                throw Failure(
                    .outputUnwritable, "there is a study already", at: Place(file: target),
                    help: "write to another file with --out, or over this one with --force")
            }
            let folder = target == "-" ? "." : Folders.parent(of: target)
            let proposed = try ProposedStudy.make(request, file: target, collector) { Folders.path($0, from: folder) }
            if target == "-" {
                data = proposed.text
            } else {
                try Folders.overwrite(Array(proposed.text.utf8), to: target)
            }
            // What cannot be decided here is asked, with its place in the file.
            let tables = StudyTables(folder: folder)
            do { _ = try StudyFile.load(text: proposed.text, file: target, overrides: [], tables: tables.read) } catch {
                collector.add(error)
            }
            let lines = proposed.text.count { $0 == "\n" }
            summary = target == "-" ? "" : "Wrote \(target), \(lines) lines. Look at it, then: rapport run \(target)\n"
        } catch {
            collector.add(error)
        }
        var outcome = outcome(collector, summary)
        outcome.data = data
        return outcome
    }
}
