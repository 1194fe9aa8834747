import Study

/// The statements of a wave that the same groups make, under the same threshold.
struct Layer {
    private(set) var speaks: [Bool]
    private(set) var threshold: Int
    private(set) var spread: Bool
    private(set) var subjects: [Attack.Subject] = []

    private struct Key: Hashable {
        var speaks: [Bool]
        var spread: Bool
        var threshold: Int
    }

    /// In the order of the measures; people first, then answers, then sums of squares.
    static func all(_ input: AuditInput, _ statements: Statements, _ people: People, _ wave: Int) -> [Layer] {
        var layers: [Layer] = []
        var numbers: [Key: Int] = [:]
        func add(_ key: Key, _ subject: Attack.Subject) {
            guard key.speaks.contains(true) else { return }
            let number = numbers[key] ?? layers.count
            numbers[key] = number
            if number == layers.count {
                layers.append(Layer(speaks: key.speaks, threshold: key.threshold, spread: key.spread))
            }
            layers[number].subjects.append(subject)
        }
        let none = Array(repeating: Double.nan, count: input.groups.count)
        let order = [statements.participation] + input.measures.indices.filter { $0 != statements.participation }
        for measure in order {
            let range = statements.range(wave, measure)
            let speaks = statements.answers[range].map { $0 >= 0 }
            if measure == statements.participation {
                let answers = people.byGroup.map { Int32($0) }
                add(
                    Key(speaks: speaks, spread: false, threshold: input.k),
                    .init(measure: nil, answers: answers, sums: none))
                continue
            }
            let answers = Array(statements.answers[range])
            let subject = Attack.Subject(
                measure: measure, answers: answers, sums: Array(statements.sums[range]),
                extreme: Extreme(input.measures[measure]))
            let threshold = Audit.baseThreshold(input.measures[measure], input.k)
            add(Key(speaks: speaks, spread: false, threshold: threshold), subject)
            let spreads = Array(statements.spreads[range])
            let spreadThreshold = Audit.spreadThreshold(input.k)
            add(
                Key(speaks: spreads, spread: true, threshold: spreadThreshold),
                .init(measure: measure, answers: answers, sums: none))
        }
        return layers
    }
}
