import Audit
import Study
import Testing

/// What must pass, what must not pass for other reasons, and what a finding may say.
@Suite struct CleanReleaseTests {
    /// A company in which everything is large: every unit has every site and tenure.
    private func rich(_ count: Int = 12) -> Company {
        var company = Company()
        let org = company.cut("org", .hierarchy)
        let root = company.group("company", org)
        let divisions = ["alpha", "beta"].map { company.group($0, org, in: root) }
        let units = divisions.flatMap { division in
            ["x", "y", "z"].map { company.group(company.groups[division].id + $0, org, in: division) }
        }
        let site = company.cut("site", .plain)
        let sites = ["north", "south"].map { company.group($0, site) }
        let tenure = company.cut("tenure", .plain)
        let tenures = ["new", "mid", "old"].map { company.group($0, tenure) }
        _ = company.item("pride")
        for unit in units {
            for site in sites { for tenure in tenures { company.people(count, [unit, site, tenure]) } }
        }
        company.release(Array(company.groups.indices))
        return company
    }

    @Test func richReleaseGivesNoFinding() {
        var company = rich()
        #expect(company.findings.isEmpty)
        company.spreads[1] = Set(company.groups.indices)
        #expect(company.findings.isEmpty)
    }

    @Test func nothingReleasedGivesNoFinding() {
        var company = rich(2)
        company.speaks = [[], []]
        company.spreads = [[], []]
        #expect(company.findings.isEmpty)
        company.cuts = []
        company.groups = []
        company.atoms = []
        #expect(company.findings.isEmpty)
    }

    /// Withheld groups are no leak by themselves, even where they are small.
    @Test func withheldPairGivesNoFinding() {
        var company = rich()
        let root = 0
        company.people(3, [company.group("tiny", 0, in: root), 9, 11])
        company.people(9, [company.group("little", 0, in: root), 10, 12])
        #expect(company.findings.isEmpty)
        company.atoms[company.atoms.count - 1].people = 6
        company.atoms[company.atoms.count - 1].answers = [6, 6]
        #expect(!company.findings.isEmpty)
    }

    @Test func groupWithoutAnswersMaySaySo() {
        var company = rich()
        let empty = company.group("empty", 0, in: 0)
        company.release([empty])
        #expect(company.findings.isEmpty)
    }

    @Test func wrongNumberIsAMismatch() {
        var input = rich().input
        for (position, change) in [(0, 1), (1, -1)] {
            var changed = input
            changed.rows[position].n = input.rows[position].n.map { $0 + change }
            #expect(Audit.findings(changed).contains { $0.kind == .mismatch && $0.groups == [position] })
        }
        // More answers than people.
        let position = input.rows.firstIndex { $0.measure == 1 && $0.group == 3 } ?? 0
        input.rows[position].n = input.rows[position].n.map { $0 + 1 }
        #expect(Audit.findings(input).contains { $0.kind == .mismatch && $0.measure == 1 && $0.groups == [3] })
    }

    /// Children that have more answers than their parent.
    @Test func contradictingAnswersAreAMismatch() {
        var input = rich().input
        let position = input.rows.firstIndex { $0.measure == 1 && $0.group == 0 } ?? 0
        input.rows[position].n = 100
        #expect(Audit.findings(input).contains { $0.kind == .mismatch && $0.measure == 1 })
    }

    @Test func measureInAWithheldGroupIsOutOfScope() {
        var company = rich()
        company.speaks[0].remove(4)
        #expect(company.findings.contains { $0.kind == .scope && $0.groups == [4] })
    }

    /// The audit does not pass what it cannot place.
    @Test func whatCannotBePlacedIsOutOfScope() {
        let input = rich().input
        func scope(_ change: (inout AuditInput) -> Void) -> Bool {
            var changed = input
            change(&changed)
            return Audit.findings(changed).map(\.kind) == [.scope]
        }
        #expect(!scope { _ in })
        #expect(scope { $0.roster.patterns[0].append(99) })
        #expect(scope { $0.roster.patterns[0].append(4) })
        #expect(scope { $0.roster.patterns[0] = [9, 10] })
        #expect(scope { $0.roster.waves[0].units[0] = 99 })
        #expect(scope { $0.roster.waves[0].units[0] = 9 })
        #expect(scope { $0.roster.waves[0].patterns[0] = Int32($0.roster.patterns.count) })
        #expect(scope { $0.roster.waves[0].answered[0] = -1 })
        #expect(scope { $0.roster.waves.append($0.roster.waves[0]) })
        #expect(scope { $0.rows.append($0.rows[0]) })
        #expect(scope { $0.rows[0].group = 50 })
        #expect(scope { $0.rows[0].n = -1 })
        #expect(scope { $0.groups[0].parent = 1 })
        #expect(scope { $0.groups[9].cut = 7 })
        #expect(scope { $0.measures[0].kind = "item" })
    }

    /// Waves are told apart.
    @Test func secondWaveIsJudgedByItself() {
        var input = rich().input
        input.waves = 2
        var small = Roster.Wave()
        small.add(unit: input.roster.waves[0].units[0], pattern: 0, headCount: -1, answered: 4)
        input.roster.waves.append(small)
        #expect(Audit.findings(input).isEmpty)
        input.rows.append(ReleasedRow(wave: 1, group: 0, measure: 0, n: 4))
        #expect(Audit.findings(input).map(\.kind) == [.smallCell])
        #expect(Audit.findings(input).map(\.wave) == [1])
    }

    /// No group and no measure of these companies has a digit in its id, so a digit would be a count.
    @Test func textNamesGroupsAndHoldsNoCount() {
        var company = rich()
        company.atoms[0].people = 3
        company.atoms[0].answers = [3, 2]
        company.speaks[0].remove(3)
        company.speaks[1].remove(3)
        _ = company.group("tiny", 0, in: 1)
        company.people(4, [company.groups.count - 1])
        company.release([company.groups.count - 1])
        company.spreads[1] = [company.groups.count - 1]
        let findings = company.findings
        #expect(Set(findings.map(\.kind)).isSuperset(of: [.smallCell, .spreadBelow]))
        #expect(findings.contains { $0.text.contains("tiny") })
        for finding in findings { #expect(!finding.text.contains { $0.isNumber }, "\(finding.text)") }
    }
}
