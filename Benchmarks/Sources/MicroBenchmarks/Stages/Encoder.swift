import Ingest
import Normalize

/// From record blocks to code blocks.
extension Benchmark {
    static let encoder = Benchmark(name: "encoder", unit: .records) { job in
        let open = try job.open()
        return {
            let state = try open.read(Encoding(normalizer: open.normalizer())) { $1.consume($0) }
            return Round(time: state.time, amount: state.normalizer.ledger.read)
        }
    }

    /// A worker whose watch runs while it normalizes. A block does not outlive the reader's turn, so blocks cannot be
    /// gathered first and normalized later.
    private struct Encoding: Sendable {
        var normalizer: Normalizer
        var time = Duration.zero
        private var codes = CodeBlock()

        init(normalizer: Normalizer) { self.normalizer = normalizer }

        mutating func consume(_ block: RecordBlock) {
            let start = ContinuousClock.now
            normalizer.normalize(block, into: &codes)
            time += start.duration(to: .now)
        }
    }
}
