import Study

/// What the rows say, as dense arrays by wave, measure and group.
struct Statements {
    let measures: Int
    let groups: Int
    /// Answers, -1 where a row says nothing.
    private(set) var answers: [Int32]
    /// Answers times mean, NaN where no mean is said or the measure's mean is no sum over people.
    private(set) var sums: [Double]
    private(set) var spreads: [Bool]
    /// Position of the measure that says how many people answered.
    let participation: Int

    func index(_ wave: Int, _ measure: Int, _ group: Int) -> Int { (wave * measures + measure) * groups + group }

    /// The statements of one wave and measure.
    func range(_ wave: Int, _ measure: Int) -> Range<Int> {
        let first = index(wave, measure, 0)
        return first..<first + groups
    }

    /// Nil where a row names a wave, measure or group that is not there, or says something twice.
    init?(_ input: AuditInput) {
        measures = input.measures.count
        groups = input.groups.count
        guard let first = input.measures.firstIndex(where: { $0.kind == "participation" }) else { return nil }
        participation = first
        let count = input.waves * measures * groups
        answers = Array(repeating: -1, count: count)
        sums = Array(repeating: .nan, count: count)
        spreads = Array(repeating: false, count: count)
        let summed = input.measures.map { Extreme.applies(to: $0) }
        for i in input.rows.indices where input.rows[i].speaks {
            guard read(input.rows[i], input.waves, summed) else { return nil }
        }
    }

    private mutating func read(_ row: ReleasedRow, _ waves: Int, _ summed: [Bool]) -> Bool {
        guard let n = row.n, let answers = Int32(exactly: n), answers >= 0 else { return false }
        guard row.wave >= 0, row.wave < waves, row.measure >= 0, row.measure < measures else { return false }
        guard row.group >= 0, row.group < groups else { return false }
        let index = index(row.wave, row.measure, row.group)
        guard self.answers[index] < 0 else { return false }
        self.answers[index] = answers
        if summed[row.measure], let mean = row[.value] { sums[index] = Double(n) * mean.value }
        if row[.sd] != nil { spreads[index] = true }
        return true
    }
}

/// Everybody at one end of the scale: then a mean is an answer, however many people are behind it.
struct Extreme {
    let low: Double?
    let high: Double

    static func applies(to measure: MeasureInfo) -> Bool {
        measure.scale != nil && additive.contains(measure.kind)
    }

    /// Kinds whose value is a mean over people.
    private static let additive: Set<String> = [
        "item", "mean_of_person_means", "sum", "ratio", "option", "first_choice", "mean_rank", "mean_part", "slider",
        "yes_share",
        "commented",
    ]

    init?(_ measure: MeasureInfo) {
        guard Self.applies(to: measure), let scale = measure.scale else { return nil }
        // That nobody chose one of many options says little of any of them.
        low = ["option", "first_choice"].contains(measure.kind) ? nil : scale.low
        high = scale.high
    }

    /// Whether `answers` answers that sum to `sum` are all at one end. `weight` is the sum of the magnitudes that
    /// were added up: each is exact to 12 digits. One deviating answer moves the sum by more than the tolerance.
    func holds(sum: Double, answers: Int, weight: Double) -> Bool {
        guard answers > 0, sum.isFinite else { return false }
        let n = Double(answers)
        return [low, high].compactMap { $0 }.contains { end in
            let tolerance = min(1e-6 * n * max(abs(low ?? high), abs(high)), 5e-3) + 4e-12 * weight
            return abs(sum - n * end) <= tolerance
        }
    }
}
