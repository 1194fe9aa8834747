import Audit
import Study
import Testing

/// Every classic way to too few people, planted by hand, must be found and called by its name.
@Suite struct ClassicAttackTests {
    /// A company with its hierarchy cut and one item.
    private func company() -> (Company, org: Int, root: Int) {
        var company = Company()
        let org = company.cut("org", .hierarchy)
        let root = company.group("company", org)
        _ = company.item("q")
        return (company, org, root)
    }

    private func kinds(_ company: Company, measure: Int?) -> Set<AuditFinding.Kind> {
        Set(company.findings.filter { $0.measure == measure }.map(\.kind))
    }

    @Test func smallCell() {
        var (company, org, root) = company()
        let small = company.group("small", org, in: root)
        company.people(9, [small])
        company.people(30, [root])
        company.release([root, small])
        #expect(company.findings.contains { $0.kind == .smallCell && $0.people == 9 && $0.groups == [small] })
    }

    @Test func parentLessVisibleChildren() {
        var (company, org, root) = company()
        let units = ["alpha", "beta", "gamma"].map { company.group($0, org, in: root) }
        company.people(20, [units[0]])
        company.people(17, [units[1]])
        company.people(3, [units[2]])
        company.release([root, units[0], units[1]])
        let found = company.findings.filter { $0.measure == nil }
        #expect(found.map(\.kind) == [.smallRest])
        #expect(found.first?.groups == [root, units[0], units[1]])
        #expect(found.first?.people == 3)
    }

    @Test func unionOfHiddenSiblings() {
        var (company, org, root) = company()
        let units = ["alpha", "beta", "gamma"].map { company.group($0, org, in: root) }
        company.people(20, [units[0]])
        company.people(4, [units[1]])
        company.people(5, [units[2]])
        company.release([root, units[0]])
        #expect(kinds(company, measure: nil) == [.smallUnion])
    }

    /// The company is not released, but a second cut adds up to it.
    @Test func linkedCuts() {
        var (company, _, root) = company()
        let site = company.cut("site", .plain)
        let tenure = company.cut("tenure", .plain)
        let sites = ["north", "south"].map { company.group($0, site) }
        let tenures = ["new", "old"].map { company.group($0, tenure) }
        for tenure in tenures { company.people(20, [root, sites[0], tenure]) }
        company.people(4, [root, sites[1], tenures[0]])
        company.release([sites[0]] + tenures)
        #expect(kinds(company, measure: nil).isSuperset(of: [.smallCell, .minCut]))
        #expect(company.findings.contains { $0.kind == .smallCell && $0.groups == [sites[0]] + tenures })
    }

    @Test func nestedGroupsOfDifferentCuts() {
        var (company, org, root) = company()
        let unit = company.group("unit", org, in: root)
        let other = company.group("other", org, in: root)
        let direct = company.cut("direct", .direct)
        let team = company.group("team", direct)
        company.people(20, [unit, team])
        company.people(3, [unit])
        company.people(30, [other])
        company.release([root, unit, other, team])
        #expect(company.findings.contains { $0.kind == .smallDifference && $0.groups == [unit, team] })
        #expect(kinds(company, measure: 1).contains(.smallDifference))
    }

    /// A site and the crossed cells in it.
    @Test func nestedPlaces() {
        var (company, _, root) = company()
        let site = company.cut("site", .plain)
        let sites = ["north", "south"].map { company.group($0, site) }
        let crossed = company.cut("site-role", .crossed)
        let cell = company.group("north-staff", crossed)
        company.people(20, [root, sites[0], cell])
        company.people(3, [root, sites[0]])
        company.people(30, [root, sites[1]])
        company.release([root, cell] + sites)
        #expect(company.findings.contains { $0.kind == .smallDifference && $0.groups == [sites[0], cell] })
    }

    /// A site that holds two whole units of one division and a few people of another division.
    @Test func placeLessANodeThatItOverlaps() {
        var (company, org, root) = company()
        let divisions = ["east", "west"].map { company.group($0, org, in: root) }
        let units = ["one", "two", "three"].map { company.group($0, org, in: divisions[0]) }
        let site = company.cut("site", .plain)
        let north = company.group("north", site)
        for unit in units[0...1] { company.people(20, [unit, north]) }
        company.people(30, [units[2]])
        company.people(3, [divisions[1], north])
        company.people(40, [divisions[1]])
        company.release([root, north] + divisions + units)
        let differences = company.findings.filter { $0.kind == .smallDifference }
        #expect(differences.contains { $0.people == 3 && Set($0.groups) == [units[0], units[1], north] })
    }

    /// Two groups that overlap, and whose intersection follows from two further groups.
    @Test func intersection() {
        var (company, org, root) = company()
        let units = ["unit", "other"].map { company.group($0, org, in: root) }
        let site = company.cut("site", .plain)
        let sites = ["north", "south"].map { company.group($0, site) }
        let role = company.cut("role", .crossed)
        let roles = ["a", "b"].map { company.group($0, role) }
        company.people(4, [units[0], sites[0], roles[0]])
        company.people(30, [units[0], sites[1], roles[1]])
        company.people(40, [units[1], sites[0], roles[1]])
        company.people(50, [units[1], sites[1], roles[1]])
        company.release([root] + units + sites + [roles[1]])
        #expect(kinds(company, measure: nil).contains(.smallIntersection))
        #expect(kinds(company, measure: nil).contains(.smallRest))
    }

    @Test func itemNonResponse() {
        var (company, org, root) = company()
        let units = ["alpha", "beta"].map { company.group($0, org, in: root) }
        company.people(20, [units[0]])
        company.people(20, [units[1]], answers: 1)
        company.release([root] + units)
        company.speaks[1].remove(units[1])
        #expect(kinds(company, measure: nil).isEmpty)
        #expect(kinds(company, measure: 1) == [.smallRest])
        #expect(company.findings.map(\.groups) == [[root, units[0]]])
    }

    @Test func standardDeviationFromTooFew() {
        var (company, org, root) = company()
        let units = ["alpha", "beta"].map { company.group($0, org, in: root) }
        company.people(29, [units[0]])
        company.people(40, [units[1]])
        company.release([root] + units)
        company.spreads[1] = [units[0]]
        #expect(kinds(company, measure: 1) == [.spreadBelow])
        company.spreads[1] = [root, units[1]]
        #expect(kinds(company, measure: 1) == [.spreadBelow])
        company.spreads[1] = [units[1]]
        #expect(company.findings.isEmpty)
    }

    @Test(arguments: [1.0, 5.0]) func uniformCell(mean: Double) {
        var (company, org, root) = company()
        let units = ["alpha", "beta"].map { company.group($0, org, in: root) }
        company.people(20, [units[0]], mean: mean)
        company.people(40, [units[1]])
        company.release([root] + units)
        #expect(company.findings.map(\.kind) == [.uniformCell])
        #expect(company.findings.map(\.groups) == [[units[0]]])
    }

    @Test(arguments: [1.0, 5.0]) func uniformRest(mean: Double) {
        var (company, org, root) = company()
        let units = ["alpha", "beta"].map { company.group($0, org, in: root) }
        company.people(20, [units[0]], mean: mean)
        company.people(40, [units[1]], mean: 10.0 / 3)
        company.release([root, units[1]])
        #expect(company.findings.map(\.kind) == [.uniformRest])
        #expect(company.findings.map(\.groups) == [[root, units[1]]])
    }

    /// A rest that only another cut leaves.
    @Test func uniformRestOfACut() {
        var (company, _, root) = company()
        let site = company.cut("site", .plain)
        let sites = ["north", "south"].map { company.group($0, site) }
        company.people(20, [root, sites[0]], mean: 5)
        company.people(40, [root, sites[1]])
        company.release([root, sites[1]])
        #expect(kinds(company, measure: 1) == [.uniformRest])
    }

    /// Two units less two sites, where no unit and no site alone differ by few.
    @Test func minimumCut() {
        var (company, org, root) = company()
        let units = ["one", "two", "three"].map { company.group($0, org, in: root) }
        let site = company.cut("site", .plain)
        let sites = ["north", "south", "east", "west"].map { company.group($0, site) }
        for unit in units[0...1] { for site in sites[0...1] { company.people(15, [unit, site]) } }
        company.people(2, [units[0], sites[2]])
        company.people(3, [units[1], sites[3]])
        for site in sites[2...3] { company.people(30, [units[2], site]) }
        company.release([root] + units + sites)
        let found = Audit.findings(company.input, exhaustive: 0).filter { $0.measure == nil }
        #expect(found.map(\.kind) == [.minCut])
        #expect(found.first?.people == 5)
        let ways = [Array(units[0...1] + sites[0...1]), [units[2]] + sites[2...3]]
        #expect(found.first.map { ways.contains($0.groups) } == true)
    }

    /// Hierarchy, tenure and site together isolate three people; no two of them do.
    @Test func echelonRowOfThreeCuts() {
        var (company, org, root) = company()
        let unit = company.group("unit", org, in: root)
        let tenure = company.cut("tenure", .plain)
        let tenures = ["new", "mid", "old"].map { company.group($0, tenure) }
        let site = company.cut("site", .plain)
        let sites = ["north", "south"].map { company.group($0, site) }
        company.people(17, [root, tenures[0], sites[1]])
        company.people(27, [unit, tenures[1], sites[1]])
        company.people(16, [unit, tenures[2], sites[0]])
        company.people(3, [root, tenures[1], sites[1]])
        company.people(18, [root, tenures[1], sites[0]])
        company.release([root, unit] + tenures + [sites[1]])
        let found = Audit.findings(company.input, exhaustive: 0).filter { $0.measure == nil }
        #expect(Set(found.map(\.kind)) == [.echelonRow])
        #expect(found.allSatisfy { $0.people == 3 })
        #expect(found.contains { $0.groups == [root, unit, tenures[0], tenures[1], sites[1]] })
    }
}
