import Protect
import Study
import Testing

/// Attempt, attack, silence, with attacks that are made up.
@Suite struct SettlementTests {
    private func scored(waves: Int = 1) throws -> Result {
        var made = Organisation(k: 10, cuts: ["site"], hierarchy: Organisation.path)
        made.study.waves = waves == 1 ? .one(Wave(id: "all")) : .byColumn([Wave(id: "w1"), Wave(id: "w2")])
        for (count, path, site) in [(40, "u", "n"), (35, "u", "s"), (50, "v", "n"), (45, "v", "s")] {
            made.add(count, path, [site])
        }
        for i in made.people.indices {
            made.people[i].answers = Array(repeating: made.people[i].answers[0], count: waves)
        }
        let result = try made.result()
        #expect(result.release.rows.allSatisfy { $0.speaks })
        return result
    }

    private func settle(
        _ start: Result, _ attack: (Release) -> [Complaint]
    ) throws -> (release: Release, complaints: [Complaint]) {
        try Settlement.settle(
            start.scored, start.groups,
            patterns: { waves, objections in
                waves.map { Pattern.wave(start.scored, start.groups, $0, objections: objections) }
            }, attack: { attack($0) })
    }

    /// Ids of the groups that are silent, by measure.
    private func silent(_ release: Release, wave: Int = 0) -> [String: Set<String>] {
        var silent: [String: Set<String>] = [:]
        for row in release.rows where !row.speaks && row.wave == wave {
            silent[release.measures[row.measure].id, default: []].insert(release.groups[row.group].id)
        }
        return silent
    }

    private func complaint(_ release: Release, _ measure: Int?, _ ids: [String], spreadOnly: Bool = false) -> Complaint
    {
        let groups = release.groups.indices.filter { ids.contains(release.groups[$0].id) }
        return Complaint(wave: 0, measure: measure, groups: groups, spreadOnly: spreadOnly)
    }

    @Test func `an attack that finds nothing changes nothing`() throws {
        let (release, complaints) = try settle(try scored()) { _ in [] }
        #expect(complaints.isEmpty && release.rows.allSatisfy { $0.speaks })
    }

    @Test func `of a relation the cell with the fewest answers falls silent`() throws {
        let settled = try settle(try scored()) { release in
            self.silent(release).isEmpty ? [self.complaint(release, 1, ["company", "site=n", "u"])] : []
        }
        #expect(settled.complaints.isEmpty)
        // u has 75 people, and v beside it would give it away again.
        #expect(silent(settled.release)["q1"]?.contains("u") == true)
        #expect(silent(settled.release)["q1"]?.contains("company") == false)
        #expect(silent(settled.release)["q2"] == nil && silent(settled.release)["participation"] == nil)
    }

    @Test func `what people alone give away is silent for every measure`() throws {
        let settled = try settle(try scored()) { release in
            self.silent(release).isEmpty ? [self.complaint(release, nil, ["site=s", "company"])] : []
        }
        for measure in ["participation", "q1", "q2"] {
            #expect(silent(settled.release)[measure]?.contains("site=s") == true)
        }
    }

    @Test func `only the standard deviation falls silent where only it is attacked`() throws {
        let settled = try settle(try scored()) { release in
            let row = release.rows.first { release.groups[$0.group].id == "u" && $0.measure == 1 }
            return row?[.sd] == nil ? [] : [self.complaint(release, 1, ["u"], spreadOnly: true)]
        }
        #expect(settled.complaints.isEmpty && settled.release.rows.allSatisfy { $0.speaks })
        #expect(settled.release.rows.contains { $0[.sd] != nil })
        #expect(
            settled.release.rows.first { settled.release.groups[$0.group].id == "u" && $0.measure == 2 }?[.sd] != nil)
    }

    @Test func `an attack that is never content ends with silence, the company last`() throws {
        var last: Set<String> = []
        let settled = try settle(try scored()) { release in
            let speaking = Set(release.rows.filter { $0.speaks && $0.measure == 0 }.map { release.groups[$0.group].id })
            guard !speaking.isEmpty else { return [] }
            last = speaking
            return [self.complaint(release, nil, Array(speaking))]
        }
        #expect(settled.complaints.isEmpty && settled.release.rows.allSatisfy { !$0.speaks })
        #expect(last == ["company"])
    }

    @Test func `what cannot be answered by silence is handed back`() throws {
        let settled = try settle(try scored()) { [self.complaint($0, nil, [])] }
        #expect(settled.complaints.count == 1)
    }

    @Test func `another wave keeps what it said`() throws {
        let settled = try settle(try scored(waves: 2)) { release in
            self.silent(release).isEmpty ? [self.complaint(release, nil, ["u"])] : []
        }
        #expect(silent(settled.release)["participation"]?.contains("u") == true)
        #expect(silent(settled.release, wave: 1).isEmpty)
    }
}
