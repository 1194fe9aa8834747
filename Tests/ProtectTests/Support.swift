import Analyse
import Audit
import Diagnostics
import Foundation
import Ingest
import Normalize
import Protect
import Score
import Study
import Workers

/// Somebody in the people file. `answers` by wave: nil where the person did not answer, 0 for an item passed over.
struct Employee {
    var manager = ""
    var unit = ""
    var path = ""
    var values: [String] = []
    var answers: [[Int]?] = [nil]
}

/// People and answers, written to files and read by the product's own loaders.
struct Organisation {
    var study = Study()
    var people: [Employee] = []
    /// The order of rows in both files, where it is not the order of people.
    var order: [Int]?

    /// A study with `items` items of five points, an index of each kind, standard deviations, and the given cuts.
    init(k: Int, items: Int = 2, cuts: [String] = [], hierarchy: Hierarchy? = nil, indices: [Index] = []) {
        study.k = k
        study.items = (0..<items).map { Item(id: "q\($0 + 1)") }
        study.cuts = cuts.map { Cut(id: $0, column: $0) }
        study.hierarchy = hierarchy
        study.indices = indices
        study.outputs.sd = true
        var file = PeopleFile(path: "people.csv")
        file.columns = [ColumnName(header: "employee", field: "person"), ColumnName(header: "boss", field: "manager")]
        study.people = file
    }

    static let path = Hierarchy(kind: .path(column: "path", separator: UInt8(ascii: "/")))

    /// Adds people who are alike; the first `count - skipping` answer everything, the others skip the first item.
    /// Answers vary, so that nothing is uniform by accident. Who skips the first item answers the second.
    mutating func add(_ count: Int, _ path: String, _ values: [String] = [], skipping: Int = 0) {
        for i in 0..<count {
            var answers = (0..<study.items.count).map { (i + $0) % 4 + 1 }
            if i >= count - skipping { answers[0] = 0 }
            people.append(Employee(path: path, values: values, answers: [answers]))
        }
    }

    /// Adds people who all give the same answers.
    mutating func add(_ count: Int, _ path: String, _ values: [String] = [], all answers: [Int]?) {
        for _ in 0..<count { people.append(Employee(path: path, values: values, answers: [answers])) }
    }

    var waves: [String] {
        if case .byColumn(let waves) = study.waves { waves.map(\.id) } else { ["all"] }
    }

    var peopleFile: String {
        var text = "employee,boss,unit,path" + study.cuts.map { "," + $0.column }.joined() + "\n"
        for i in order ?? Array(people.indices) {
            let one = people[i]
            text += "p\(i),\(one.manager),\(one.unit),\(one.path)" + one.values.map { "," + $0 }.joined() + "\n"
        }
        return text
    }

    var answersFile: String {
        var text = "employee,wave" + study.items.map { "," + $0.id }.joined() + "\n"
        for (number, wave) in waves.enumerated() {
            for i in order ?? Array(people.indices) {
                guard let answers = people[i].answers[number] else { continue }
                text += "p\(i),\(wave)" + answers.map { $0 == 0 ? "," : ",\($0)" }.joined() + "\n"
            }
        }
        return text
    }

    /// One worker's part, as the facade has it.
    private struct State: Sendable {
        var normalizer: Normalizer
        var scorer: Scorer
        var codes = CodeBlock()
    }

    func scored() throws -> Scored {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rapport-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (workers, collector) = (Workers(1), Collector())
        func open(_ name: String, _ text: String) throws -> Export {
            let file = folder.appendingPathComponent(name)
            try Data(text.utf8).write(to: file)
            let request = Export.Request(path: file.path, name: name)
            return try Export.open(request, workers: workers, hasher: nil, collector: collector)
        }
        let population = try Population.build(
            study, people: try open("people.csv", peopleFile), workers: workers, collector: collector)
        let layout = TallyLayout(study)
        var source = Source(name: "answers", path: "answers.csv")
        source.columns = [
            ColumnName(header: "employee", field: "person"), ColumnName(header: "wave", field: "wave"),
        ]
        let export = try open("answers.csv", answersFile)
        let binding = try Binding.make(study, source, export, attributes: [], collector: collector)
        let wave = if case .one(let one) = study.waves { one.id } else { String?.none }
        let normalizer = Normalizer(
            study, binding: binding, population: population, layout: export.layout, wave: wave, hasPeople: true)
        let states = try export.read(
            plan: binding.plan, workers: workers,
            start: { State(normalizer: normalizer, scorer: Scorer(layout: layout, space: population.space)) },
            consume: { block, state in
                state.normalizer.normalize(block, into: &state.codes)
                state.scorer.score(state.codes, block)
            })
        var scorer = Scorer(layout: layout, space: population.space)
        var (respondents, ledger) = (Respondents(population), Ledger())
        for state in states {
            scorer.merge(state.scorer)
            respondents.merge(state.normalizer.respondents)
            ledger.merge(state.normalizer.ledger)
        }
        return Scored(
            study: study, layout: layout, population: population, atoms: respondents.table, scorer: scorer,
            ledgers: [ledger])
    }

    func result() throws -> Result { try Result(try scored()) }
}

/// A release with the groups that it came from.
struct Result {
    let scored: Scored
    let groups: Groups
    let release: Release

    init(_ scored: Scored) throws {
        self.scored = scored
        groups = Groups(scored)
        let groups = groups
        var rounds = 0
        let settled = try? Settlement.settle(
            scored, groups,
            patterns: { waves, objections in
                rounds += 1
                return waves.map { Pattern.wave(scored, groups, $0, objections: objections) }
            },
            attack: { release in
                Self.findings(release, groups).map {
                    Complaint(
                        wave: $0.wave, measure: $0.measure, groups: $0.groups, spreadOnly: $0.kind == .spreadBelow)
                }
            })
        let first = groups.waves.indices.map { Pattern.wave(scored, groups, $0) }
        release = try settled?.release ?? Release(scored, groups, pattern: Pattern(waves: first))
        self.rounds = rounds
    }

    /// Attempts until the attack found nothing; 1 when the rules alone were enough.
    let rounds: Int

    /// What the separately written attack finds.
    var findings: [AuditFinding] { Self.findings(release, groups) }

    private static func findings(_ release: Release, _ groups: Groups) -> [AuditFinding] {
        Audit.findings(
            AuditInput(
                k: release.k, waves: release.waves.count, cuts: release.cuts, groups: release.groups,
                measures: release.measures, rows: release.rows[...], roster: groups.roster))
    }

    func group(_ id: String) -> Int { release.groups.firstIndex { $0.id == id } ?? -1 }
    func measure(_ id: String) -> Int { release.measures.firstIndex { $0.id == id } ?? -1 }

    func row(_ group: String, _ measure: String, wave: Int = 0) -> ReleasedRow {
        let (g, m) = (self.group(group), self.measure(measure))
        return release.rows.first { $0.wave == wave && $0.group == g && $0.measure == m }
            ?? ReleasedRow(wave: -1, group: -1, measure: -1, n: -1)
    }

    func speaks(_ group: String, _ measure: String = "participation", wave: Int = 0) -> Bool {
        row(group, measure, wave: wave).speaks
    }

    /// Ids of the groups that speak.
    func speaking(_ measure: String = "participation") -> Set<String> {
        Set(release.groups.map(\.id).filter { speaks($0, measure) })
    }

    /// Everything that is said, as text.
    var lines: [String] {
        release.rows.map { row in
            let figures = Statistic.allCases.map { row[$0]?.text ?? "-" }.joined(separator: " ")
            return "\(release.groups[row.group].id) \(row.measure) \(row.wave) \(row.n ?? -1) \(figures)"
        }
    }

    /// The share of all rows that say something.
    var share: (speaking: Int, all: Int) { (release.rows.count(where: \.speaks), release.rows.count) }
}
