/// Threat: a unit minus its visible sub-units is a handful of people, and every sum is a subtraction away.
/// Rule: choose the units to show so that every remainder is empty or at least k people, and as many units speak as
/// can (more people first among equals, the company always).
/// Argument: shown units are laminar, so their span has the non-empty remainders as a basis, and a set of people that
/// can be worked out is a union of remainders. The choice is optimal: a dynamic programme over the number of people
/// (0 to k - 1, or at least k) that are not yet covered in each unit.
/// Reference: bottom-up tree optimisation as in Fischetti and Salazar's hierarchical case; own formulation.
struct TreeRule {
    private let view: WaveView
    /// By unit and uncovered people (capped at k): the best weight and how it came about.
    private var best: [[Int: State]]

    private struct State {
        var weight: Int
        /// Whether the unit itself is shown.
        var shown: Bool
        /// Uncovered people of each child, in order.
        var parts: [Int]
    }

    init(_ view: WaveView) {
        self.view = view
        best = Array(repeating: [:], count: view.people.count)
    }

    /// The groups of the hierarchy that are shown.
    static func shown(_ view: WaveView) -> [Bool] {
        var rule = TreeRule(view)
        for unit in view.unitsUpward { rule.solve(unit) }
        return rule.choice()
    }

    private func cap(_ people: Int) -> Int { min(people, view.k) }

    private func weight(_ unit: Int) -> Int {
        unit == 0 ? 1 << 56 : (1 << 28) + view.people[unit]
    }

    private mutating func solve(_ unit: Int) {
        var open = [cap(view.own[unit]): State(weight: 0, shown: false, parts: [])]
        for child in view.children[unit] {
            var next: [Int: State] = [:]
            for (covered, state) in open {
                for (rest, below) in best[child] {
                    let key = cap(covered + rest)
                    let weight = state.weight + below.weight
                    if let known = next[key], !Self.better(weight, state.parts + [rest], known) { continue }
                    next[key] = State(weight: weight, shown: false, parts: state.parts + [rest])
                }
            }
            open = next
        }
        best[unit] = open
        guard view.people[unit] >= view.k else { return }
        for rest in [0, view.k] {
            guard let state = open[rest] else { continue }
            let shown = State(weight: state.weight + weight(unit), shown: true, parts: state.parts)
            if let known = best[unit][0], !Self.better(shown.weight, shown.parts, known) { continue }
            best[unit][0] = shown
        }
    }

    /// Ties go to the choice that leaves less uncovered in earlier children: a fixed order, whatever machine it is.
    private static func better(_ weight: Int, _ parts: [Int], _ known: State) -> Bool {
        weight != known.weight ? weight > known.weight : parts.lexicographicallyPrecedes(known.parts)
    }

    private func choice() -> [Bool] {
        var shown = [Bool](repeating: false, count: view.people.count)
        guard let top = best[0].min(by: { ($1.value.weight, $0.key) < ($0.value.weight, $1.key) }) else { return shown }
        var stack = [(unit: 0, state: top.value)]
        while let (unit, state) = stack.popLast() {
            shown[unit] = state.shown
            for (child, rest) in zip(view.children[unit], state.parts) {
                if let below = best[child][rest] { stack.append((child, below)) }
            }
        }
        return shown
    }
}
