import Diagnostics
import Ingest
import Normalize
import Propose
import Study
import Workers

/// A study that declares no scale gets those that the labels of its exports show: the labels that surveys use most, in
/// their order. Numbers are not taken for anything here (`Guards`).
struct ImplicitScales {
    let pipeline: LoadedPipeline
    let workers: Workers

    /// The study with a scale for each kind of labels that its items have; the same study where it declares scales, or
    /// where the answers are numbers.
    func filled() throws -> Study {
        var study = pipeline.study
        guard study.scales.count == 1, study.scales[0].isImplicit, !study.items.isEmpty else { return study }
        var counts = [[String: Int]](repeating: [:], count: study.items.count)
        for source in study.sources {
            for path in try SourceFiles.find(source, in: pipeline) where path != "-" {
                try add(source, path, to: &counts)
            }
        }
        for (item, texts) in counts.enumerated() {
            guard let scale = RecognisedScale.of(texts) else { continue }
            if let known = study.scales.firstIndex(where: { $0.id == scale.id && RecognisedScale.covers($0, texts) }) {
                study.items[item].scale = known
            } else {
                study.scales.append(scale)
                study.items[item].scale = study.scales.count - 1
            }
        }
        setThresholds(&study)
        return study
    }

    /// Counts the texts of items in a file, if its first records have any that are no numbers.
    private func add(_ source: Source, _ path: String, to counts: inout [[String: Int]]) throws {
        let request = try Reading.request(source, path: path, name: source.path, pipeline, workers, Collector())
        let export = try Export.open(request, workers: workers, hasher: nil, collector: Collector())
        let fields = FieldNames(pipeline.study, source)
        let items = Dictionary(pipeline.study.items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
        let columns = export.layout.columns.filter { items[fields.field(of: $0)] != nil }
        let hasLabels = columns.contains { column in
            export.layout.sample.contains { cells in
                column.position < cells.count && Headers.trim(cells[column.position]).contains(where: \.isLetter)
            }
        }
        guard hasLabels || export.layout.columns.isEmpty else { return }
        let profile = try ExportProfile(export, workers: workers)
        for (column, texts) in zip(profile.columns, profile.profiles) {
            guard let item = items[fields.field(of: column)] else { continue }
            counts[item].merge(texts.texts, uniquingKeysWith: +)
        }
    }

    /// Thresholds that followed from the scale nobody declared follow from the one found.
    private func setThresholds(_ study: inout Study) {
        let before = pipeline.study
        for i in study.indices.indices {
            guard let item = study.indices[i].parts.first?.item else { continue }
            let scale = study.scales[study.items[item].scale]
            let alike = study.indices[i].parts.allSatisfy {
                study.scales[study.items[$0.item].scale].points == scale.points
            }
            // Items on scales of different width are no index: they stay on the scale they had, and answers are reported.
            guard alike else {
                for part in study.indices[i].parts { study.items[part.item].scale = 0 }
                continue
            }
            let old = IndexThresholds.followed(before.indices[i], items: before.items, scales: before.scales)
            let new = IndexThresholds.followed(study.indices[i], items: study.items, scales: study.scales)
            if study.indices[i].favourable == old.favourable { study.indices[i].favourable = new.favourable }
            if study.indices[i].unfavourable == old.unfavourable { study.indices[i].unfavourable = new.unfavourable }
        }
    }
}
