/// A stage to time: what it is called, what it works through, and how to make a round of it.
struct Benchmark: Sendable {
    /// What the work of a round is counted in.
    enum Unit: String, Sendable { case bytes, records, counters }

    /// One round: how long the stage itself took, and how much it worked through.
    struct Round: Sendable {
        var time: Duration
        var amount: Int
    }

    /// Rounds of one benchmark differ in time only. One that worked through something else was not the same round.
    struct UnequalWork: Error, CustomStringConvertible {
        let name: String
        let amounts: [Int]

        var description: String { "\(name): rounds worked through different amounts: \(amounts)" }
    }

    let name: String
    let unit: Unit
    /// Makes the input, which is not timed, and returns what is done once a round.
    let prepare: @Sendable (ReferenceJob) throws -> () throws -> Round

    /// Measures some rounds, after one to warm up.
    func measure(_ job: ReferenceJob, rounds: Int) throws -> Measurement {
        let round = try prepare(job)
        let all = try (0...rounds).map { _ in try round() }
        guard let amount = all.first?.amount, amount > 0, all.allSatisfy({ $0.amount == amount }) else {
            throw UnequalWork(name: name, amounts: all.map(\.amount))
        }
        return Measurement(name: name, unit: unit, amount: amount, times: all.dropFirst().map(\.time))
    }
}
