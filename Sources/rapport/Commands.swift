import ArgumentParser
import RapportKit

struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read, score, protect, audit, and write a draft.",
        discussion:
            "A draft may be overwritten freely. What is handed on is a release: `rapport release`, or --release.")

    @OptionGroup var study: StudyOptions

    @OptionGroup(title: "With exports") var hints: HintOptions

    @Flag(help: "Publish a release beside the draft, for schedules.")
    var release = false

    @Option(
        help: "Write source, file, line and reason of every record that no number rests on to this CSV file.",
        completion: .file(extensions: ["csv"]))
    var rejects: String?

    @Option(
        help: ArgumentHelp(
            "Print an index (or item, or 'all') under every kind side by side, and write nothing.", valueName: "index"))
    var rescore: String?

    @Option(
        help: "Find out how another tool came to its figures: a table with group, measure and figure. Writes nothing.",
        completion: .file(extensions: ["csv", "xlsx"]))
    var match: String?

    @Flag(name: .shortAndLong, help: "Say nothing when all is well.")
    var quiet = false

    func validate() throws {
        if rescore != nil || match != nil, release || rejects != nil || (rescore != nil && match != nil) {
            throw ValidationError(
                "--rescore and --match write nothing: give one of them, without --release or --rejects")
        }
        guard hints.isAny, study.isStudy else { return }
        throw ValidationError(
            "--format, --encoding, --delimiter, --sheet and --record go with exports; a study has them for each source")
    }

    func run() throws {
        var options = study.options
        options.rejects = rejects
        options.proposal?.hints = hints.hints
        if let rescore { return try Terminal.data(Rapport.rescore(options, index: rescore)) }
        if let match { return try Terminal.data(Rapport.match(options, published: match)) }
        try Terminal.finish(Rapport.run(options, release: release), quiet: quiet)
    }
}

struct Release: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Publish the last draft as a release: the same numbers, for good.")

    @OptionGroup var study: StudyOptions

    @Flag(name: .shortAndLong, help: "Say nothing when all is well.")
    var quiet = false

    func run() throws {
        try Terminal.finish(Rapport.release(study.options), quiet: quiet)
    }
}

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Check a study and all its data; write nothing.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, github }

    @OptionGroup var study: StudyOptions

    @Option(help: "How to print findings: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format = Format.text

    func run() throws {
        try Terminal.data(Rapport.check(study.options, format: format.rawValue))
    }
}

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Propose a study for exports: columns, scales, questions, groups, with reasons.",
        discussion: "What is not sure stands in the study behind a #, with the reason.")

    @Argument(help: "The exports, a file each round of the survey.", completion: .file())
    var exports: [String]

    @Option(help: "A file of employees: head counts, groups, managers.", completion: .file())
    var people: String?

    @OptionGroup var hints: HintOptions

    @Option(help: "The study of an earlier round, to be gone on with.", completion: .file(extensions: ["yml", "yaml"]))
    var previous: String?

    @Option(help: "A table of items (CSV or .xlsx): item, text_en, scale, reverse, index.", completion: .file())
    var codebook: String?

    @Option(help: "Where the study goes; '-' is standard output.", completion: .file())
    var out = "pipeline.yml"

    @Flag(help: "Write over a study that is there.")
    var force = false

    func run() throws {
        var request = ProposalRequest(exports: exports)
        (request.people, request.previous, request.codebook) = (people, previous, codebook)
        request.hints = hints.hints
        let outcome = Rapport.propose(request, to: out, overwrite: force)
        try Terminal.write(outcome.data)
        try Terminal.finish(outcome, quiet: false)
    }
}

struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Describe one export: format and why, columns, texts found, blanks.",
        discussion: "Shows texts of the file: for its holder's eyes, not for logs.")

    @Argument(help: "The export; '-' is standard input.", completion: .file())
    var file: String

    @OptionGroup var hints: HintOptions

    @Option(
        help: "A file that explains the answers: .lss, .qsf, .sss, REDCap dictionary, XForm, DDI.", completion: .file())
    var labels: String?

    @Flag(help: "Print JSON (`rapport schema inspect`).")
    var json = false

    func run() throws {
        try Terminal.data(Rapport.inspect(file, hints: hints.hints, labels: labels, json: json))
    }
}

struct Comments: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Hand out what people wrote to those who give it themes.",
        discussion:
            """
            Writes all comments on one question, of the whole company, with a key and nothing else beside each, in an order \
            that says nothing. People name themselves and others in what they write: keep the file from everybody else.
            """)

    @OptionGroup var study: StudyOptions

    @Option(help: "Where to write the comments: key, comment, themes (CSV).", completion: .file(extensions: ["csv"]))
    var forCoding: String

    @Option(help: "Which question of words, where the study has several.")
    var question: String?

    func validate() throws {
        guard study.isStudy else {
            throw ValidationError("comments are of a question in a study: `rapport init` proposes one")
        }
    }

    func run() throws {
        try Terminal.finish(Rapport.comments(study.options, forCoding: forCoding, question: question), quiet: false)
    }
}

struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the JSON Schema of a file that Rapport writes.")

    @Argument(help: "Which: \(Rapport.schemaNames.joined(separator: ", ")).")
    var name: String

    func run() throws {
        guard let text = Rapport.schema(name) else {
            throw ValidationError("unknown schema '\(name)'; known: \(Rapport.schemaNames.joined(separator: ", "))")
        }
        try Terminal.write(text)
    }
}

struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the files of the fictional organisation that the examples use.")

    @Option(help: "Folder to write to.", completion: .directory)
    var out = "SampleData"

    func run() throws {
        try Terminal.finish(Rapport.sample(to: out), quiet: false)
    }
}
