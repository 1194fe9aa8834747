import Workers

/// What a caller may decide about a run beyond its study.
public struct RunOptions: Sendable {
    /// Path of the study; `-` is standard input.
    public var study: String
    /// Exports to propose a study for, in the place of a file with one.
    public var proposal: ProposalRequest?
    /// Entries `key.path=value` laid over the study.
    public var overrides: [String]
    /// Output folder, instead of the study's.
    public var out: String?
    /// Where to write the places of records that no number rests on.
    public var rejects: String?
    /// Workers; nil for one a processor.
    public var workers: Int?
    /// The day that stands for today, `YYYY-MM-DD`.
    public var asOf: String?
    /// Bytes of the chunks that inputs are read in: for tests, since no result depends on it.
    var chunk: Int?

    /// A run of `study` with nothing else decided.
    public init(study: String = "pipeline.yml") {
        self.study = study
        overrides = []
    }

    var pool: Workers { Workers(workers) }
}
