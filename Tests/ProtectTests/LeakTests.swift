import Audit
import Study
import Testing

/// Smallest cases of ways to too few people that the rules do not see and the audit does, one each. Each was found in a
/// random organisation and cut down.
@Suite struct LeakTests {
    private func expectSafe(_ made: Organisation, at place: SourceLocation = #_sourceLocation) throws {
        let result = try made.result()
        #expect(result.findings.map(\.text) == [], sourceLocation: place)
        #expect(result.speaks("company"), sourceLocation: place)
    }

    // Not seen by CutRule.relations: a cell that is determined by cells before it stands in no relation, so when it
    // falls silent for an item, what the others say of it is not looked at. Here site b is u1 less site a.
    @Test func `a silent cell cannot be worked out from the cells that determine it`() throws {
        var made = Organisation(k: 5, cuts: ["site"], hierarchy: Organisation.path)
        made.add(5, "top", ["a"])
        made.add(5, "u1", ["a"], skipping: 1)
        made.add(5, "u1", ["b"])
        try expectSafe(made)
    }

    // Not seen by CutRule.relations: two cuts that are all shown. b2 less a2 is looked at, a1 less b1 is not.
    @Test func `two whole cuts have k answers between them`() throws {
        var made = Organisation(k: 10, cuts: ["a", "b"])
        made.add(17, "", ["a1", "b1"])
        made.add(12, "", ["a1", "b2"], skipping: 8)
        made.add(30, "", ["a2", "b2"])
        try expectSafe(made)
    }

    // Not seen by CutRule.relations, the same where everybody in the silent cell gave the same answer.
    @Test func `a uniform cell cannot be worked out from the cells that determine it`() throws {
        var made = Organisation(k: 5, cuts: ["site"], hierarchy: Organisation.path)
        made.add(5, "top", ["a"], all: [5, 2])
        made.add(5, "top", ["b"])
        made.add(5, "u1", ["a"])
        try expectSafe(made)
    }

    // Not seen by CutRule.relations: the same with direct reports, who are all of a unit but one sub-unit.
    @Test func `direct reports give no uniform sub-unit away`() throws {
        var made = Organisation(
            k: 10,
            hierarchy: {
                var tree = Hierarchy(kind: .manager)
                tree.direct = true
                return tree
            }())
        made.people = [Employee(unit: "company")]
        func answers(_ i: Int) -> [[Int]?] { [[i % 4 + 1, 3 - i % 2]] }
        for i in 0..<12 { made.people.append(Employee(manager: "p0", unit: "company", answers: answers(i))) }
        // p1 heads a unit with two sub-units (of p13 and p14) and people of its own.
        for i in 0..<20 { made.people.append(Employee(manager: "p1", unit: "one", answers: answers(i))) }
        for _ in 0..<10 { made.people.append(Employee(manager: "p13", unit: "alike", answers: [[5, 5]])) }
        for i in 0..<10 { made.people.append(Employee(manager: "p14", unit: "other", answers: answers(i))) }
        try expectSafe(made)
    }

    // Not seen by MeasureRule: unions of cells of two cuts are searched for people only, not for each measure. Here a1
    // and a2 together are b1 and b2 and twelve people more, of whom eight skip the item.
    @Test func `unions of two cuts hold for every item`() throws {
        var made = Organisation(k: 10, cuts: ["a", "b"])
        for (a, b) in [
            ("a1", "b1"), ("a1", "b2"), ("a2", "b1"), ("a2", "b2"), ("a3", "b3"), ("a3", "b4"), ("a4", "b4"),
        ] {
            made.add(20, "top", [a, b])
        }
        made.add(20, "top", ["a4", "b3"])
        made.add(6, "top", ["a1", "b3"], skipping: 4)
        made.add(6, "top", ["a2", "b4"], skipping: 4)
        try expectSafe(made)
    }

    // Not seen by UnionRule: three partitions. Site a less its crossed cell with y is ten people, all of the unit; the
    // unit less these is five people.
    @Test func `a unit less the rest of a crossing is no handful of people`() throws {
        var made = Organisation(k: 10, cuts: ["site", "age"], hierarchy: Organisation.path)
        made.study.crossed = [CrossedCut(first: 0, second: 1)]
        made.add(5, "u1", ["a", "x"])
        made.add(5, "u1", ["a", "z"])
        made.add(1, "u1", ["a", "y"])
        made.add(4, "u1", ["b", "z"])
        made.add(9, "u2", ["a", "y"])
        made.add(6, "u2", ["b", "y"])
        try expectSafe(made)
    }

    // Not seen by UnionRule: three partitions without a tree; site c, age x and role p less site a's crossing.
    @Test func `three cuts and a crossing give no handful of people`() throws {
        var made = Organisation(k: 5, cuts: ["site", "age", "role"])
        made.study.crossed = [CrossedCut(first: 0, second: 1)]
        made.add(5, "", ["a", "x", "p"])
        made.add(5, "", ["a", "y", "p"])
        made.add(4, "", ["b", "x", "p"])
        made.add(1, "", ["b", "y", "p"])
        made.add(1, "", ["b", "y", "q"])
        made.add(1, "", ["c", "x", "p"])
        made.add(1, "", ["c", "y", "p"])
        made.add(4, "", ["c", "y", "q"])
        try expectSafe(made)
    }

    // Not seen by MeasureRule: for the threshold of the standard deviation too, only pairs are looked at: the company
    // less site a and the crossed cell b x x is five people.
    @Test func `no standard deviation of a rest of a crossing`() throws {
        var made = Organisation(k: 5, cuts: ["site", "age"])
        made.study.crossed = [CrossedCut(first: 0, second: 1)]
        made.add(1, "", ["", "x"])
        made.add(21, "", ["a", "x"])
        made.add(13, "", ["a", "y"])
        made.add(1, "", ["b", "z"])
        made.add(30, "", ["b", "x"])
        made.add(3, "", ["b", "y"])
        try expectSafe(made)
    }

    // Not seen by MeasureRule: the same through two crossed cells of one age and one site.
    @Test func `no standard deviation through two crossed cells`() throws {
        var made = Organisation(k: 10, cuts: ["site", "age"])
        made.study.crossed = [CrossedCut(first: 0, second: 1)]
        for (count, site, age) in [
            (10, "a", ""), (31, "a", "x"), (30, "a", "y"), (10, "b", ""), (20, "b", "x"), (30, "b", "y"),
        ] { made.add(count, "", [site, age]) }
        try expectSafe(made)
    }
}
