/// What the rounds of one benchmark took.
struct Measurement {
    let name: String
    let unit: Benchmark.Unit
    /// Worked through in each round.
    let amount: Int
    private let sorted: [Duration]

    init(name: String, unit: Benchmark.Unit, amount: Int, times: [Duration]) {
        (self.name, self.unit, self.amount) = (name, unit, amount)
        sorted = times.sorted()
    }

    var rounds: Int { sorted.count }
    /// Seconds.
    var median: Double { (sorted[(rounds - 1) / 2] + sorted[rounds / 2]) / .seconds(2) }
    var least: Double { sorted[0] / .seconds(1) }
    var most: Double { sorted[rounds - 1] / .seconds(1) }

    /// Units a second.
    var rate: Double { Double(amount) / median }
}
