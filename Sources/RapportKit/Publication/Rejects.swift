import Diagnostics
import Ingest
import Normalize
import Platform
import Publish

/// The file of rejects: where the records are that no number rests on, and why. Never what they say.
enum Rejects {
    /// Writes `source,file,line,reason` (0600), the sources in the order of the study, their records in that of the file.
    static func write(_ reading: ReadingResult, to path: String) throws {
        var bytes = Array("source,file,line,reason\n".utf8)
        for (source, rejects) in zip(reading.sources, reading.rejects) {
            let places = try source.export.lines(of: rejects.map(\.place))
            for reject in rejects {
                let place = places[reject.place] ?? Place(file: source.export.input.name)
                let line = place.line > 0 ? String(place.line) : ""
                let cells = [CSVText.field(source.source.name), CSVText.field(place.file), Array(line.utf8)]
                bytes += Array(cells.joined(separator: [UInt8(ascii: ",")]))
                bytes += Array(",\(reject.fate.word)\n".utf8)
            }
        }
        do { try Folders.overwrite(bytes, to: path) } catch {
            throw Failure(
                .outputUnwritable, "cannot write the rejects to \(path): \(error.text)",
                help: "choose another path with `--rejects`")
        }
    }
}
