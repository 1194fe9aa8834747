import Diagnostics
import Workers

extension Codebook {
    /// Reads a file that explains exports: a structure file of any known format.
    package static func read(
        _ request: Export.Request, workers: Workers, hasher: BlockHasher? = nil, collector: Collector
    ) throws -> (book: Codebook, input: Input, format: String) {
        let name = request.name
        let input = try Input.open(
            request.path, name: name, request.opening, workers: workers, hasher: hasher, collector: collector)
        // A file of a statistics program says itself what its codes mean.
        if let book = input.unpacked.last?.codebook, !book.questions.isEmpty {
            return (book, input, input.unpacked.last?.format ?? "")
        }
        let sample = try Sample.of(input, request)
        let (format, _) = try Detection.choose(sample, request, input)
        if let book = try format.codebook(input, sample) { return (book, input, format.name) }
        let known = Formats.all.filter { $0.holds == .structure }.map { $0.title }
        throw Failure(
            .labelsMalformed, "this is not a structure file: it looks like \(format.title)",
            at: Place(file: name, line: 1), help: "files that explain exports are: " + known.joined(separator: "; "))
    }
}
