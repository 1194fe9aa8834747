import Diagnostics
import Study
import Testing

@testable import Normalize

@Suite struct PopulationTests {
    private let person = ColumnName(header: "id", field: "person")

    @Test func `people alike are one atom, and blanks are not stated`() throws {
        let made = try population(
            study(["site"], columns: [person]), "id,site\np1,n\np2,n\np3,\np4,s\n")
        #expect(made.words == ["all|n|2", "all|not stated|1", "all|s|1"])
        #expect(made.invited == [4])
    }

    @Test func `values that the study does not list are not stated`() throws {
        var study = study(["site"], columns: [person])
        study.cuts[0].values = .listed(["s", "n", "w"])
        let made = try population(study, "id,site\np1,n\np2,x\np3,\n")
        #expect(made.words == ["all|n|1", "all|not stated|2"])
        // Those that are listed are there, with people or without.
        #expect(made.space.names(of: 0).prefix(3) == ["s", "n", "w"])
    }

    @Test func `crossed cells are pairs of cells`() throws {
        var study = study(["a", "b"], columns: [person])
        study.crossed = [CrossedCut(first: 0, second: 1)]
        let made = try population(study, "id,a,b\np1,x,y\np2,x,\np3,x,y\n")
        #expect(made.words == ["all|x|y|x/y|2", "all|x|not stated|x/not stated|1"])
    }

    @Test func `a path is a way down`() throws {
        var study = study(columns: [person])
        study.hierarchy = Hierarchy(kind: .path(column: "org", separator: UInt8(ascii: ">")))
        let made = try population(study, "id,org\np1,A > B\np2,A>B\np3,A\np4,\n")
        #expect(made.words == ["all|A/B|2", "all|A|1", "all|not stated|1"])
    }

    @Test func `bands are counted on the day of the wave`() throws {
        var study = study(["tenure"], columns: [person])
        study.people?.derived = [DerivedColumn(name: "tenure", from: "hired", breaks: [1, 5])]
        study.waves = .bySource([Wave(id: "w1", date: Day("2020-06-01")), Wave(id: "w2", date: Day("2021-06-01"))])
        let made = try population(
            study, "id,hired\np1,2020-01-01\np2,2016-06-01\np3,2016-06-02\np4,soon\np5,2022-01-01\n")
        #expect(
            made.words == [
                "w1|under 1|2", "w1|1 to 4|2", "w1|not stated|1", "w2|1 to 4|2", "w2|5 and more|1", "w2|not stated|1",
                "w2|under 1|1",
            ])
        #expect(made.space.names(of: 0).prefix(3) == ["under 1", "1 to 4", "5 and more"])
    }

    @Test func `a row belongs to its wave, or to all`() throws {
        var study = study(["site"], columns: [person])
        study.waves = .byColumn([Wave(id: "w1"), Wave(id: "w2")])
        let made = try population(study, "id,wave,site\np1,w1,n\np1,w2,s\np2,,n\np3,w9,n\n")
        #expect(made.words == ["w1|n|2", "w2|s|1", "w2|n|1"])
        #expect(made.invited == [2, 2])
    }

    @Test func `an id stands once in a wave`() {
        let twice = "id,site\np1,n\np1,s\n"
        #expect(failure { _ = try population(study(["site"], columns: [person]), twice) } == .peopleDuplicate)
    }

    @Test func `columns that are needed must be there`() {
        #expect(
            failure { _ = try population(study(["site"], columns: [person]), "id,sight\np1,n\n") } == .columnMissing)
        #expect(failure { _ = try population(study(["site"]), "id,site\np1,n\n") } == .columnMissing)
        var tree = study(columns: [person])
        tree.hierarchy = Hierarchy(kind: .manager)
        #expect(failure { _ = try population(tree, "id,boss\np1,\n") } == .columnMissing)
    }

    @Test func `head counts add up by attributes`() throws {
        let invited = ColumnName(header: "heads", field: "invited")
        let made = try population(
            study(["site", "role"], columns: [invited]), "site,role,heads\nn,x,12\ns,x,0\nn,x,3\nn,,4\n")
        #expect(made.form == .headCounts)
        #expect(made.words == ["all|n|x|15", "all|s|x|0", "all|n|not stated|4"])
        #expect(made.invited == [19])
        for count in ["-1", "many", "1.5", ""] {
            let bad = failure { _ = try population(study(["site"], columns: [invited]), "site,heads\nn,\(count)\n") }
            #expect(bad == .studyInvalidValue)
        }
    }

    @Test func `a manager tree gives units and direct reports`() throws {
        var study = study(k: 5, columns: [person])
        var tree = Hierarchy(kind: .manager)
        tree.direct = true
        tree.headsTogether = 2
        study.hierarchy = tree
        let made = try population(
            study, "id,manager,unit\ntop,,\na,top,board\nb,top,board\nc,a,east\nd,b,west\ne,d,deep\n")
        #expect(made.words == ["all||-|1", "all|||2", "all|east|-|1", "all||west|1", "all|west/deep|-|1"])
    }
}
