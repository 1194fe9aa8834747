import ArgumentParser
import RapportKit

/// The command line: arguments in, text and exit codes out. No logic lives here.
@main
struct RapportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rapport",
        abstract:
            "From raw survey exports to numbers an organisation can trust, without giving anybody's answers away.",
        version: Rapport.version,
        subcommands: [
            Run.self, Release.self, Check.self, Init.self, Inspect.self, Comments.self, Schema.self, Sample.self,
        ],
        defaultSubcommand: nil)

    static func main() {
        Rapport.harden()
        main(nil)
    }
}

/// How an export is to be read, where detection is not sure.
struct HintOptions: ParsableArguments {
    @Option(help: "Format, where detection is not sure.")
    var format: String?

    @Option(help: "Encoding, where detection is not sure.")
    var encoding: String?

    @Option(help: "What stands between two cells: comma, semicolon, tab or pipe.")
    var delimiter: String?

    @Option(help: "The sheet of a workbook.")
    var sheet: String?

    @Option(help: "Slash path of the element that is one record, for plain XML.")
    var record: String?

    func validate() throws {
        if let complaint = hints.complaint { throw ValidationError(complaint) }
    }

    var isAny: Bool { [format, encoding, delimiter, sheet, record].contains { $0 != nil } }

    var hints: ReadingHints {
        var hints = ReadingHints()
        (hints.format, hints.encoding, hints.delimiter) = (format, encoding, delimiter)
        (hints.sheet, hints.record) = (sheet, record)
        return hints
    }
}

/// Options that every command with a study has.
struct StudyOptions: ParsableArguments {
    @Argument(
        help: "The study (.yml; '-' reads it from standard input). In its place, exports: then a study is proposed.",
        completion: .file())
    var files: [String] = ["pipeline.yml"]

    @Option(help: "With exports: the file of employees.", completion: .file())
    var people: String?

    @Option(name: .customLong("set"), help: "Lay a value over the study, such as k=12 or sources.spring.path=FILE.")
    var overrides: [String] = []

    @Option(help: "The day that stands for today, YYYY-MM-DD.")
    var asOf: String?

    @Option(help: "Where results go, instead of the study's outputs.dir.", completion: .directory)
    var out: String?

    @Option(help: "How many workers read at the same time (default: one a processor).")
    var workers: Int?

    var options: RunOptions {
        var options = RunOptions(study: files.first ?? "pipeline.yml")
        if !isStudy {
            var proposal = ProposalRequest(exports: files)
            proposal.people = people
            options.proposal = proposal
        }
        options.overrides = overrides
        options.asOf = asOf
        options.out = out
        options.workers = workers
        return options
    }

    /// Whether the only file is a study.
    var isStudy: Bool { files.count == 1 && files.allSatisfy(Self.isStudy) }

    private static func isStudy(_ file: String) -> Bool {
        file == "-" || file.hasSuffix(".yml") || file.hasSuffix(".yaml")
    }

    func validate() throws {
        if files.count > 1, files.contains(where: Self.isStudy) {
            throw ValidationError("name a study, or exports, not both")
        }
        if people != nil, isStudy { throw ValidationError("--people goes with exports; a study has `people:`") }
        if let workers, !(1...256).contains(workers) { throw ValidationError("--workers must be 1 to 256") }
    }
}
