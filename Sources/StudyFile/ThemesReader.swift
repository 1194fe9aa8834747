import Diagnostics
import Study

/// Reads `themes` of a question of words: keys of comments with the themes they were given.
struct ThemesReader {
    let findings: Findings
    let languages: Languages

    /// The question with several answers that the themes are.
    func question(_ node: YAMLNode, of id: String) -> Question? {
        guard let pairs = findings.named(node, "a table with the columns key and themes") else { return nil }
        let coded = pairs.map { pair in
            (
                key: pair.key,
                names: (findings.texts(pair.value, "a list of themes", single: true) ?? []).compactMap(\.text)
            )
        }
        var question = Question(id: Themes.name(of: id), kind: .multi)
        let names = Self.names(coded.flatMap(\.names))
        guard !names.isEmpty else {
            findings.invalid(
                node, "has no comment with a theme",
                help: "write themes into the column `themes` of what `rapport comments` wrote, with `;` between them")
            return nil
        }
        if names.count > WideCode.most {
            findings.invalid(
                node, "has \(names.count) themes", help: "at most \(WideCode.most) are counted: put some together")
        }
        question.options = names.map { name in
            var option = Question.Option(id: name, texts: [name])
            option.label = [LanguageText(language: languages.first, text: name)]
            return option
        }
        let positions = Dictionary(
            names.enumerated().map { ($1.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
        let entries = coded.filter { !$0.names.isEmpty }.map { key, names in
            Themes.Entry(key: key, options: Set(names.compactMap { positions[$0.lowercased()] }).sorted())
        }
        question.themes = Themes(question: id, entries: entries.sorted { $0.key < $1.key })
        return question
    }

    /// Each theme once, however it is capitalised, in the order of the alphabet.
    private static func names(_ all: [String]) -> [String] {
        let spellings = Dictionary(grouping: all) { $0.lowercased() }
        return spellings.sorted { $0.key < $1.key }.compactMap { $0.value.min() }
    }
}
