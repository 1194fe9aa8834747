import Diagnostics
import Platform
import Study

/// The files behind a source: one path, or all that a `*` in the last component matches, in order of name.
enum SourceFiles {
    static func find(_ source: Source, in pipeline: LoadedPipeline) throws -> [String] {
        let path = pipeline.path(source.path)
        guard path.contains("*") else {
            if path == "-" || Folders.exists(path) { return [path] }
            if source.optional { return [] }
            throw missing(source, path, pipeline)
        }
        let folder = Folders.parent(of: path)
        let pattern = path.split(separator: "/").last.map(String.init) ?? path
        let names = (try? Folders.names(in: folder))?.filter { matches($0, pattern) } ?? []
        if names.isEmpty, !source.optional { throw missing(source, path, pipeline) }
        return names.map { folder == "." && !path.hasPrefix("./") ? $0 : folder + "/" + $0 }
    }

    private static func missing(_ source: Source, _ path: String, _ pipeline: LoadedPipeline) -> Failure {
        let folder = Folders.parent(of: path)
        let wanted = path.split(separator: "/").last.map(String.init) ?? path
        let near = (try? Folders.names(in: folder)).flatMap { NearestName.of(wanted, among: $0) }
        let help =
            !Folders.isFolder(folder)
            ? "the folder \(folder) is not there; paths count from the study's folder"
            : near.map { "did you mean \($0)?" }
                ?? "the folder is there, the file is not; `optional: true` lets it be missing"
        return Failure(
            .sourceMissing, "source '\(source.name)' matches no file: \(source.path)", at: Place(file: pipeline.file),
            help: help)
    }

    /// Whether a name fits a pattern with `*` for any run of characters.
    static func matches(_ name: String, _ pattern: String) -> Bool {
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard let first = parts.first, let last = parts.last, parts.count > 1 else { return name == pattern }
        var rest = Substring(name)
        guard rest.hasPrefix(first), rest.dropFirst(first.count).hasSuffix(last) else { return false }
        rest = rest.dropFirst(first.count).dropLast(last.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }
}
