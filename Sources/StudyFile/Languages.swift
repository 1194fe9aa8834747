import Diagnostics
import Study

/// The languages a study may write texts in. The first one is the language of every text that names none.
struct Languages {
    let list: [String]

    init(_ list: [String]) { self.list = list }

    var first: String { list.first ?? "en" }

    /// A text alone, or one for each of some languages.
    func texts(_ node: YAMLNode, _ findings: Findings) -> [LanguageText] {
        guard node.isMap else {
            let text = findings.text(node, "text, or a map of language to text")
            return text.map { [LanguageText(language: first, text: $0)] } ?? []
        }
        return node.pairs.compactMap { pair in
            guard isKnown(pair, findings), let text = findings.text(pair.value) else { return nil }
            return LanguageText(language: pair.key, text: text)
        }
    }

    /// Whether the key is a language of the study; any other is reported.
    func isKnown(_ pair: YAMLEntry, _ findings: Findings) -> Bool {
        if list.contains(pair.key) { return true }
        let known = list.map { quote($0) }.joined(separator: ", ")
        findings.add(
            .studyUnknownName, "\(quote(pair.key)) is none of the study's languages", at: pair.place,
            help: "the study has \(known): add it to `languages`, or correct it")
        return false
    }

    /// Whether a text has the form of a language tag: two or three letters, then parts behind hyphens.
    static func isTag(_ text: String) -> Bool {
        text.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/) != nil
    }
}
