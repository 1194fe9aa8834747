import Diagnostics
import Platform
import Study
import StudyFile

/// A study with the folder that its paths count from.
struct LoadedPipeline: Sendable {
    var study: Study
    let file: String
    let folder: String
    /// Bytes of the chunks that inputs are read in, about; nil is what is quickest.
    var chunk: Int?

    /// Where its keys stand; nil where there is no file.
    var places: Places?
    /// The request that the study was proposed for; nil where there is a file with it.
    var proposal: ProposalRequest?

    /// Reads and checks the study, or proposes one.
    static func load(_ options: RunOptions, _ collector: Collector = Collector()) throws -> LoadedPipeline {
        if let request = options.proposal { return try propose(request, options, collector) }
        let text = try text(of: options.study)
        var overrides = options.overrides
        if let asOf = options.asOf { overrides.append("as_of=" + asOf) }
        let folder = options.study == "-" ? "." : Folders.parent(of: options.study)
        let loaded = try StudyFile.load(
            text: text, file: options.study, overrides: overrides, tables: StudyTables(folder: folder).read,
            texts: { (path) throws(Failure) in try StudyTables(folder: folder).text(path) })
        return LoadedPipeline(
            study: loaded.study, file: options.study, folder: folder, chunk: options.chunk, places: loaded.places)
    }

    /// A study of nothing but exports.
    private static func propose(
        _ request: ProposalRequest, _ options: RunOptions, _ collector: Collector
    ) throws -> LoadedPipeline {
        var request = request
        request.workers = options.workers
        let name = (options.out ?? Outputs().folder) + "/" + proposedName
        // Findings about the exports come again when they are read for good.
        let proposed = try ProposedStudy.make(request, file: name, Collector())
        var overrides = options.overrides
        if let asOf = options.asOf { overrides.append("as_of=" + asOf) }
        let loaded: LoadedStudy
        do { loaded = try StudyFile.load(text: proposed.text, file: name, overrides: overrides) } catch {
            // What is asked stands in the file, where it can be answered.
            _ = try? keep(request, options)
            throw error
        }
        collector.add(
            Diagnostic(
                .studyProposed, "there is no study: one was proposed of the exports",
                help: "look at it: `rapport init` writes the same into a pipeline.yml of your own"))
        return LoadedPipeline(
            study: loaded.study, file: name, folder: ".", chunk: options.chunk, places: loaded.places,
            proposal: request)
    }

    private static let proposedName = "pipeline.yml"

    /// Writes the proposed study beside the results; a file that somebody may have changed stays. Says what it did.
    func keepProposal(_ options: RunOptions) throws -> String {
        guard let proposal else { return "" }
        return try Self.keep(proposal, options)
    }

    private static func keep(_ request: ProposalRequest, _ options: RunOptions) throws -> String {
        let folder = options.out ?? Outputs().folder
        let target = folder + "/" + proposedName
        let text = try ProposedStudy.make(request, file: target, Collector()) { Folders.path($0, from: folder) }.text
        if let there = try? OpenFile.read(target).all(limit: 2 << 20) {
            guard there != Array(text.utf8) else { return "Study: \(target)\n" }
            // Somebody may have changed the one that is there.
            let beside = folder + "/proposed.yml"
            try Folders.overwrite(Array(text.utf8), to: beside)
            return "Study: \(beside) (\(target) was there already, and stays as it is)\n"
        }
        try Folders.make(folder)
        try Folders.write(Array(text.utf8), to: target)
        return "Study: \(target)\n"
    }

    static func text(of path: String) throws -> String {
        guard path == "-" || path.hasSuffix(".yml") || path.hasSuffix(".yaml") else {
            throw Failure(
                .studyMissing, "this is not a study: a study is a file ending in .yml", at: Place(file: path),
                help: "propose one with `rapport init \(path)`, or go on without: `rapport run \(path)`"
            )
        }
        let bytes: [UInt8]
        do {
            if path == "-" {
                let stream = try OpenFile.standardInput()
                var all: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 1 << 16)
                while true {
                    let got = try buffer.withUnsafeMutableBytes { raw in
                        try raw.baseAddress.map { try stream.readNext(into: $0, count: raw.count) } ?? 0
                    }
                    if got == 0 { break }
                    all += buffer[..<got]
                }
                bytes = all
            } else {
                bytes = try OpenFile.read(path).all(limit: 2 << 20)
            }
        } catch let error as SystemError {
            throw Failure(
                .studyMissing, "no study here: \(error.text)", at: Place(file: path),
                help: "name the study behind the command, or go to the folder that holds pipeline.yml")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.studySyntax, "the study is not UTF-8 text", at: Place(file: path), help: "save it as UTF-8")
        }
        return text
    }

    /// Where an item stands: its own entry, else where the study says what is made of it.
    func place(ofItem id: String) -> Place {
        guard let places else { return Place(file: file) }
        let index = study.indices.first { index in index.parts.contains { study.items[$0.item].id == id } }
        let paths = ["items.\(id)"] + (index.map { ["indices.\($0.id)"] } ?? [])
        return paths.first(where: places.contains).map { places[$0] } ?? places["items"]
    }

    /// A path of the study, as seen from here.
    func path(_ path: String) -> String { path == "-" ? path : Folders.resolve(path, in: folder) }

    /// Where outputs go.
    func outputFolder(_ options: RunOptions) -> String {
        options.out ?? Folders.resolve(study.outputs.folder, in: folder)
    }
}
