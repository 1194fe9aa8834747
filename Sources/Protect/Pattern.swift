import Analyse
import Score
import Statistics
import Study

/// Which cells speak, for which measure, at which disclosure class: fixed from people and numbers of answers alone,
/// before any engine runs.
package struct Pattern: Sendable {
    /// By `(wave * measures + measure) * groups + group`.
    package let permissions: [PermittedSums.Permission]

    /// The pattern of one wave. Waves know nothing of each other, so a caller may fix them side by side.
    ///
    /// - Parameter objections: cells that an attack on an earlier attempt has shown to say too much.
    package static func wave(_ scored: Scored, _ groups: Groups, _ wave: Int, objections: Set<Objection> = [])
        -> Pattern
    {
        let rules = WaveRules(scored, groups, wave, objections.filter { $0.wave == wave })
        var rows = Measure.all(scored.study).enumerated().map { rules.permissions($1, number: $0) }
        for family in MeasureFamily.all(scored.study) { rules.unite(family, &rows) }
        for index in (scored.held[wave] ?? [:]).keys {
            rows[1 + index] = rows[1 + index].map { _ in .silent }
        }
        requireItems(scored.study, &rows)
        return Pattern(permissions: rows.flatMap { $0 })
    }

    /// The pattern of all waves, in order.
    package init(waves: [Pattern]) { permissions = waves.flatMap(\.permissions) }

    private init(permissions: [PermittedSums.Permission]) { self.permissions = permissions }

    /// An index speaks only where all of its items do, and where all indices do that it is made of.
    ///
    /// Threat: where everybody answered everything, a sum (a mean, all answers in one heap) is that of the items; groups that
    /// fall silent with one item are others than those that fall silent with the index, and what both say adds up to the
    /// silent ones. Rule: the index is silent wherever one of its items is. Argument: then it says nothing of a group of
    /// which an item says nothing, and taking cells away never lets more be worked out.
    private static func requireItems(_ study: Study, _ rows: inout [[PermittedSums.Permission]]) {
        for (number, index) in study.indices.enumerated() {
            let items = index.parts.map { 1 + study.indices.count + $0.item }
            for required in items + index.components.map({ 1 + $0 }) {
                for group in rows[required].indices where !rows[required][group].speaks {
                    rows[1 + number][group] = .silent
                }
            }
        }
    }
}

/// The rules of one wave.
private struct WaveRules {
    private let scored: Scored
    private let groups: Groups
    private let wave: Int
    private let view: WaveView
    private let shown: [Bool]
    private let relations: [Relation]
    private let remainders: Remainders?
    private let additive: [(total: Int, parts: [Int])]
    private let objections: Set<Objection>

    init(_ scored: Scored, _ groups: Groups, _ wave: Int, _ objections: Set<Objection>) {
        self.objections = objections
        self.scored = scored
        self.groups = groups
        self.wave = wave
        view = WaveView(groups, wave: wave, k: scored.study.k)
        let cut = CutRule(view, tree: TreeRule.shown(view))
        shown = cut.shown.enumerated().map { group, isShown in
            isShown && !objections.contains { $0.measure == nil && $0.group == group }
        }
        relations = cut.relations
        remainders = cut.remainders
        additive = Self.additive(view, groups)
    }

    /// Sums that everybody knows: the cells of a cut make the company, the crossed cells of a value make the value.
    private static func additive(_ view: WaveView, _ groups: Groups) -> [(total: Int, parts: [Int])] {
        var sums: [(total: Int, parts: [Int])] = []
        for (cut, info) in groups.cuts.enumerated() where info.kind != .hierarchy {
            let cells = view.cells.filter { view.cuts[$0] == cut }
            sums.append((0, cells))
            guard info.kind == .crossed else { continue }
            var margins: [Int: Set<Int>] = [:]
            for (pattern, people) in zip(view.patterns, view.patternPeople) where people > 0 {
                guard let cell = pattern.first(where: { view.cuts[$0] == cut }) else { continue }
                for other in pattern where view.cutKinds[view.cuts[other]] == .plain {
                    margins[other, default: []].insert(cell)
                }
            }
            for (margin, parts) in margins.sorted(by: { $0.key < $1.key }) {
                // Only cuts that the crossing is made of have it as a sum.
                let inside = parts.reduce(0) { $0 + view.people[$1] }
                if inside == view.people[margin] { sums.append((margin, parts.sorted())) }
            }
        }
        return sums
    }

    /// What is left of `start` without the cells objected to for a measure.
    private func unopposed(_ start: [Bool], _ number: Int, spread: Bool) -> [Bool] {
        var left = start
        for objection in objections where objection.measure == number && objection.spreadOnly == spread {
            left[objection.group] = false
        }
        return left
    }

    /// Lets measures that the same people stand behind speak in the same groups.
    ///
    /// Threat: what one of them tells of a group and another of the next adds up to a third that neither speaks of; and
    /// where one is silent because all answers are alike, the others say so. Rule: they speak where all of them may
    /// (`sparesCompany` excepted), found anew until that is the same for all. Argument: each round has fewer cells, and ends in one pattern,
    /// which is safe for each of them; a measure that is silent for the company as well tells less, and how many stand
    /// behind it is known from the others.
    func unite(_ family: MeasureFamily, _ rows: inout [[PermittedSums.Permission]]) {
        let members = family.members
        while true {
            let common = groups.groups.indices.map { group in
                group == 0 && family.sparesCompany || members.allSatisfy { rows[$0.number][group].speaks }
            }
            let differs = members.contains { member in
                zip(rows[member.number], common).dropFirst(family.sparesCompany ? 1 : 0).contains { $0.speaks != $1 }
            }
            guard differs else { return }
            for (measure, number) in members { rows[number] = permissions(measure, number: number, within: common) }
        }
    }

    /// - Parameter within: groups that may speak at most.
    func permissions(_ measure: Measure, number: Int, within: [Bool]? = nil) -> [PermittedSums.Permission] {
        let most = within.map { zip(shown, $0).map { $0 && $1 } } ?? shown
        let answers = groups.groups.indices.map { group in
            groups.tallies.withRow(groups.row(wave, group)) { scored.layout.answers(measure, $0) } ?? 0
        }
        let k = scored.study.k
        let base = MeasureRule(
            view, relations: relations, remainders: remainders, additive: additive,
            start: unopposed(most, number, spread: false), answers: answers,
            threshold: DisclosureClass(measure, scored.layout).fewest(k: k),
            uniformity: Uniformity(measure, scored.layout, groups, wave: wave) ?? .never(groups))
        // Nothing more is said of a share than the share.
        if case .question = measure { return base.speaks.map { .init(speaks: $0, ownSD: false) } }
        guard measure != .participation else { return base.speaks.map { .init(speaks: $0, ownSD: false) } }
        let spread = MeasureRule(
            view, relations: relations, remainders: remainders, additive: additive,
            start: unopposed(base.speaks, number, spread: true), answers: answers,
            threshold: DisclosureClass.spread.fewest(k: k), uniformity: .never(groups))
        return zip(base.speaks, spread.speaks).enumerated().map { group, pair in
            .init(speaks: pair.0, ownSD: pair.1 && answers[group] > 0)
        }
    }
}
