import Ingest
import Normalize
import Score

/// From code blocks to sums.
extension Benchmark {
    static let tally = Benchmark(name: "tally", unit: .records) { job in
        let open = try job.open()
        return {
            let state = try open.read(Counting(open.normalizer(), open.scorer())) { $1.consume($0) }
            return Round(time: state.time, amount: state.counted)
        }
    }

    /// A worker whose watch runs while it counts.
    private struct Counting: Sendable {
        private var normalizer: Normalizer
        private var scorer: Scorer
        private var codes = CodeBlock()
        private(set) var counted = 0
        private(set) var time = Duration.zero

        init(_ normalizer: Normalizer, _ scorer: Scorer) { (self.normalizer, self.scorer) = (normalizer, scorer) }

        mutating func consume(_ block: RecordBlock) {
            normalizer.normalize(block, into: &codes)
            let start = ContinuousClock.now
            scorer.score(codes, block)
            time += start.duration(to: .now)
            counted += codes.count
        }
    }
}
