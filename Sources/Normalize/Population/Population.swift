import Diagnostics
import Ingest
import Study
import Workers

/// Who could answer, and what groups there are, before a single answer is read.
///
/// Three forms: a people file (ids lead to atoms), a head-count table (attributes of a response lead to atoms that the
/// table declared), or the answers alone (atoms come from the attributes of responses).
package struct Population: Sendable {
    package let space: CellSpace
    /// Atoms that exist before reading, with head counts.
    package private(set) var atoms: AtomTable
    /// By wave number: a person's id to their atom.
    private(set) var people: [ByteIndex] = []
    /// Position of the hierarchy among the partitions.
    package let hierarchy: Int?
    package private(set) var form: Form = .answersAlone
    /// Labels of units by their way down, from the latest wave that has them.
    package private(set) var unitLabels: [String: String] = [:]
    /// People by wave number, where known.
    package private(set) var invited: [Int?] = []

    package enum Form: Sendable { case peopleFile, headCounts, answersAlone }

    /// Builds the population from the study and, where there is one, its people file.
    package static func build(
        _ study: Study, people export: Export?, workers: Workers, collector: Collector
    ) throws -> Population {
        let plan = PartitionPlan(study, hasPeople: export != nil)
        let space = CellSpace(partitions: plan.partitions, attributes: plan.attributes, waves: plan.waves)
        var population = Population(
            space: space, atoms: AtomTable(partitions: plan.partitions.count), hierarchy: plan.hierarchy)
        guard let export, let file = study.people else { return population }
        let columns = plan.attributes.map { name in file.derived.first { $0.name == name }?.from ?? name }
        let table = try PeopleTable.read(file, export, attributes: columns, workers: workers)
        if table.roles.contains(.invited), !table.roles.contains(.person) {
            try population.load(headCounts: table, study, plan)
        } else {
            try population.load(people: table, study, plan, collector)
        }
        return population
    }

    private init(space: CellSpace, atoms: AtomTable, hierarchy: Int?) {
        self.space = space
        self.atoms = atoms
        self.hierarchy = hierarchy
    }

    /// The atom of a person in a wave.
    @inline(__always)
    func atom(wave: Int, id: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        wave < people.count ? people[wave].find(id, count).map(Int.init) : nil
    }

    func atom(wave: Int, id: String) -> Int? {
        wave < people.count ? people[wave].find(id).map(Int.init) : nil
    }

    private mutating func load(people table: PeopleTable, _ study: Study, _ plan: PartitionPlan, _ collector: Collector)
        throws
    {
        form = .peopleFile
        guard table.roles.contains(.person) else {
            throw Failure(
                .columnMissing, "the people file has no column for the person's id",
                at: Place(file: table.export.input.name, line: 1), help: "map it: `columns: {employee: person}`")
        }
        for (number, wave) in try waves(study, table).enumerated() {
            let rows = table.rows.filter { ($0.wave.isEmpty || $0.wave == wave.id) && !$0.person.isEmpty }
            let tree = try managerTree(rows, study, table, collector)
            let adder = AtomRows(space: space, plan: plan, wave: Int32(number))
            var index = ByteIndex()
            for (i, row) in rows.enumerated() {
                var values = row.attributes
                for derived in study.people?.derived ?? [] { derive(derived, &values, row, wave, study, plan) }
                let numbers = adder.row(values, home: tree?.homes[i], direct: tree?.directs[i])
                let atom = numbers.withUnsafeBufferPointer { atoms.atom($0) }
                atoms.invite(atom, 1)
                guard index.find(row.person) == nil else {
                    throw Failure(
                        .peopleDuplicate, "an id stands twice in the snapshot of wave \(wave.id)",
                        at: try table.export.lines(of: [row.place]).values.first, help: "each person has one row a wave"
                    )
                }
                index.insert(Array(row.person.utf8), Int32(atom))
            }
            people.append(index)
            invited.append(rows.count)
            for (path, label) in tree?.labels ?? [:] { unitLabels[path] = label }
        }
    }

    private func managerTree(
        _ rows: [PeopleTable.Row], _ study: Study, _ table: PeopleTable, _ collector: Collector
    ) throws -> ManagerTree? {
        guard let hierarchy = study.hierarchy, case .manager = hierarchy.kind, !rows.isEmpty else { return nil }
        guard table.roles.contains(.manager) else {
            throw Failure(
                .columnMissing, "the people file has no column for the manager",
                at: Place(file: table.export.input.name, line: 1), help: "map it: `columns: {boss: manager}`")
        }
        return try ManagerTree(
            rows, together: hierarchy.fewestTogether(k: study.k),
            place: { (try? table.export.lines(of: [$0]))?.values.first }, collector: collector)
    }

    /// Waves must be known before people are: those of the study, or with one wave in all, that one.
    private func waves(_ study: Study, _ table: PeopleTable) throws -> [Wave] {
        switch study.waves {
        case .one(let wave): [wave]
        case .bySource(let waves): waves
        case .byColumn(let waves) where !waves.isEmpty: waves
        case .byColumn:
            // The people file names the waves there are.
            Set(table.rows.map(\.wave)).sorted().map { Wave(id: $0) }.filter { space.wave($0.id) != nil }
        }
    }

    private func derive(
        _ derived: DerivedColumn, _ values: inout [String], _ row: PeopleTable.Row, _ wave: Wave, _ study: Study,
        _ plan: PartitionPlan
    ) {
        guard let slot = plan.attributes.firstIndex(of: derived.name) else { return }
        guard let since = Day(values[slot]), let on = wave.date ?? study.asOf else { values[slot] = ""; return }
        values[slot] = derived.band(years: max(0, since.years(until: on)))
    }

    private mutating func load(headCounts table: PeopleTable, _ study: Study, _ plan: PartitionPlan) throws {
        form = .headCounts
        let waves = try waves(study, table)
        invited = waves.map { _ in 0 }
        for (number, wave) in waves.enumerated() {
            let adder = AtomRows(space: space, plan: plan, wave: Int32(number))
            for row in table.rows where row.wave.isEmpty || row.wave == wave.id {
                guard let people = Int32(row.invited), people >= 0 else {
                    throw Failure(
                        .studyInvalidValue, "a head count is not a whole number",
                        at: try table.export.lines(of: [row.place]).values.first)
                }
                let numbers = adder.row(row.attributes, home: nil, direct: nil)
                atoms.invite(numbers.withUnsafeBufferPointer { atoms.atom($0) }, people)
                invited[number] = (invited[number] ?? 0) + Int(people)
            }
        }
    }
}

/// Which partitions a study asks for, and the attributes they are made of.
package struct PartitionPlan: Sendable {
    private(set) var partitions: [Partition] = []
    private(set) var attributes: [String] = []
    private(set) var hierarchy: Int?
    let waves: [String]?
    /// Separator of a path column.
    private(set) var separator: UInt8?

    package init(_ study: Study, hasPeople: Bool) {
        switch study.waves {
        case .one(let wave): waves = [wave.id]
        case .bySource(let list): waves = list.map(\.id)
        case .byColumn(let list): waves = list.isEmpty ? nil : list.map(\.id)
        }
        if let tree = study.hierarchy {
            hierarchy = 0
            switch tree.kind {
            case .manager: partitions.append(Partition(id: "hierarchy", kind: .hierarchy, attributes: []))
            case .path(let column, let separator):
                self.separator = separator
                partitions.append(Partition(id: "hierarchy", kind: .hierarchy, attributes: [attribute(column)]))
            }
        }
        for cut in study.cuts {
            var partition = Partition(id: cut.id, kind: .plain, attributes: [attribute(cut.column)])
            if case .listed(let values) = cut.values { partition.order = values; partition.closed = true }
            if let derived = study.people?.derived.first(where: { $0.name == cut.column }) {
                partition.order = derived.bands
            }
            partitions.append(partition)
        }
        let firstCut = hierarchy == nil ? 0 : 1
        for pair in study.crossed {
            let (a, b) = (firstCut + pair.first, firstCut + pair.second)
            partitions.append(
                Partition(
                    id: partitions[a].id + " x " + partitions[b].id, kind: .crossed,
                    attributes: partitions[a].attributes + partitions[b].attributes))
        }
        if let tree = study.hierarchy, case .manager = tree.kind, tree.direct, hasPeople {
            partitions.append(Partition(id: "direct", kind: .direct, attributes: []))
        }
    }

    private mutating func attribute(_ column: String) -> Int {
        if let known = attributes.firstIndex(of: column) { return known }
        attributes.append(column)
        return attributes.count - 1
    }
}

/// Makes atoms' rows from attribute texts.
package struct AtomRows: Sendable {
    private let space: CellSpace
    private let plan: PartitionPlan
    private let wave: Int32

    package init(space: CellSpace, plan: PartitionPlan, wave: Int32) {
        (self.space, self.plan, self.wave) = (space, plan, wave)
    }

    /// Wave and cells of somebody with these attributes.
    package func row(_ values: [String], home: String?, direct: String??) -> [Int32] {
        [wave] + plan.partitions.enumerated().map { cell($0, $1, values, home: home, direct: direct) }
    }

    /// The cell of one partition; -1 where such people are in none.
    func cell(_ index: Int, _ partition: Partition, _ values: [String], home: String?, direct: String??) -> Int32 {
        switch partition.kind {
        case .hierarchy: home.map { space.cell(index, $0) } ?? cell(index, of: values[partition.attributes[0]])
        case .plain: cell(index, of: values[partition.attributes[0]])
        case .crossed: crossed(index, partition, values)
        case .direct: (direct ?? nil).map { space.cell(index, $0) } ?? -1
        }
    }

    /// The cell of a partition that is made of one attribute.
    func cell(_ index: Int, of text: String) -> Int32 {
        space.cell(index, plan.partitions[index].kind == .hierarchy ? path(text) : text)
    }

    /// The way down of a path column's value.
    private func path(_ value: String) -> String {
        guard let separator = plan.separator, !value.isEmpty else { return Cut.notStated }
        return value.split(separator: Character(UnicodeScalar(separator)))
            .map { Headers.trim(String($0)) }.joined(separator: CellSpace.separator)
    }

    /// Named through the two cuts' own cells, so that *not stated* is the same in all three.
    private func crossed(_ index: Int, _ partition: Partition, _ values: [String]) -> Int32 {
        let names = partition.attributes.map { attribute -> String in
            let cut = plan.partitions.firstIndex { $0.kind == .plain && $0.attributes == [attribute] } ?? 0
            return space.names(of: cut)[Int(space.cell(cut, values[attribute]))]
        }
        return space.cell(index, names.joined(separator: CellSpace.separator))
    }
}
