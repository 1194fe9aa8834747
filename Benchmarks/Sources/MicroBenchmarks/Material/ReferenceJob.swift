import Diagnostics
import Ingest
import Normalize
import Platform
import Score
import Study
import StudyFile
import Workers

/// The reference study with a generated export for it, as a file. Everything is done by one worker.
struct ReferenceJob: Sendable {
    let rows: Int
    let study: Study
    let path: String
    private let folder: TemporaryFolder

    static let workers = Workers(1)

    init(study file: String, rows: Int) throws {
        let text = String(decoding: try OpenFile.read(file).all(limit: StudyFile.largestText), as: UTF8.self)
        self.rows = rows
        study = try StudyFile.load(text: text, file: file, overrides: []).study
        folder = try TemporaryFolder()
        path = try folder.write(GeneratedExport.csv(rows: rows), as: "reference.csv")
    }

    /// The first pass over the file.
    func input(hasher: BlockHasher?) throws -> Input {
        try Input.open(path, name: path, workers: Self.workers, hasher: hasher, collector: Collector())
    }

    /// Everything that comes before records are read.
    func open() throws -> OpenJob { try OpenJob(self) }
}

/// The job with its file understood and its population built: what a worker starts from.
struct OpenJob: Sendable {
    let job: ReferenceJob
    let export: Export
    let population: Population
    let layout: TallyLayout
    private let binding: Binding

    fileprivate init(_ job: ReferenceJob) throws {
        let (study, workers, collector) = (job.study, ReferenceJob.workers, Collector())
        self.job = job
        layout = TallyLayout(study)
        export = try Export.open(
            Export.Request(path: job.path, name: job.path), workers: workers, hasher: nil, collector: collector)
        population = try Population.build(study, people: nil, workers: workers, collector: collector)
        binding = try Binding.make(
            study, study.sources[0], export, attributes: population.space.attributes, collector: collector)
    }

    func normalizer() -> Normalizer {
        Normalizer(
            job.study, binding: binding, population: population, layout: export.layout, wave: nil, hasPeople: false)
    }

    func scorer() -> Scorer { Scorer(layout: layout, space: population.space) }

    /// Not all that was written has been read: there is nothing to time.
    struct RecordsMissing: Error {
        let found: Int
    }

    /// Reads all records, and sees to it that they are all.
    func read<State: Sendable>(
        _ state: State, consume: @escaping @Sendable (RecordBlock, inout State) -> Void
    ) throws -> State {
        let states = try export.read(
            plan: binding.plan, workers: ReferenceJob.workers, start: { (state: state, records: 0) },
            consume: { block, worker in
                worker.records += block.count
                consume(block, &worker.state)
            })
        guard states.count == 1, states[0].records == job.rows else {
            throw RecordsMissing(found: states.reduce(0) { $0 + $1.records })
        }
        return states[0].state
    }
}
