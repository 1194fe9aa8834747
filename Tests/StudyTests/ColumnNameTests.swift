import Study
import Testing

@Suite struct ColumnNameTests {
    @Test func `a header without a place for digits stands for itself`() {
        let name = ColumnName(header: "Q1", field: "pride")
        #expect(name.field(for: "Q1") == "pride")
        #expect(name.field(for: "Q10") == nil)
        #expect(name.field(for: "q1") == nil)
    }

    @Test func `digits are carried over`() {
        let name = ColumnName(header: "G{n}_1", field: "item{n}")
        #expect(name.field(for: "G07_1") == "item07")
        #expect(name.field(for: "G123_1") == "item123")
        for other in ["G_1", "Gx_1", "G1_2", "1_1", "G1_1x", "G1 _1", "G-1_1"] {
            #expect(name.field(for: other) == nil)
        }
        #expect(ColumnName(header: "{n}", field: "x").field(for: "5") == "x")
        #expect(ColumnName(header: "A[{n}]", field: "a{n}b").field(for: "A[3]") == "a3b")
        #expect(ColumnName(header: "{n}", field: "{n}").field(for: "") == nil)
    }

    @Test func `bands begin at their breaks`() {
        let bands = DerivedColumn(name: "tenure", from: "hired", breaks: [1, 3, 4, 10])
        #expect(bands.bands == ["under 1", "1 to 2", "3", "4 to 9", "10 and more"])
        let found = [0, 1, 2, 3, 4, 9, 10, 40].map { bands.band(years: $0) }
        #expect(found == ["under 1", "1 to 2", "1 to 2", "3", "4 to 9", "4 to 9", "10 and more", "10 and more"])
        #expect(DerivedColumn(name: "x", from: "y", breaks: []).band(years: 7) == "all")
        #expect(DerivedColumn(name: "x", from: "y", breaks: [5]).bands == ["under 5", "5 and more"])
    }

    @Test(arguments: [(5, 9), (6, 10), (7, 12), (9, 15), (10, 17), (12, 20), (20, 34)])
    func `heads are together enough from k in three of five on`(_ k: Int, _ fewest: Int) {
        #expect(Hierarchy(kind: .manager).fewestTogether(k: k) == fewest)
        var chosen = Hierarchy(kind: .manager)
        chosen.headsTogether = 3
        #expect(chosen.fewestTogether(k: k) == 3)
    }

    @Test func `a scale says which ends count`() {
        #expect(Scale.standard.favourable == [4, 5] && Scale.standard.unfavourable == [1, 2])
        let three = Scale(id: "s", lowest: 0, highest: 2)
        #expect(three.favourable == [2] && three.unfavourable == [0])
        let eleven = Scale(id: "s", lowest: 0, highest: 10)
        #expect(eleven.favourable == [9, 10] && eleven.unfavourable == [0, 1, 2, 3, 4, 5, 6])
        #expect(Scale.standard.favourableScore == Ratio(7, 2) && Scale.standard.unfavourableScore == Ratio(5, 2))
    }
}
