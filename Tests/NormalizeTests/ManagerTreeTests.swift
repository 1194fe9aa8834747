import Diagnostics
import Study
import TestSupport
import Testing

@testable import Normalize

@Suite struct ManagerTreeTests {
    private typealias Person = (id: String, manager: String, unit: String)

    private func row(_ person: Person, label: String = "", at place: Int = 0) -> PeopleTable.Row {
        PeopleTable.Row(
            place: place, person: person.id, manager: person.manager, unit: person.unit, label: label, attributes: [])
    }

    private func tree(_ people: [Person], together: Int = 1, _ collector: Collector = Collector()) throws -> ManagerTree
    {
        try ManagerTree(
            people.enumerated().map { row($1, at: $0) }, together: together,
            place: { Place(file: "people.csv", line: $0 + 2) }, collector: collector)
    }

    /// Homes by id, with slashes.
    private func homes(_ people: [Person], together: Int = 1) throws -> [String: String] {
        let tree = try tree(people, together: together)
        let homes = tree.homes.map { $0.replacing(CellSpace.separator, with: "/") }
        return Dictionary(zip(people.map(\.id), homes), uniquingKeysWith: { a, _ in a })
    }

    private func directs(_ people: [Person]) throws -> [String: String] {
        let found = zip(people.map(\.id), try tree(people).directs).compactMap { id, direct in direct.map { (id, $0) } }
        return Dictionary(
            found.map { ($0.0, $0.1.replacing(CellSpace.separator, with: "/")) }, uniquingKeysWith: { a, _ in a })
    }

    /// A head, two heads of units with three and two people, one of these with two of her own.
    private let company: [Person] = [
        ("top", "", "board"), ("a", "top", "board"), ("b", "top", "board"), ("a1", "a", "east"), ("a2", "a", "east"),
        ("a3", "a", "east"), ("b1", "b", "west"), ("b2", "b", "west"), ("c1", "b2", "deep"), ("c2", "b2", "deep"),
    ]

    @Test func `a unit is everybody below its head`() throws {
        #expect(
            try homes(company) == [
                "top": "", "a": "", "b": "", "a1": "east", "a2": "east", "a3": "east", "b1": "west", "b2": "west",
                "c1": "west/deep", "c2": "west/deep",
            ])
        #expect(try directs(company) == ["a": "", "b": "", "b1": "west", "b2": "west"])
    }

    @Test func `heads of sub-units move up until enough are together`() throws {
        var moved = try homes(company, together: 3)
        #expect(moved["b1"] == "" && moved["b2"] == "" && moved["c1"] == "west/deep" && moved["a1"] == "east")
        moved = try homes(company, together: 2)
        #expect(moved["b1"] == "west" && moved["b2"] == "west")
        // Leaves never move, the company takes everybody.
        moved = try homes(company, together: 100)
        #expect(Set(moved.values) == ["", "east", "west/deep"])
        // Direct reports stay what they are.
        #expect(try tree(company, together: 100).directs.compactMap { $0 }.count == 4)
    }

    @Test func `those who moved up count where they have come to`() throws {
        // Two in the deepest remainder, one above: together three.
        var people: [Person] = [("top", "", ""), ("x", "top", "board"), ("y", "top", "board")]
        people += [
            ("h1", "x", "north"), ("h2", "h1", "far"), ("h3", "h1", "far"), ("h4", "h2", "end"), ("h5", "h3", "edge"),
        ]
        people += [("y1", "y", "south")]
        let moved = try homes(people, together: 3)
        #expect(moved["h2"] == "north" && moved["h3"] == "north" && moved["h1"] == "north")
        #expect(try homes(people, together: 4)["h2"] == "")
    }

    @Test(arguments: 1...40) func `homes are those of a tree walked by hand`(_ seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let count = Int.random(in: 1...60, using: &random)
        let managers = [0] + (1..<max(2, count)).map { Int.random(in: 0..<min($0, 20), using: &random) }
        let people = managers.enumerated().map { i, m -> Person in
            ("p\(i)", i == 0 ? "" : "p\(m)", i == 0 ? "" : "u\(m)")
        }
        let together = Int.random(in: 1...6, using: &random)
        func way(_ head: Int) -> [String] { head == 0 ? [] : way(managers[head]) + ["u\(head)"] }
        let heads = Set(managers.dropFirst())
        var wanted: [[String]] = managers.enumerated().map { i, m in i == 0 ? [] : way(m) }
        let inner = Set(
            heads.filter { head in (1..<managers.count).contains { managers[$0] == head && heads.contains($0) } }.map(
                way))
        for unit in inner.sorted(by: { $0.count > $1.count }) where !unit.isEmpty {
            let here = wanted.indices.filter { wanted[$0] == unit }
            if here.count < together { for i in here { wanted[i] = Array(unit.dropLast()) } }
        }
        let shuffled = people.shuffled(using: &random)
        let found = try homes(shuffled, together: together)
        for (i, way) in wanted.enumerated() { #expect(found["p\(i)"] == way.joined(separator: "/")) }
    }

    @Test func `a circle of managers is refused`() {
        for length in 2...4 {
            var people: [Person] = [("top", "", "x")]
            for i in 0..<length { people.append(("c\(i)", "c\((i + 1) % length)", "y")) }
            people.append(("tail", "c0", "y"))
            for people in [people, people.reversed()] { #expect(failure { _ = try tree(people) } == .peopleCycle) }
        }
    }

    @Test func `nobody manages themselves`() {
        #expect(failure { _ = try tree([("top", "", ""), ("a", "a", "x")]) } == .peopleSelfManager)
    }

    @Test func `an id stands once`() {
        #expect(failure { _ = try tree([("top", "", ""), ("a", "top", "x"), ("a", "top", "x")]) } == .peopleDuplicate)
    }

    @Test func `a manager who is not in the file leaves people in the company`() throws {
        let collector = Collector()
        let people: [Person] = [("top", "", ""), ("a", "top", "x"), ("lost", "nobody", "y"), ("lost2", "nobody", "y")]
        let made = try tree(people, collector)
        #expect(collector.all.map(\.id).contains(.peopleOrphan))
        #expect(made.homes[2] == "" && made.homes[3] == "")
        // No finding holds an id.
        #expect(collector.all.allSatisfy { !$0.message.contains("lost") && !$0.message.contains("nobody") })
    }

    @Test func `each of several heads has a unit below the company`() throws {
        let collector = Collector()
        let people: [Person] = [
            ("r1", "", ""), ("r2", "", ""), ("a", "r1", "east"), ("b", "r1", "east"), ("c", "r2", "west"),
            ("d", "c", "deep"),
        ]
        let made = try tree(people, collector)
        #expect(collector.all.map(\.id) == [.peopleRoots])
        #expect(
            made.homes.map { $0.replacing(CellSpace.separator, with: "/") } == [
                "", "", "east", "east", "west", "west/deep",
            ])
    }

    @Test func `the most frequent unit names a team`() throws {
        let collector = Collector()
        let people: [Person] = [
            ("top", "", ""), ("h", "top", "board"), ("a", "h", "old"), ("b", "h", "new"), ("c", "h", "new"),
            ("d", "h", ""),
        ]
        let made = try tree(people, collector)
        #expect(Set(made.homes) == ["", "new"])
        #expect(collector.all.map(\.id) == [.peopleLabelConflict])
    }

    @Test func `units with one name are one unit`() throws {
        let people: [Person] = [
            ("top", "", ""), ("h", "top", "board"), ("g", "top", "board"), ("a", "h", "sales"), ("b", "g", "sales"),
        ]
        #expect(try Set(homes(people).values) == ["", "sales"])
    }

    @Test func `labels come from the members`() throws {
        let rows = [
            row(("top", "", "")), row(("h", "top", "board"), label: "Board"), row(("a", "h", "e"), label: "East"),
            row(("b", "h", "e"), label: "East"), row(("c", "h", "e"), label: "Easterly"),
        ]
        let made = try ManagerTree(rows, together: 1, place: { _ in nil }, collector: Collector())
        #expect(made.labels == ["e": "East"])
    }

    @Test func `units of several heads have labels`() throws {
        let rows = [
            row(("r1", "", "")), row(("r2", "", "")), row(("a", "r1", "e"), label: "East"),
            row(("b", "r2", "w"), label: "West"),
        ]
        let made = try ManagerTree(rows, together: 1, place: { _ in nil }, collector: Collector())
        #expect(made.labels == ["e": "East", "w": "West"])
    }

    // Without a column for the unit, ids of groups have to come from something else than places in the file.
    @Test func `units without a name do not depend on the order of rows`() throws {
        let people: [Person] = [
            ("top", "", ""), ("h", "top", ""), ("g", "top", ""), ("a", "h", ""), ("b", "h", ""), ("c", "g", ""),
        ]
        #expect(try homes(people) == homes(people.reversed()))
    }

    // A name made up for a unit may be the name of another one.
    @Test func `a unit without a name is no other unit`() throws {
        let people: [Person] = [
            ("top", "", ""), ("h", "top", "board"), ("g", "top", "board"), ("a", "h", "1"), ("b", "g", ""),
        ]
        let found = try homes(people)
        #expect(found["a"] != found["b"])
    }
}
