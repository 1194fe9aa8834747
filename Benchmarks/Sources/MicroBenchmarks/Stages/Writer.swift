import Protect
import Publish

/// From a release to the bytes of its files.
extension Benchmark {
    static let json = writer("writer-json") { ResultsJSON.bytes($0, mark: .draft) }
    static let csv = writer("writer-csv") { ResultsCSV.bytes($0, mark: .draft) }

    private static func writer(_ name: String, _ bytes: @escaping @Sendable (Release) -> [UInt8]) -> Benchmark {
        Benchmark(name: name, unit: .bytes) { job in
            let release = try job.open().release()
            return {
                var count = 0
                let time = ContinuousClock().measure { count = bytes(release).count }
                return Round(time: time, amount: count)
            }
        }
    }
}
