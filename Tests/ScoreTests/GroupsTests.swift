import Study
import TestSupport
import Testing

@testable import Normalize
@testable import Score

@Suite struct GroupsTests {
    private func row(_ groups: Groups, _ wave: Int, _ group: Int) -> [Int32] {
        let first = groups.row(wave, group) * groups.tallies.width
        return Array(groups.tallies.counts[first..<first + groups.tallies.width])
    }

    /// Ids of the groups that a response is in.
    private func ids(_ response: Response) -> Set<String> {
        let path =
            response.values[0].isEmpty ? [Cut.notStated] : response.values[0].split(separator: "/").map(String.init)
        let site = response.values[1].isEmpty ? Cut.notStated : response.values[1]
        let ways = (1...path.count).map { path.prefix($0).joined(separator: "/") }
        return Set(
            ["company", "site=\(site)", "age=\(response.values[2])", "site x age=\(site) x \(response.values[2])"]
                + ways)
    }

    @Test(arguments: 1...10) func `a group holds those who are in it`(_ seed: Int) throws {
        let survey = try Survey(sampleStudy())
        let responses = sampleResponses(250, seed: UInt64(seed))
        let groups = survey.groups(survey.part(responses))
        #expect(groups.waves == ["w1", "w2"])
        #expect(Set(groups.groups.map(\.id)) == Set(responses.flatMap(ids)))
        for (number, group) in groups.groups.enumerated() {
            for wave in 0...1 {
                let members = responses.filter { $0.wave == wave && ids($0).contains(group.id) }
                let found = row(groups, wave, number)
                #expect(Int(found[0]) == members.count)
                for item in survey.study.items.indices {
                    for code in 0..<AnswerCode.width {
                        #expect(
                            Int(found[survey.layout.item(item) + code]) == members.count { Int($0.codes[item]) == code }
                        )
                    }
                }
            }
        }
    }

    @Test func `a unit is the sum of what is below and its own people`() throws {
        let survey = try Survey(sampleStudy())
        let responses = sampleResponses(250, seed: 77)
        let groups = survey.groups(survey.part(responses))
        for (number, group) in groups.groups.enumerated() where group.cut == 0 {
            var sum = [Int32](repeating: 0, count: groups.tallies.width)
            for (child, info) in groups.groups.enumerated() where info.parent == number {
                for (i, count) in row(groups, 0, child).enumerated() { sum[i] += count }
            }
            let own = survey.groups(
                survey.part(
                    responses.filter {
                        $0.values[0] == group.id || (group.id == Cut.notStated && $0.values[0].isEmpty)
                    }))
            if group.id != "company" { for (i, count) in row(own, 0, 0).enumerated() { sum[i] += count } }
            #expect(row(groups, 0, number) == sum)
        }
        // The cells of each other cut make the company.
        for cut in groups.cuts.indices.dropFirst() {
            var sum = [Int32](repeating: 0, count: groups.tallies.width)
            for (cell, info) in groups.groups.enumerated() where info.cut == cut {
                for (i, count) in row(groups, 1, cell).enumerated() { sum[i] += count }
            }
            #expect(sum == row(groups, 1, 0))
        }
    }

    @Test func `groups come in one order, whoever came first`() throws {
        var random = SplitMix64(seed: 1)
        let responses = sampleResponses(300, seed: 3)
        let first = try Survey(sampleStudy())
        let want = first.groups(first.part(responses))
        #expect(want.groups[0].id == "company" && want.groups[0].parent == nil)
        for _ in 0..<10 {
            let survey = try Survey(sampleStudy())
            let groups = survey.groups(survey.part(responses.shuffled(using: &random)))
            #expect(groups.groups.map(\.id) == want.groups.map(\.id))
            #expect(groups.groups.map(\.parent) == want.groups.map(\.parent))
            #expect(groups.groups.map(\.cut) == want.groups.map(\.cut))
            #expect(groups.tallies == want.tallies)
        }
        // A unit comes after the one above it.
        for (number, group) in want.groups.enumerated() { if let parent = group.parent { #expect(parent < number) } }
        #expect(want.groups.map(\.cut) == want.groups.map(\.cut).sorted())
    }

    @Test func `listed values keep their order, and what is not stated comes last`() throws {
        var study = sampleStudy()
        study.cuts[0].values = .listed(["s", "n"])
        let survey = try Survey(study)
        let groups = survey.groups(survey.part(sampleResponses(200, seed: 5)))
        #expect(groups.groups.filter { $0.cut == 1 }.map(\.id) == ["site=s", "site=n", "site=not stated"])
        #expect(
            groups.groups.filter { $0.cut == 3 }.map(\.id) == [
                "site x age=s x x", "site x age=s x y", "site x age=n x x", "site x age=n x y",
                "site x age=not stated x x", "site x age=not stated x y",
            ])
    }

    @Test func `no two groups have one id`() throws {
        var study = Study()
        study.items = [Item(id: "q")]
        study.hierarchy = Hierarchy(kind: .path(column: "path", separator: UInt8(ascii: ">")))
        study.cuts = [Cut(id: "a", column: "a"), Cut(id: "a", column: "b")]
        let survey = try Survey(study)
        let values = [["x>y", "1", "1"], ["x/y", "1", "2"], ["a=1", "2", "2"]]
        let groups = survey.groups(survey.part(values.map { Response(values: $0, codes: [1]) }))
        #expect(Set(groups.groups.map(\.id)).count == groups.groups.count)
    }

    @Test func `a unit called company is not the company`() throws {
        let survey = try Survey(sampleStudy())
        let values = ["company", "sales"].map { [$0, "n", "x"] }
        let groups = survey.groups(survey.part(values.map { Response(values: $0, codes: [1, 1, 1, 1, 1]) }))
        #expect(groups.groups.filter { $0.id == "company" }.count == 1)
    }

    @Test(arguments: 1...10) func `the roster adds up to the tallies`(_ seed: Int) throws {
        let survey = try Survey(sampleStudy())
        let groups = survey.groups(survey.part(sampleResponses(200, seed: UInt64(seed))))
        var people: [[Int]: Int] = [:]
        for (wave, kinds) in groups.roster.waves.enumerated() {
            for kind in 0..<kinds.count {
                let members = [kinds.units[kind]] + groups.roster.patterns[Int(kinds.patterns[kind])]
                // One group of each cut, the hierarchy's among them.
                #expect(members.map { groups.groups[Int($0)].cut }.sorted() == Array(groups.cuts.indices))
                for group in members {
                    var at: Int? = Int(group)
                    while let here = at {
                        people[[wave, here], default: 0] += Int(kinds.answered[kind])
                        at = groups.groups[here].parent
                    }
                }
            }
        }
        for wave in 0...1 {
            for group in groups.groups.indices {
                #expect(
                    people[[wave, group]] ?? 0
                        == Int(groups.tallies.counts[groups.row(wave, group) * groups.tallies.width]))
            }
        }
    }

    @Test func `chains lead to the company`() throws {
        let survey = try Survey(sampleStudy())
        let groups = survey.groups(survey.part(sampleResponses(200, seed: 2)))
        for (number, chain) in groups.chains.enumerated() {
            if groups.groups[number].cut > 0 {
                #expect(chain.isEmpty)
                continue
            }
            #expect(chain.first == number && chain.last == 0)
            for (here, above) in zip(chain, chain.dropFirst()) { #expect(groups.groups[here].parent == above) }
        }
    }

    @Test func `without a hierarchy everybody is in the company`() throws {
        var study = Study()
        study.items = [Item(id: "q")]
        study.cuts = [Cut(id: "a", column: "a")]
        let survey = try Survey(study)
        let groups = survey.groups(survey.part(["x", "x", ""].map { Response(values: [$0], codes: [3]) }))
        #expect(groups.groups.map(\.id) == ["company", "a=x", "a=not stated"])
        #expect(groups.groups.indices.map { Int(groups.tallies.counts[$0 * groups.tallies.width]) } == [3, 2, 1])
        #expect(groups.groups.allSatisfy { $0.invited == [nil] })
    }
}
