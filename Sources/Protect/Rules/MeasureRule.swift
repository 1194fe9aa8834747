import Analyse
import Score
import Study

/// Threat: not everybody answers everything. A group of fourteen may have six answers to one item, and a parent one
/// answer more than its child; or everybody in a group answered alike, which says what each of them answered.
/// Rule: for each measure, while a group that the speaking cells determine has 1 to T - 1 answers, or all its answers
/// are alike at an end, the cell of that relation with the fewest answers falls silent for this measure. The company is
/// silent last.
/// Argument: fewer speaking cells determine fewer groups, and remainders only join, so the loop ends and what is left
/// is safe; the groups checked are those that the pattern on people determines.
/// Reference: privacy by item respondents; homogeneity (l-diversity with l = 2).
struct MeasureRule {
    private let view: WaveView
    private let relations: [Relation]
    private let additive: [(total: Int, parts: [Int])]
    private let answers: [Int]
    private let threshold: Int
    private let uniformity: Uniformity
    private(set) var speaks: [Bool]

    init(
        _ view: WaveView, relations: [Relation], additive: [(total: Int, parts: [Int])], start: [Bool], answers: [Int],
        threshold: Int, uniformity: Uniformity
    ) {
        self.view = view
        self.relations = relations
        self.additive = additive
        self.answers = answers
        self.threshold = threshold
        self.uniformity = uniformity
        speaks = start
        // One's own answers come first; the rest is a loop over relations.
        for group in speaks.indices where speaks[group] && answers[group] > 0 {
            if answers[group] < threshold || uniformity.isUniform(group) { speaks[group] = false }
        }
        while silenceOne() {}
    }

    private func isBad(_ answers: Int, _ terms: [Int: Int]) -> Bool {
        answers > 0 && (answers < threshold || uniformity.isUniform(terms))
    }

    /// Finds a bad relation and silences one cell of it; false when there is none.
    private mutating func silenceOne() -> Bool {
        var changed = false
        for unit in view.unitsUpward where speaks[unit] {
            let below = shownBelow(unit)
            if below.isEmpty { continue }
            let rest = answers[unit] - below.reduce(0) { $0 + answers[$1] }
            if rest == 0 { continue }
            var terms = Dictionary(below.map { ($0, -1) }, uniquingKeysWith: { a, _ in a })
            terms[unit] = 1
            if isBad(rest, terms) { silence([unit] + below); changed = true }
        }
        for relation in additive where speaks[relation.total] {
            let parts = relation.parts.filter { speaks[$0] }
            if parts.isEmpty { continue }
            let rest = answers[relation.total] - parts.reduce(0) { $0 + answers[$1] }
            var terms = Dictionary(parts.map { ($0, -1) }, uniquingKeysWith: { a, _ in a })
            terms[relation.total, default: 0] += 1
            if isBad(rest, terms) { silence([relation.total] + parts); changed = true }
        }
        for relation in relations where relation.cells.keys.allSatisfy({ speaks[$0] }) {
            if isBad(relation) { silence(Array(relation.cells.keys)); changed = true }
        }
        return changed
    }

    private func isBad(_ relation: Relation) -> Bool {
        guard relation.isWhole else { return true }
        var terms = relation.cells
        for (unit, coefficient) in relation.remainders {
            // A remainder of the pattern may have joined the one above it; then the relation no longer holds.
            guard speaks[unit] else { return false }
            terms[unit, default: 0] += coefficient
            for below in shownBelow(unit) { terms[below, default: 0] -= coefficient }
        }
        return isBad(terms.reduce(0) { $0 + $1.value * answers[$1.key] }, terms)
    }

    /// The nearest speaking units below a unit.
    private func shownBelow(_ unit: Int) -> [Int] {
        var found: [Int] = []
        var stack = view.children[unit]
        while let child = stack.popLast() {
            if speaks[child] { if answers[child] > 0 { found.append(child) } } else { stack += view.children[child] }
        }
        return found
    }

    /// Silences the group with the fewest answers; ties by order, the company last.
    private mutating func silence(_ groups: [Int]) {
        let order = groups.filter { speaks[$0] }.sorted {
            ($0 == 0 ? 1 : 0, answers[$0], $0) < ($1 == 0 ? 1 : 0, answers[$1], $1)
        }
        if let first = order.first { speaks[first] = false }
    }
}
