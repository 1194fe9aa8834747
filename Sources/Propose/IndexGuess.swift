import Normalize

/// Items that may make an index: those that speak of one thing and share a scale.
struct IndexGuess {
    var id: String
    var items: [String]
    var reason: String

    static func all(_ proposal: Proposal, _ scales: [NamedScale]) -> [IndexGuess] {
        var guesses: [IndexGuess] = []
        let items = proposal.entries.compactMap { entry -> (id: String, text: String, scale: String, stem: String)? in
            NamedScale.of(entry, scales).map { (entry.id, entry.column.text.lowercased(), $0, entry.column.stem) }
        }
        for topic in Words.topics {
            let found = items.filter { item in topic.words.contains { item.text.contains($0) } }
            for (_, members) in Dictionary(grouping: found, by: \.scale).sorted(by: { $0.key < $1.key })
            where members.count > 1 {
                let word = topic.words.first { members[0].text.contains($0) } ?? topic.index
                guesses.append(
                    IndexGuess(
                        id: guesses.contains { $0.id == topic.index }
                            ? "\(topic.index)_\(guesses.count + 1)" : topic.index,
                        items: members.map(\.id), reason: "\(members.count) questions with words such as '\(word)'"))
            }
        }
        return guesses.isEmpty ? byStem(items) : guesses
    }

    /// Without any such word: rows of one question, or names that differ in a number only.
    private static func byStem(_ items: [(id: String, text: String, scale: String, stem: String)]) -> [IndexGuess] {
        let groups = Dictionary(grouping: items) { item -> String in
            let prefix = item.id.reversed().drop { $0.isNumber }.reversed()
            return item.scale + "\u{1F}" + (item.stem.isEmpty ? String(prefix) : item.stem)
        }
        return groups.values.filter { (3...20).contains($0.count) }.sorted { $0[0].id < $1[0].id }.prefix(6)
            .enumerated().map {
                IndexGuess(
                    id: "index\($0 + 1)", items: $1.map(\.id), reason: "\($1.count) questions that stand together")
            }
    }
}
