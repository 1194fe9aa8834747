import Diagnostics
import Ingest
import Propose
import Publish
import Study

extension Rapport {
    /// Describes one export: format and why, columns, texts found in each, blanks. For the holder of the file; nothing
    /// of it is meant for a log.
    /// - Parameters:
    ///   - hints: how to read it, where detection is not sure.
    ///   - labels: a structure file that explains the answers.
    ///   - json: whether the description is JSON (`rapport schema inspect`), not text.
    public static func inspect(
        _ path: String, hints: ReadingHints = ReadingHints(), labels: String? = nil, json: Bool = false
    ) -> RunOutcome {
        let collector = Collector()
        var text = ""
        do {
            var source = Source(name: "file", path: path)
            source.labels = labels
            let options = RunOptions()
            let pipeline = LoadedPipeline(study: Study(), file: path, folder: ".")
            var request = try Reading.request(source, path: path, name: path, pipeline, options.pool, collector)
            try hints.apply(to: &request)
            let export = try Export.open(request, workers: options.pool, hasher: nil, collector: collector)
            let inspection = try Inspection(ExportProfile(export, workers: options.pool))
            text = json ? InspectionJSON.text(inspection) : InspectionText.text(inspection)
        } catch {
            collector.add(error)
        }
        return outcome(collector, text)
    }

    /// The JSON Schema of a file this version writes; nil for an unknown name.
    public static func schema(_ name: String) -> String? { Schemas.text(name) }

    /// Names that `schema` knows.
    public static var schemaNames: [String] { Schemas.all.map(\.name) }
}
