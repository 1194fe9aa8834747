import Diagnostics
import Study

/// Reads `people`: the file of the population and what is derived from its columns.
struct PeopleReader {
    let findings: Findings

    func read(_ node: YAMLNode) -> PeopleFile? {
        let long = node.isText ? node.inLongForm("path") : node
        guard let fields = Fields(long, at: "people", findings) else { return nil }
        let files = FileReader(findings: findings)
        guard let path = fields["path"] else {
            if fields.lacks("path") {
                findings.missing("path", in: "`people`", at: node.place, help: "write where the people file lies")
            }
            return nil
        }
        var people = PeopleFile(path: files.path(path) ?? "")
        people.format = fields["format"].flatMap(files.name)
        people.encoding = fields["encoding"].flatMap(files.name)
        people.delimiter = fields["delimiter"].flatMap(files.delimiter)
        people.sheet = fields["sheet"].flatMap { findings.text($0, "the name of a sheet") }
        people.columns = fields["columns"].map(files.columns) ?? []
        let derived = fields["derive"].flatMap { findings.named($0, "a map of attributes") } ?? []
        people.derived = derived.compactMap { self.derived($0, people.columns) }
        return people
    }

    private func derived(_ pair: YAMLEntry, _ columns: [ColumnName]) -> DerivedColumn? {
        let what = "the attribute \(quote(pair.key))"
        if columns.contains(where: { $0.field == pair.key }) {
            findings.conflict(
                "\(what) is both a column and derived", at: pair.place, help: "give one of the two another name")
        }
        if Role(rawValue: pair.key) != nil {
            findings.conflict(
                "\(quote(pair.key)) is a role, which cannot be derived", at: pair.place, help: "choose another name")
        }
        let schema = "people.derive.<attribute>"
        guard let fields = Fields(pair.value, at: schema, place: pair.place, findings) else { return nil }
        for key in ["years_since", "breaks"] where fields.lacks(key) {
            findings.missing(
                key, in: what, at: pair.place, help: "write `{years_since: hired, breaks: [1, 3, 5, 10]}`")
        }
        guard let from = fields["years_since"].flatMap({ findings.text($0, "an attribute") }),
            let breaks = fields["breaks"].flatMap(breaks)
        else { return nil }
        return DerivedColumn(name: pair.key, from: from, breaks: breaks)
    }

    private func breaks(_ node: YAMLNode) -> [Int]? {
        guard let nodes = findings.list(node, "a list of whole years") else { return nil }
        let years = nodes.compactMap { findings.wholeNumber($0, in: 1...150) }
        guard years.count == nodes.count else { return nil }
        for (position, pair) in zip(years, years.dropFirst()).enumerated() where pair.0 >= pair.1 {
            findings.invalid(
                nodes[position + 1], "is \(pair.1), after \(pair.0)", help: "write the years in ascending order")
        }
        return years
    }
}
