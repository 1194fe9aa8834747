import Score
import Study
import TestSupport
import Testing

@testable import Protect

/// The choice of units against all choices there are.
@Suite struct TreeRuleTests {
    /// Up to nine units with few people, as the rules see them.
    private func tree(seed: UInt64) throws -> WaveView {
        var random = SplitMix64(seed: seed)
        let k = Int.random(in: 5...8, using: &random)
        var made = Organisation(k: k, hierarchy: Organisation.path)
        var paths = ["a"]
        for letter in "bcdefghi".prefix(Int.random(in: 0...7, using: &random)) {
            let above = random.chance(0.3) ? "" : (paths.randomElement(using: &random) ?? "a") + "/"
            paths.append(above + String(letter))
        }
        for path in paths { made.add(Int.random(in: 0...2 * k, using: &random), path) }
        made.add(1, "a")
        return WaveView(Groups(try made.scored()), wave: 0, k: k)
    }

    /// What is left of a shown unit beyond the nearest shown units below.
    private func rest(_ unit: Int, _ shown: [Bool], _ view: WaveView) -> Int {
        var rest = view.people[unit]
        var stack = view.children[unit]
        while let child = stack.popLast() {
            if shown[child] { rest -= view.people[child] } else { stack += view.children[child] }
        }
        return rest
    }

    private func isSafe(_ shown: [Bool], _ view: WaveView) -> Bool {
        shown.indices.allSatisfy { unit in
            guard shown[unit] else { return true }
            let left = rest(unit, shown, view)
            return view.people[unit] >= view.k && (left == 0 || left >= view.k)
        }
    }

    /// The company before all, then as many units as can be, then as many people in them.
    private func worth(_ shown: [Bool], _ view: WaveView) -> [Int] {
        let units = shown.indices.filter { shown[$0] }
        return [shown[0] ? 1 : 0, units.count, units.reduce(0) { $0 + view.people[$1] }]
    }

    @Test(arguments: 1...150) func `no choice of units is better, and every remainder is none or k`(_ seed: Int) throws
    {
        let view = try tree(seed: UInt64(seed))
        let chosen = TreeRule.shown(view)
        #expect(isSafe(chosen, view))
        #expect(chosen[0] == (view.people[0] >= view.k))
        var best = [0, 0, 0]
        for choice in 0..<(1 << view.people.count) {
            let shown = view.people.indices.map { choice >> $0 & 1 == 1 }
            guard isSafe(shown, view) else { continue }
            let value = worth(shown, view)
            if best.lexicographicallyPrecedes(value) { best = value }
        }
        #expect(worth(chosen, view) == best)
    }

    @Test func `everything is shown where every unit is large`() throws {
        var made = Organisation(k: 10, hierarchy: Organisation.path)
        for path in ["a", "a/b", "a/b/c", "a/d", "e"] { made.add(10, path) }
        let view = WaveView(Groups(try made.scored()), wave: 0, k: 10)
        #expect(TreeRule.shown(view) == Array(repeating: true, count: view.people.count))
    }

    @Test func `nothing is shown of fewer than k people`() throws {
        var made = Organisation(k: 10, hierarchy: Organisation.path)
        made.add(4, "a")
        made.add(5, "b")
        let view = WaveView(Groups(try made.scored()), wave: 0, k: 10)
        #expect(!TreeRule.shown(view).contains(true))
    }
}
