import Diagnostics
import Workers

extension Codebook {
    /// Reads a file that explains exports: a structure file of any known format.
    package static func read(_ path: String, name: String, workers: Workers, collector: Collector) throws -> Codebook {
        let input = try Input.open(path, name: name, workers: workers, hasher: nil, collector: collector)
        let request = Export.Request(path: path, name: name)
        let sample = try Sample.of(input, request)
        let (format, _) = try Detection.choose(sample, request, input)
        if let book = try format.codebook(input, sample) { return book }
        let known = Formats.all.filter { $0.holds == .structure }.map { $0.title }
        throw Failure(
            .labelsMalformed, "this is not a structure file: it looks like \(format.title)",
            at: Place(file: name, line: 1), help: "files that explain exports are: " + known.joined(separator: "; "))
    }
}
