import Diagnostics
import Study

/// Reads `targets` and `benchmarks`: figures that groups are compared with.
struct ReferencesReader {
    let findings: Findings
    /// Measures that have a name.
    let measures: Names

    func targets(_ node: YAMLNode?) -> [Target] {
        guard let node, let elements = findings.list(node, "a list of targets") else { return [] }
        return elements.compactMap { element in
            guard let fields = Fields(element, at: "targets[]", findings) else { return nil }
            let value = required("value", fields, "this target", help: "write `{measure: …, value: 3.8}`")
            guard let measure = measure(fields, "this target"), let value = value.flatMap({ findings.number($0) })
            else {
                return nil
            }
            var target = Target(measure: measure, value: value)
            if let group = fields["group"].flatMap({ findings.text($0, "a group") }) { target.group = group }
            target.date = fields["date"].flatMap(findings.day)
            return target
        }
    }

    func benchmarks(_ node: YAMLNode?) -> (list: [Benchmark], years: Int) {
        guard let node else { return ([], Self.years) }
        let long = node.isList ? node.inLongForm("figures") : node
        guard let fields = Fields(long, at: "benchmarks", findings) else { return ([], Self.years) }
        let years = fields["years"].flatMap { findings.wholeNumber($0, in: 0...100) } ?? Self.years
        guard let figures = fields["figures"], let elements = findings.list(figures, "a list of figures, or a table")
        else {
            return ([], years)
        }
        return (elements.compactMap(benchmark), years)
    }

    /// Words for kinds, those of a study and those of results.
    private static let kinds: [String: String] = {
        var kinds = ["item": "item", "option": "option", "net": "net"]
        for kind in IndexKind.allCases {
            let word =
                switch kind {
                case .personShare: "person_share"
                case .meanOfIndices: "mean_of_indices"
                case .ratio: "ratio"
                default: kind.plain.word
                }
            (kinds[kind.rawValue], kinds[word]) = (word, word)
        }
        return kinds
    }()

    /// Years after which a benchmark is marked as old.
    static let years = 3

    private func benchmark(_ element: YAMLNode) -> Benchmark? {
        guard let fields = Fields(element, at: "benchmarks.figures[]", findings) else { return nil }
        let what = "this benchmark"
        func text(_ key: String) -> String? {
            required(key, fields, what, help: "see benchmarks in the manual").flatMap { findings.text($0, "a text") }
        }
        let measure = measure(fields, what)
        let (kind, population, source) = (text("kind"), text("population"), text("source"))
        let value = required("value", fields, what, help: "write the figure, such as 3.6").flatMap {
            findings.number($0)
        }
        let year = required("year", fields, what, help: "write the year it is of").flatMap {
            findings.wholeNumber($0, in: 1900...2200)
        }
        let known = kind.flatMap { Self.kinds[$0] }
        if let kind, known == nil, let node = fields["kind"] {
            findings.invalid(
                node, "is \(quote(kind))",
                help: "write `item`, or a kind of index: "
                    + IndexKind.allCases.map { quote($0.rawValue) }.joined(separator: ", "))
        }
        guard let measure, let kind = known, let population, let source, let value, let year else { return nil }
        var benchmark = Benchmark(
            measure: measure, kind: kind, value: value, population: population, source: source, year: year)
        if let scores = fields["scores"].flatMap({ findings.text($0, "a way of counting") }) {
            benchmark.scores = scores
        }
        benchmark.favourable = fields["favourable"].flatMap { findings.text($0, "favourable answers") }
        benchmark.n = fields["n"].flatMap { findings.wholeNumber($0, in: 1...Int(Int32.max)) }
        return benchmark
    }

    private func measure(_ fields: Fields, _ what: String) -> String? {
        required("measure", fields, what, help: "name an index, an item or a question").flatMap { node in
            measures.resolve(node, findings).map { measures.list[$0] }
        }
    }

    private func required(_ key: String, _ fields: Fields, _ what: String, help: String) -> YAMLNode? {
        if let node = fields[key] { return node }
        if fields.lacks(key) { findings.missing(key, in: what, at: fields.place, help: help) }
        return nil
    }
}
