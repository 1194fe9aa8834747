import Ingest
import Normalize
import Protect
import Score

extension OpenJob {
    /// The release of the job, protected but not attacked: whether a cell more falls silent makes no difference to those
    /// who write it.
    func release() throws -> Release {
        let worker = try read(Scoring(normalizer(), scorer())) { $1.consume($0) }
        let scored = Scored(
            study: job.study, layout: layout, population: population, atoms: worker.normalizer.respondents.table,
            scorer: worker.scorer, ledgers: [worker.normalizer.ledger])
        let groups = Groups(scored)
        let pattern = Pattern(waves: groups.waves.indices.map { Pattern.wave(scored, groups, $0) })
        return try Release(scored, groups, pattern: pattern)
    }

    private struct Scoring: Sendable {
        private(set) var normalizer: Normalizer
        private(set) var scorer: Scorer
        private var codes = CodeBlock()

        init(_ normalizer: Normalizer, _ scorer: Scorer) { (self.normalizer, self.scorer) = (normalizer, scorer) }

        mutating func consume(_ block: RecordBlock) {
            normalizer.normalize(block, into: &codes)
            scorer.score(codes, block)
        }
    }
}
