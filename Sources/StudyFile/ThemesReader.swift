import Diagnostics
import Study

/// Reads `themes` of a question of words: keys of comments with the themes they were given.
struct ThemesReader {
    let findings: Findings
    let languages: Languages

    /// The question with several answers that the themes are.
    func question(_ node: YAMLNode, of id: String) -> Question? {
        guard let pairs = findings.named(node, "a table with the columns key and themes") else { return nil }
        let coded = pairs.map { pair -> (key: String, names: [String]) in
            let names = (findings.texts(pair.value, "a list of themes", single: true) ?? []).compactMap(\.text)
            return (pair.key, names.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") })
        }
        reportTwofold(pairs, coded.map(\.names))
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

    /// A comment that has one list of themes here and another one there.
    private func reportTwofold(_ pairs: [YAMLEntry], _ names: [[String]]) {
        var first: [String: (names: Set<String>, place: Place)] = [:]
        for (pair, names) in zip(pairs, names) where !names.isEmpty {
            let own = Set(names.map { $0.lowercased() })
            if let earlier = first[pair.key], earlier.names != own {
                findings.conflict(
                    "a comment has other themes here than at \(findings.also(earlier.place))", at: pair.place,
                    help: "keep one of the two rows")
            }
            first[pair.key] = first[pair.key] ?? (own, pair.place)
        }
    }

    /// Each theme once, however it is capitalised, in the order of the alphabet.
    private static func names(_ all: [String]) -> [String] {
        let spellings = Dictionary(grouping: all) { $0.lowercased() }
        return spellings.sorted { $0.key < $1.key }.compactMap { $0.value.min() }
    }
}
