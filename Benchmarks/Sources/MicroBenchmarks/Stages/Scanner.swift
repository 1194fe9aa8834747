import Digests

/// From bytes to record blocks.
extension Benchmark {
    /// Quotes, borders of records and UTF-8, block by block.
    static let firstPass = Benchmark(name: "scanner-first-pass", unit: .bytes) { job in
        {
            var size = 0
            let time = try ContinuousClock().measure { size = try job.input(hasher: nil).size }
            return Round(time: time, amount: size)
        }
    }

    /// The same with the hashes of the blocks, as a run has it.
    static let hashedFirstPass = Benchmark(name: "scanner-first-pass-hashed", unit: .bytes) { job in
        {
            var size = 0
            let time = try ContinuousClock().measure {
                size = try job.input(hasher: { BlockDigest.hash($0) }).size
            }
            return Round(time: time, amount: size)
        }
    }

    /// The walk over the records' cells into blocks, reading the file included.
    static let walk = Benchmark(name: "scanner-walk", unit: .bytes) { job in
        let open = try job.open()
        return {
            let time = try ContinuousClock().measure { try open.read(()) { _, _ in } }
            return Round(time: time, amount: open.export.input.size)
        }
    }
}
