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
    private let remainders: Remainders?
    private let additive: [(total: Int, parts: [Int])]
    private let answers: [Int]
    private let threshold: Int
    private let uniformity: Uniformity
    private(set) var speaks: [Bool]
    /// The remainders that these units leave; made when it is first asked for.
    private var joined: Remainders.Joined?

    init(
        _ view: WaveView, relations: [Relation], remainders: Remainders?, additive: [(total: Int, parts: [Int])],
        start: [Bool], answers: [Int],
        threshold: Int, uniformity: Uniformity
    ) {
        self.view = view
        self.relations = relations
        self.remainders = remainders
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

    private func isBad(_ answers: Int, _ terms: () -> [Relation.Term]) -> Bool {
        answers > 0 && (answers < threshold || uniformity.isUniform(terms()))
    }

    /// A group without parts of it, of which it may be one itself.
    private static func difference(_ total: Int, _ parts: [Int]) -> [Relation.Term] {
        [Relation.Term(group: total, factor: 1)] + parts.map { Relation.Term(group: $0, factor: -1) }
    }

    /// Finds a bad relation and silences one cell of it; false when there is none.
    private mutating func silenceOne() -> Bool {
        var changed = false
        for unit in view.unitsUpward where speaks[unit] {
            let below = shownBelow(unit)
            if below.isEmpty { continue }
            let rest = answers[unit] - below.reduce(0) { $0 + answers[$1] }
            if rest == 0 { continue }
            if isBad(rest, { Self.difference(unit, below) }) { silence([unit] + below); changed = true }
        }
        for relation in additive where speaks[relation.total] {
            let parts = relation.parts.filter { speaks[$0] }
            if parts.isEmpty { continue }
            let rest = answers[relation.total] - parts.reduce(0) { $0 + answers[$1] }
            if isBad(rest, { Self.difference(relation.total, parts) }) {
                silence([relation.total] + parts); changed = true
            }
        }
        for relation in relations {
            guard let terms = terms(of: relation), isBad(relation, terms) else { continue }
            silence((relation.cells.isEmpty ? terms : relation.cells).map(\.group))
            changed = true
        }
        return changed
    }

    /// The groups that make a relation now, or nil where it can no longer be worked out.
    private mutating func terms(of relation: Relation) -> [Relation.Term]? {
        if relation.terms.allSatisfy({ speaks[$0.group] }) { return relation.terms }
        guard relation.cells.allSatisfy({ speaks[$0.group] }) else { return nil }
        guard let remainders else { return nil }
        let joined = joined ?? remainders.joined(speaks)
        self.joined = joined
        return remainders.terms(levels: relation.remainders, joined).map { relation.cells + $0 }
    }

    private func isBad(_ relation: Relation, _ terms: [Relation.Term]) -> Bool {
        guard relation.isReadable else { return true }
        return isBad(terms.reduce(0) { $0 + $1.factor * answers[$1.group] }) { terms }
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
        if let first = order.first {
            speaks[first] = false
            joined = nil
        }
    }
}
