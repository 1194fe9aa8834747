import Diagnostics

/// Sees to it that each text of a scale means one thing.
struct ScaleMeanings {
    enum Meaning: Equatable {
        case value(Int)
        /// The key of the study under which the text is listed, such as `missing`.
        case absence(String)

        var text: String {
            switch self {
            case .value(let value): "the value \(value)"
            case .absence(let key): quote(key)
            }
        }
    }

    let findings: Findings
    let low: Int
    let high: Int
    private var first: [String: (meaning: Meaning, place: Place)] = [:]
    private var coded: Set<Int> = []

    init(findings: Findings, low: Int, high: Int) {
        self.findings = findings
        self.low = low
        self.high = high
    }

    /// Adds a text; reports it where it means something else already. Absences come after labels and codes.
    mutating func add(_ node: YAMLNode, _ meaning: Meaning, isCode: Bool = false) {
        guard let text = node.text, !text.isEmpty else { return }
        if isCode, case .value(let value) = meaning { coded.insert(value) }
        if let earlier = first[text] {
            guard earlier.meaning != meaning else { return }
            report(text, node.place, meaning, earlier)
            return
        }
        first[text] = (meaning, node.place)
        guard case .absence = meaning, let value = Int(text), (low...high).contains(value), !coded.contains(value)
        else {
            return
        }
        findings.conflict(
            "\(quote(text)) is listed under \(meaning.text) and is the value of a point too", at: node.place,
            help: "if the export has another number for that point, say so under `codes`")
    }

    /// The later place in the file is where the message points.
    private func report(_ text: String, _ place: Place, _ meaning: Meaning, _ earlier: (meaning: Meaning, place: Place))
    {
        var (here, there) = ((meaning, place), (earlier.meaning, earlier.place))
        if here.1 < there.1 { swap(&here, &there) }
        findings.conflict(
            "\(quote(text)) means \(here.0.text) here and \(there.0.text) at \(findings.also(there.1))", at: here.1,
            help: "a text has one meaning in a scale: remove one")
    }
}
