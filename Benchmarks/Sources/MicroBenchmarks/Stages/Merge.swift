import Ingest
import Normalize
import Score

/// From the sums of two workers to those of a source.
extension Benchmark {
    static let merge = Benchmark(name: "merge", unit: .counters) { job in
        let open = try job.open()
        let workers = try open.read(Halves(open)) { $1.consume($0) }.scorers
        let counters = workers.count * open.population.space.slotCount * open.layout.width
        return {
            var own = open.scorer()
            let time = ContinuousClock().measure { for worker in workers { own.merge(worker) } }
            return Round(time: time, amount: counters)
        }
    }

    /// Two workers that take blocks in turn. Who gets which chunk is left to chance in a run, and must not be here.
    private struct Halves: Sendable {
        private(set) var scorers: [Scorer]
        private var normalizer: Normalizer
        private var codes = CodeBlock()
        private var turn = 0

        init(_ open: OpenJob) {
            scorers = [open.scorer(), open.scorer()]
            normalizer = open.normalizer()
        }

        mutating func consume(_ block: RecordBlock) {
            normalizer.normalize(block, into: &codes)
            scorers[turn].score(codes, block)
            turn = 1 - turn
        }
    }
}
