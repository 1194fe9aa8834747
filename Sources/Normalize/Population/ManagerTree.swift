import Diagnostics
import Study

/// The tree of units of one wave's snapshot: each manager heads one unit, a unit is everybody below its head.
///
/// Every person gets a *home*: the unit in which they count themselves (units above hold them through it). The heads
/// of sub-units, and others who report to a head of heads, count in the nearest unit above in which such people are
/// together enough by head count: otherwise a unit minus its sub-units would be a handful of named people.
struct ManagerTree {
    /// A person's unit as the way down, components joined by `CellSpace.separator`; "" is the company.
    private(set) var homes: [String]
    /// The unit of the person's own head, when that head has sub-units: the group of direct reports.
    private(set) var directs: [String?]
    /// Label of each unit by its way down.
    private(set) var labels: [String: String] = [:]

    /// - Parameters:
    ///   - rows: the snapshot's people.
    ///   - together: fewest people who may be a unit's remainder.
    init(
        _ rows: [PeopleTable.Row], together: Int, place: (Int) -> Place?, collector: Collector
    ) throws {
        let indices = Dictionary(rows.enumerated().map { ($1.person, $0) }, uniquingKeysWith: { a, _ in a })
        if indices.count < rows.count { throw try Self.duplicate(rows, place) }
        let managers = try Self.managers(rows, indices, place, collector)
        try Self.refuseCycles(managers, rows, place)
        let reports = Dictionary(grouping: rows.indices.filter { managers[$0] != nil }, by: { managers[$0] ?? -1 })
        let roots = rows.indices.filter { managers[$0] == nil }
        if roots.count > 1 {
            collector.add(
                Diagnostic(
                    .peopleRoots, "\(roots.count) people have no manager; each heads a unit below the company",
                    at: place(rows[roots[1]].place)))
        }
        var paths: [Int: String] = [:]
        homes = Array(repeating: "", count: rows.count)
        directs = Array(repeating: nil, count: rows.count)
        let single = roots.count == 1
        var queue: [(head: Int, path: String)] = []
        if single {
            if reports[roots[0]] != nil { queue.append((roots[0], "")) }
        } else {
            queue += open(roots.filter { reports[$0] != nil }, below: "", reports, rows)
        }
        var next = 0
        while next < queue.count {
            let (head, path) = queue[next]
            next += 1
            paths[head] = path
            let team = reports[head] ?? []
            for person in team { homes[person] = path }
            for person in team where Self.unit(of: reports[person] ?? [], rows).conflict {
                collector.add(
                    Diagnostic(
                        .peopleLabelConflict,
                        "people with one manager are in several units; the most frequent is taken",
                        at: place(rows[(reports[person] ?? [person])[0]].place)))
            }
            queue += open(team.filter { reports[$0] != nil }, below: path, reports, rows)
        }
        for person in rows.indices {
            guard let manager = managers[person], let path = paths[manager] else { continue }
            let hasSubUnits = (reports[manager] ?? []).contains { reports[$0] != nil }
            directs[person] = hasSubUnits ? path : nil
        }
        moveUp(together: together)
    }

    /// Names the units of some heads below a unit. Units without a name are numbered in the order of their heads' ids,
    /// which are the same in any order of rows; the ids themselves are never shown.
    private mutating func open(
        _ heads: [Int], below path: String, _ reports: [Int: [Int]], _ rows: [PeopleTable.Row]
    ) -> [(head: Int, path: String)] {
        var taken: Set<String> = []
        var opened: [(head: Int, path: String)] = []
        let named = heads.map { (head: $0, unit: Self.unit(of: reports[$0] ?? [], rows)) }
        let order = named.sorted {
            ($0.unit.id.isEmpty ? 1 : 0, $0.unit.id, rows[$0.head].person)
                < ($1.unit.id.isEmpty ? 1 : 0, $1.unit.id, rows[$1.head].person)
        }
        for (head, unit) in order {
            // Heads whose people name one unit lead it together; a unit without a name is never another one.
            var (id, number) = (unit.id, 1)
            while id.isEmpty || (unit.id.isEmpty && taken.contains(id)) {
                id = "unit \(number)"
                number += 1
            }
            taken.insert(id)
            let below = path.isEmpty ? id : path + CellSpace.separator + id
            labels[below] = unit.label.isEmpty ? id : unit.label
            opened.append((head, below))
        }
        return opened
    }

    /// Moves the remainders that are too few to the unit above, deepest first.
    private mutating func moveUp(together: Int) {
        var own: [String: [Int]] = [:]
        for (person, home) in homes.enumerated() { own[home, default: []].append(person) }
        let depth = { (path: String) in path.isEmpty ? 0 : path.split(separator: CellSpace.separator).count }
        let withSubUnits = Set(labels.keys.map(Self.above))
        for path in withSubUnits.sorted(by: { (depth($0), $0) > (depth($1), $1) }) where !path.isEmpty {
            let people = own[path, default: []]
            guard !people.isEmpty, people.count < together else { continue }
            own[path] = nil
            own[Self.above(path), default: []] += people
        }
        for (path, people) in own { for person in people { homes[person] = path } }
    }

    /// The unit above; the company's is the company.
    static func above(_ path: String) -> String {
        var parts = path.split(separator: CellSpace.separator)
        if !parts.isEmpty { parts.removeLast() }
        return parts.joined(separator: CellSpace.separator)
    }

    private static func managers(
        _ rows: [PeopleTable.Row], _ indices: [String: Int], _ place: (Int) -> Place?, _ collector: Collector
    ) throws -> [Int?] {
        var orphans = 0
        let managers: [Int?] = try rows.enumerated().map { index, row in
            guard !row.manager.isEmpty else { return nil }
            guard let manager = indices[row.manager] else { orphans += 1; return nil }
            guard manager != index else {
                throw Failure(
                    .peopleSelfManager, "a person is their own manager", at: place(row.place),
                    help: "leave the manager of the top head empty")
            }
            return manager
        }
        if orphans > 0 {
            collector.add(
                Diagnostic(
                    .peopleOrphan,
                    "\(orphans) people have a manager who is not in the file; they count in the company only",
                    help: "add the manager's row, or take the snapshot of one day"))
        }
        return managers
    }

    private static func duplicate(_ rows: [PeopleTable.Row], _ place: (Int) -> Place?) throws -> Failure {
        var seen: Set<String> = []
        let second = rows.first { !seen.insert($0.person).inserted }
        return Failure(
            .peopleDuplicate, "an id stands twice in one wave's snapshot", at: second.flatMap { place($0.place) },
            help: "each person has one row a wave")
    }

    private static func refuseCycles(_ managers: [Int?], _ rows: [PeopleTable.Row], _ place: (Int) -> Place?) throws {
        var done = [Bool](repeating: false, count: managers.count)
        for start in managers.indices where !done[start] {
            var way: [Int] = []
            var onWay: Set<Int> = []
            var person: Int? = start
            while let here = person, !done[here] {
                guard onWay.insert(here).inserted else {
                    let length = way.count - (way.firstIndex(of: here) ?? 0)
                    throw Failure(
                        .peopleCycle, "a circle of \(length) managers, each above the next",
                        at: place(rows[here].place),
                        help: "mend the manager column; one of them reports to somebody outside the circle")
                }
                way.append(here)
                person = managers[here]
            }
            for here in way { done[here] = true }
        }
    }

    /// What the unit of these people is called: the most frequent value, ties by text; "" where nothing is said.
    private static func unit(
        of people: [Int], _ rows: [PeopleTable.Row]
    ) -> (id: String, label: String, conflict: Bool) {
        func most(_ value: (PeopleTable.Row) -> String) -> (String, Int) {
            var counts: [String: Int] = [:]
            for person in people where !value(rows[person]).isEmpty { counts[value(rows[person]), default: 0] += 1 }
            let best = counts.min { ($0.value, $1.key) > ($1.value, $0.key) }
            return (best?.key ?? "", counts.count)
        }
        let (id, ids) = most(\.unit)
        let (label, _) = most { $0.label.isEmpty ? $0.unit : $0.label }
        return (id, label, ids > 1)
    }
}
