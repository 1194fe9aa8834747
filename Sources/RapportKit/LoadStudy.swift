import Diagnostics
import Platform
import Study
import StudyFile

/// A study with the folder that its paths count from.
struct LoadedPipeline: Sendable {
    let study: Study
    let file: String
    let folder: String
    /// Bytes of the chunks that inputs are read in, about; nil is what is quickest.
    var chunk: Int?

    /// Reads and checks the study.
    static func load(_ options: RunOptions) throws -> LoadedPipeline {
        let text = try text(of: options.study)
        var overrides = options.overrides
        if let asOf = options.asOf { overrides.append("as_of=" + asOf) }
        let loaded = try StudyFile.load(text: text, file: options.study, overrides: overrides)
        let folder = options.study == "-" ? "." : Folders.parent(of: options.study)
        return LoadedPipeline(study: loaded.study, file: options.study, folder: folder, chunk: options.chunk)
    }

    private static func text(of path: String) throws -> String {
        guard path == "-" || path.hasSuffix(".yml") || path.hasSuffix(".yaml") else {
            throw Failure(
                .studyMissing, "this is not a study: a study is a file ending in .yml", at: Place(file: path),
                help: "look at an export with `rapport inspect \(path)`, then name it under `sources` of a pipeline.yml"
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

    /// A path of the study, as seen from here.
    func path(_ path: String) -> String { path == "-" ? path : Folders.resolve(path, in: folder) }

    /// Where outputs go.
    func outputFolder(_ options: RunOptions) -> String {
        options.out ?? Folders.resolve(study.outputs.folder, in: folder)
    }
}
