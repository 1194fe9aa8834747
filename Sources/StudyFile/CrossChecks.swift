import Diagnostics
import Study

/// What only several sections together can say: measures with one name each, and columns that stand for something.
struct CrossChecks {
    /// The measure that every study has.
    static let participation = "participation"

    let findings: Findings
    let study: Study
    let items: Names
    let questions: Names
    let fields: Fields

    /// Figures that groups are compared with.
    func references(into study: inout Study) {
        let reader = ReferencesReader(findings: findings, measures: names())
        study.targets = reader.targets(fields["targets"])
        (study.benchmarks, study.benchmarkYears) = reader.benchmarks(fields["benchmarks"])
    }

    /// All measures, without a report of names that are taken twice.
    private func names() -> Names {
        var names = Names("measure")
        let start = Place(file: findings.file)
        for id in items.list + study.indices.map(\.id) + study.questions.flatMap({ $0.measures.map(\.id) }) {
            names.add(id, at: start)
        }
        return names
    }

    /// The measures shown first. On the way, measures that share a name are reported.
    func headline(_ node: YAMLNode?) -> [String] {
        let measures = measures()
        guard let names = node.flatMap({ findings.texts($0, "a list of measures") }) else { return [] }
        findings.reportRepeats(names)
        return names.flatMap { name -> [String] in
            guard let position = measures.resolve(name, findings) else { return [] }
            // A question stands for all that is said of it.
            let question = study.questions.first { $0.id == measures.list[position] }
            return question?.measures.map(\.id) ?? [measures.list[position]]
        }
    }

    private func measures() -> Names {
        var measures = Names("measure")
        for id in items.list { add(id, "item", at: items.place(of: id), to: &measures) }
        for id in questions.list { add(id, "question", at: questions.place(of: id), to: &measures) }
        let indices = fields["indices"]?.pairs ?? []
        for pair in indices { add(pair.key, "index", at: pair.place, to: &measures) }
        measures.add(Self.participation, at: Place(file: findings.file))
        return measures
    }

    private func add(_ id: String, _ kind: String, at place: Place?, to measures: inout Names) {
        let place = place ?? Place(file: findings.file)
        let help = "give the \(kind) another name: results tell measures apart by it"
        if id == Self.participation {
            findings.conflict("\(quote(id)) is a measure that every study has", at: place, help: help)
        } else if let earlier = measures.place(of: id) {
            let (here, there) = place < earlier ? (earlier, place) : (place, earlier)
            findings.conflict(
                "\(quote(id)) is both an item and an index (the other at \(findings.also(there)))", at: here, help: help
            )
        }
        measures.add(id, at: place)
    }

    /// Each field of a source's columns is a role, an item or a column that groups people. Anything else is a typing
    /// error that would leave a role or an item unread without a word.
    func sourceFields() {
        guard !study.items.isEmpty || !study.questions.isEmpty else { return }
        var known = Role.allCases.map(\.rawValue) + study.items.map(\.id) + study.cuts.map(\.column)
        known += study.questions.flatMap(\.columns)
        if case .path(let column, _)? = study.hierarchy?.kind { known.append(column) }
        let sources = fields["sources"]
        let maps = sources?.pairs.map(\.value) ?? { if case .list(let all)? = sources?.content { all } else { [] } }()
        for source in maps {
            let columns = source.pairs.first { $0.key == "columns" }?.value.pairs ?? []
            for column in columns { check(column, known) }
        }
    }

    private func check(_ column: YAMLEntry, _ known: [String]) {
        guard let field = column.value.text, !field.isEmpty, !known.contains(field) else { return }
        let parts = field.ranges(of: "{n}").first.map { (field[..<$0.lowerBound], field[$0.upperBound...]) }
        if let (before, after) = parts, known.contains(where: { Self.fits($0, before, after) }) { return }
        let near = NearestName.of(field, among: known).map { "did you mean \(quote($0))? " } ?? ""
        let start =
            items.list.first.flatMap { items.place(of: $0) }.map { "; items start at \(findings.also($0))" } ?? ""
        findings.add(
            .studyUnknownName, "\(quote(field)) is no role, item or cut column", at: column.value.place,
            help: near + "a column stands for a role, an item or the column of a cut" + start)
    }

    /// Whether a name is the two parts with digits between them.
    private static func fits(_ name: String, _ before: Substring, _ after: Substring) -> Bool {
        guard name.count > before.count + after.count, name.hasPrefix(before), name.hasSuffix(after) else {
            return false
        }
        return name.dropFirst(before.count).dropLast(after.count).allSatisfy { $0.isASCII && $0.isNumber }
    }
}
