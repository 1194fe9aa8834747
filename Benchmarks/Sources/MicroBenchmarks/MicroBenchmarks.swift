import ArgumentParser
import Diagnostics
import Platform

/// Times single stages of the pipeline, each on an input of its own making. It tells and never judges: a time depends on
/// the machine and on its other work.
@main
struct MicroBenchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "MicroBenchmarks",
        abstract: "Time single stages on generated responses to the reference study.")

    @Option(help: "Only benchmarks whose name contains this.")
    var filter: String?

    @Option(help: "Write the same as JSON to this file.", completion: .file())
    var json: String?

    @Option(help: "Rounds that are measured, after one to warm up.")
    var rounds = 15

    @Option(help: "Responses in the generated export.")
    var rows = 20_000

    @Option(help: "The reference study.", completion: .file(extensions: ["yml"]))
    var study = "Benchmarks/reference.yml"

    static let all: [Benchmark] = [.firstPass, .hashedFirstPass, .walk, .encoder, .tally, .merge, .json, .csv]

    func validate() throws {
        guard rounds > 0 else { throw ValidationError("--rounds is \(rounds), and at least 1 is needed") }
        guard rows > 0 else { throw ValidationError("--rows is \(rows), and at least 1 is needed") }
        guard !chosen.isEmpty else {
            let known = Self.all.map(\.name).joined(separator: ", ")
            throw ValidationError("no benchmark is named like '\(filter ?? "")'; known: \(known)")
        }
        guard Folders.exists(study) else {
            throw ValidationError("no study at '\(study)': go to the repository's folder, or name it with --study")
        }
    }

    func run() throws {
        do { try measure() } catch let failure as Failure {
            Process.print(TextRenderer.render(failure.diagnostics), to: 2)
            throw ExitCode.failure
        }
    }

    private func measure() throws {
        print(Report.head)
        var measured: [Measurement] = []
        for benchmark in chosen {
            let measurement = try benchmark.measure(ReferenceJob(study: study, rows: rows), rounds: rounds)
            print(Report.row(measurement))
            measured.append(measurement)
        }
        if let json { try Report.write(measured, rows: rows, to: json) }
    }

    private var chosen: [Benchmark] { Self.all.filter { filter.map($0.name.contains) ?? true } }
}
