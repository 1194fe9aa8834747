import Ingest
import Normalize
import Study

/// Columns that are one question together: options to choose, or to put in order.
struct GroupGuess {
    var kind: QuestionKind
    /// Positions in the list of columns.
    var columns: [Int]
    var stem: String
}

/// Finds such columns by what stands in them and what their headers have in common.
struct GroupGuesser {
    let columns: [Column]
    let profiles: [ColumnProfile]

    func groups() -> [GroupGuess] {
        let stems = Dictionary(grouping: columns.indices.filter { isFree($0) && !stem($0).isEmpty }, by: stem)
        var groups: [GroupGuess] = []
        for (stem, members) in stems.sorted(by: { $0.value[0] < $1.value[0] }) where members.count > 1 {
            if isOrder(members) {
                groups.append(GroupGuess(kind: .rank, columns: members, stem: stem))
            } else {
                let options = members.filter(isOption)
                // Beside options there may be a column for other words.
                if options.count > 1, options.count * 2 > members.count {
                    groups.append(GroupGuess(kind: .multi, columns: options, stem: stem))
                }
            }
        }
        return groups + bareOptions(besides: Set(groups.flatMap(\.columns)))
    }

    /// What a column has in common with others of its question: a text, or a code such as `q0007` of `q0007_0002`.
    private func stem(_ column: Int) -> String {
        if !columns[column].stem.isEmpty { return columns[column].stem }
        let id = columns[column].id
        guard let mark = id.lastIndex(of: "_"), id[mark...].count > 1, id[mark...].dropFirst().allSatisfy(\.isNumber)
        else {
            return ""
        }
        return String(id[..<mark])
    }

    private func isFree(_ column: Int) -> Bool {
        columns[column].role == nil && (columns[column].purpose == .answer || columns[column].purpose == .attribute)
    }

    /// Whether a column says of one option whether it was chosen: one text or nothing, or two words for yes and no.
    private func isOption(_ column: Int) -> Bool {
        let profile = profiles[column]
        guard !profile.overflow, profile.texts.count <= 3 else { return false }
        let words = profile.texts.keys.map(LabelText.fold).filter { !AbsenceWords.missing.contains($0) && $0 != "n/a" }
        let answers = words.filter { !WordVocabulary.isNo($0) }
        if answers.isEmpty { return !words.isEmpty || profile.filled == 0 }
        guard answers.count == 1 else { return false }
        let own = LabelText.fold(columns[column].part)
        return WordVocabulary.isYes(answers[0])
            ? words.count == 2 || words.count == 1
            : words.count > 1 || answers[0] == own || own.contains(answers[0]) || words.count == 1
    }

    /// Whether the columns hold the places of as many things: each place as often as any other.
    private func isOrder(_ members: [Int]) -> Bool {
        let count = members.count
        guard (3...11).contains(count), members.allSatisfy({ profiles[$0].isWhole && profiles[$0].least >= 1 }),
            members.allSatisfy({ profiles[$0].greatest <= count })
        else { return false }
        let times = (1...count).map { place in members.reduce(0) { $0 + (profiles[$1].texts[String(place)] ?? 0) } }
        guard let most = times.max(), let least = times.min(), least > 4 else { return false }
        // A complete order has each place once; a few records may have part of it.
        return most - least <= most / 100
    }

    /// Options whose question is in no header: columns side by side, each holding nothing but its own header.
    private func bareOptions(besides taken: Set<Int>) -> [GroupGuess] {
        var groups: [GroupGuess] = []
        var run: [Int] = []
        func isBare(_ column: Int) -> Bool {
            guard isFree(column), !taken.contains(column), columns[column].stem.isEmpty else { return false }
            let profile = profiles[column]
            let header = LabelText.fold(columns[column].text)
            return profile.texts.count == 1
                && profile.texts.keys.allSatisfy { text in
                    let text = LabelText.fold(text)
                    return text == header || header.hasPrefix(text + "#")
                }
        }
        for column in columns.indices.map({ $0 }) + [columns.count] {
            if column < columns.count, isBare(column) { run.append(column); continue }
            if run.count > 1 { groups.append(GroupGuess(kind: .multi, columns: run, stem: "")) }
            run = []
        }
        return groups
    }
}
