import Diagnostics
import Study

/// A preset as a file: the scales, items and indices of a published instrument, where it comes from, and an example of
/// answers with the results that they must give.
package struct Instrument: Sendable {
    package var title = ""
    package var source = ""
    package var licence = ""
    /// People of the example: what an export writes for each item.
    package var people: [[String: String]] = []
    /// What each index must be over them.
    package var results: [(index: String, value: Ratio)] = []

    static let keys = ["title", "source", "licence", "note", "scales", "items", "indices", "example"]
}

/// Puts the scales, items and indices of instruments (`instruments: [Instruments/csps.yml]`) behind those of the study, as if
/// they were written there.
struct Instruments {
    let findings: Findings
    /// Reads a text that the study points to.
    let reader: StudyFile.TextReader

    func expand(_ root: YAMLNode) throws(Failure) -> YAMLNode {
        guard case .map(var pairs) = root.content, let own = pairs.first(where: { $0.key == "instruments" }) else {
            return root
        }
        let isAlone = !pairs.contains { ["items", "indices"].contains($0.key) }
        let hasScales = pairs.contains { $0.key == "scales" }
        if !isAlone, !hasScales {
            findings.missing(
                "scales", in: "the study", at: own.place,
                help: "a study with instruments and questions of its own says how its own are answered: `scales: {…}`")
        }
        for name in Self.names(own.value) {
            let tree = YAMLComposer(text: try reader(name), file: name, findings: findings).compose()
            for entry in tree.pairs {
                guard Instrument.keys.contains(entry.key) else {
                    findings.add(
                        .studyUnknownKey, "unknown key \(quote(entry.key)) in an instrument", at: entry.place,
                        help: "keys allowed here: " + Instrument.keys.map { quote($0) }.joined(separator: ", "))
                    continue
                }
                if ["scales", "items", "indices"].contains(entry.key) { add(entry, to: &pairs) }
            }
        }
        var root = root
        root.content = .map(pairs)
        return root
    }

    /// Paths of files; anything else is reported by the reader of the study.
    private static func names(_ node: YAMLNode) -> [String] {
        if case .list(let elements) = node.content { return elements.compactMap(\.text) }
        return node.text.map { [$0] } ?? []
    }

    private func add(_ section: YAMLEntry, to pairs: inout [YAMLEntry]) {
        guard let there = pairs.firstIndex(where: { $0.key == section.key }) else {
            pairs.append(section)
            return
        }
        var value = pairs[there].value
        for entry in section.value.pairs {
            guard let taken = value.pairs.first(where: { $0.key == entry.key }) else { continue }
            findings.conflict(
                "\(quote(entry.key)) stands in \(quote(section.key)) twice (also at \(findings.also(entry.place)))",
                at: taken.place, help: "give one of them another name")
        }
        switch value.content {
        case .map(let entries):
            // Indices of the study may be made of those of an instrument, and so stand below them.
            let isAbove = section.key == "indices"
            value.content = .map(isAbove ? section.value.pairs + entries : entries + section.value.pairs)
        case .list(let elements) where section.key == "items":
            // Items of a list have no more to say than their names.
            let named = elements.compactMap { element in
                element.text.map { YAMLEntry(key: $0, place: element.place, value: Self.empty(element)) }
            }
            value.content = .map(named + section.value.pairs)
        default:
            findings.conflict(
                "\(quote(section.key)) of the study cannot be put together with that of an instrument",
                at: pairs[there].place, help: "write it as a map")
        }
        pairs[there].value = value
    }

    private static func empty(_ element: YAMLNode) -> YAMLNode {
        YAMLNode(content: .map([]), place: element.place, path: element.path)
    }
}

extension StudyFile {
    /// How a study's path becomes a text.
    package typealias TextReader = (_ path: String) throws(Failure) -> String

    /// What an instrument says of itself.
    package static func instrument(text: String, file: String) throws(Failure) -> Instrument {
        let findings = Findings(file: file)
        let tree = YAMLComposer(text: text, file: file, findings: findings).compose()
        try findings.stopOnSyntax()
        var instrument = Instrument()
        func value(_ key: String, _ node: YAMLNode) -> YAMLNode? { node.pairs.first { $0.key == key }?.value }
        instrument.title = value("title", tree)?.text ?? ""
        instrument.source = value("source", tree)?.text ?? ""
        instrument.licence = value("licence", tree)?.text ?? ""
        let example = value("example", tree)
        if case .list(let people)? = example.flatMap({ value("people", $0) })?.content {
            instrument.people = people.map { person in
                Dictionary(person.pairs.map { ($0.key, $0.value.text ?? "") }, uniquingKeysWith: { first, _ in first })
            }
        }
        instrument.results = (example.flatMap { value("results", $0) }?.pairs ?? []).compactMap { pair in
            pair.value.text.flatMap { Ratio($0) }.map { (pair.key, $0) }
        }
        return instrument
    }
}
