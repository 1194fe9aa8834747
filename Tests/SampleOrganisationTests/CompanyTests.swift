import Testing

@testable import SampleOrganisation

@Suite("The company")
struct CompanyTests {
    @Test("has one root, no cycle, five levels of managers", arguments: Sample.waves)
    func tree(wave: String) {
        let people = People(wave: wave)
        #expect(people.rows.values.filter { $0.manager.isEmpty }.map(\.unit) == ["company"])
        #expect(people.managers.allSatisfy { people.rows[$0] != nil })
        #expect(people.rows.keys.map { people.depth(of: $0) }.max() == 5)
        #expect((1_150...1_250).contains(people.rows.count))
    }

    @Test("gives each manager one unit and each unit one manager", arguments: Sample.waves)
    func units(wave: String) {
        let people = People(wave: wave)
        let pairs = Set(people.rows.values.filter { !$0.manager.isEmpty }.map { "\($0.manager) \($0.unit)" })
        #expect(pairs.count == people.managers.count)
        #expect(pairs.count == Set(people.rows.values.map(\.unit)).count)
    }

    @Test("has about 80 first-line teams of 6 to 25, median 14", arguments: Sample.waves)
    func teams(wave: String) {
        let sizes = People(wave: wave).teams.values.map(\.count).sorted()
        #expect((79...80).contains(sizes.count))
        #expect(sizes.first == 6 && sizes.last == 25)
        #expect(sizes[sizes.count / 2] == 14)
    }

    @Test("answers at about 80 %, and in about half of the teams ten or more do", arguments: Sample.waves)
    func participation(wave: String) {
        let used = UsedAnswers(wave: wave)
        let share = Double(used.answers.count) / Double(used.people.rows.count)
        #expect((0.76...0.84).contains(share))
        let teams = used.people.teams.values
        let speaking = teams.filter { $0.filter { used.answers[$0] != nil }.count >= 10 }.count
        #expect((0.45...0.58).contains(Double(speaking) / Double(teams.count)))
    }

    @Test("renames a unit after wave 1 and merges one after wave 2")
    func renameAndMerge() {
        let names = Sample.waves.map { wave in
            Dictionary(People(wave: wave).rows.values.map { ($0.unit, $0.unitName) }) { first, _ in first }
        }
        let renamed = names[0].filter { names[1][$0.key] != $0.value }
        #expect(renamed.values.sorted() == ["South / Optics / Mounting / Team 2"])
        #expect(renamed.keys.compactMap { names[1][$0] } == ["South / Optics / Mounting / Micro"])
        #expect(Set(names[0].keys) == Set(names[1].keys))
        let gone = Set(names[1].keys).subtracting(names[2].keys)
        #expect(gone.count == 1)
        let before = People(wave: "2025-autumn").rows.filter { gone.contains($0.value.unit) }.keys
        let after = People(wave: "2026-spring").rows
        #expect(Set(before.compactMap { after[$0]?.unit }).count == 1)
    }

    @Test("loses and gains people, and a few change teams", arguments: [0, 1])
    func turnover(gap: Int) {
        let before = People(wave: Sample.waves[gap]).rows
        let after = People(wave: Sample.waves[gap + 1]).rows
        #expect((30...80).contains(before.keys.filter { after[$0] == nil }.count))
        #expect((30...80).contains(after.keys.filter { before[$0] == nil }.count))
        let moved = before.filter { row in after[row.key].map { $0.unit != row.value.unit } ?? false }
        #expect((4...24).contains(moved.count))
    }
}
