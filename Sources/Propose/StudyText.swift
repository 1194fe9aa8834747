import Ingest
import Normalize
import Study

/// Writes a proposal as a study with comments. What is not sure stands there too, behind a `#`, with the reason.
package struct StudyText {
    /// An export and what the study calls it.
    package struct Source {
        package var path: String
        package var name: String
        package var labels: String?
        /// Keys of the source that say how the file is to be read, such as `format`.
        package var hints: [(key: String, value: String)]

        package init(path: String, name: String, labels: String?, hints: [(key: String, value: String)]) {
            (self.path, self.name, self.labels, self.hints) = (path, name, labels, hints)
        }
    }

    /// A table of items that stands in the place of those proposed.
    package var codebook: String?

    let proposal: Proposal
    let sources: [Source]
    let people: (path: String, guess: PeopleGuess)?
    private let scales: [NamedScale]
    private let title: String

    /// Lines that a study should not be longer than.
    private static let most = 118
    static let width = 116

    package init(_ proposal: Proposal, sources: [Source], people: (path: String, guess: PeopleGuess)?, title: String) {
        self.proposal = proposal
        self.sources = sources
        self.people = people
        self.title = title
        scales = NamedScale.all(proposal)
    }

    /// The study.
    package func text() -> String {
        let full = lines(withTexts: true)
        let lines = full.count <= Self.most ? full : lines(withTexts: false)
        return lines.joined(separator: "\n") + "\n"
    }

    /// The study of an earlier round with these exports added; what is new in them stands at the end as a remark.
    package func text(after previous: PreviousStudy, old: [(name: String, path: String)], items: Set<String>) -> String
    {
        let new = proposal.entries.compactMap { entry in
            items.contains(entry.id) ? nil : itemValue(entry).map { "#   \(entry.id): {\($0)}" }
        }
        let head = "# new in these exports, to be added to `items` where they are wanted:"
        let remarks = new.isEmpty ? [] : ["", head] + new
        return previous.adding(
            Array(sourceLines().dropFirst().dropLast()), names: sources.map(\.name), old: old, remarks: remarks)
    }

    private func lines(withTexts: Bool) -> [String] {
        var lines = [
            "# Proposed by `rapport init`. Lines behind a # are not sure: read the reason, then take the # away.",
            "title: \(YAMLText.quoted(title))", "k: 10", "",
        ]
        lines += sourceLines() + waveLines() + peopleLines() + cutLines() + scaleLines() + itemLines(withTexts)
        lines += indexLines() + leftOut()
        return lines
    }

    // MARK: Groups

    private func peopleLines() -> [String] {
        guard let people else {
            return [
                "# people: people.csv   # a row an employee gives invited numbers, groups and managers: --people FILE",
                "",
            ]
        }
        var lines = ["people:   # \(people.guess.profile.records) rows", "  path: \(YAMLText.quoted(people.path))"]
        let roles = people.guess.roles.map { ($0.header, $0.role.rawValue) }.filter { $0.0 != $0.1 }
        if !roles.isEmpty { lines += YAMLText.map("  columns", roles, width: Self.width) }
        if people.guess.hasManagers { lines.append("hierarchy: {manager: manager}") }
        return lines + [""]
    }

    private func cutLines() -> [String] {
        var cuts: [(id: String, column: String, unless: String?)] = []
        if let people {
            cuts = people.guess.cuts.map { (Self.cutName($0.column), $0.column, $0.unless) }
        } else {
            for entry in proposal.entries {
                if case .cut(let unless) = entry.guess { cuts.append((entry.id, entry.column.id, unless)) }
            }
        }
        guard !cuts.isEmpty else { return [] }
        // Each cut makes others say less: the first few are enough to begin with.
        var enabled = 0
        var lines: [String] = []
        for cut in cuts {
            let entry = cut.id == cut.column ? "\(cut.id): \(cut.id)" : "\(cut.id): \(YAMLText.quoted(cut.column))"
            if let reason = cut.unless {
                lines.append("  # \(entry)   # \(reason)")
            } else if enabled < 4 {
                enabled += 1
                lines.append("  \(entry)")
            } else {
                lines.append("  # \(entry)   # every cut makes the others say less")
            }
        }
        return [(enabled > 0 ? "cuts:" : "# cuts:")] + lines + [""]
    }

    private static func cutName(_ column: String) -> String {
        let words = Words.of(column).joined(separator: "_").filter { $0.isASCII }
        let name = words.first?.isLetter == true ? words : "cut_" + words
        return ["company", "direct", "hierarchy"].contains(name) ? name + "_cut" : name
    }

    // MARK: Scales and items

    private func scaleLines() -> [String] {
        var lines: [String] = []
        for scale in scales { lines += scale.lines(width: Self.width) }
        for codes in openCodes { lines += codes }
        return section("scales", lines)
    }

    /// A key with what is below it; behind a # where all of that is.
    private func section(_ key: String, _ lines: [String]) -> [String] {
        if lines.isEmpty { return [] }
        let isOpen = lines.contains { !$0.drop { $0 == " " }.hasPrefix("#") }
        return [isOpen ? "\(key):" : "# \(key):"] + lines + [""]
    }

    private func itemLines(_ withTexts: Bool) -> [String] {
        if let codebook { return ["items: \(YAMLText.quoted(codebook))   # with indices, where it names them", ""] }
        var lines: [String] = []
        var run: [(id: String, value: String)] = []
        func flush() {
            for part in ItemRuns.parts(run) {
                lines += YAMLText.wrapped("  \(part.key): \(part.value)", width: Self.width)
            }
            run = []
        }
        for (number, entry) in proposal.entries.enumerated() {
            for group in proposal.groups where group.guess.columns.first == number {
                flush()
                lines += groupLines(group)
            }
            if case .number = entry.guess {
                flush()
                lines.append(numberLine(entry))
            }
            guard let value = itemValue(entry) else { continue }
            let text = entry.column.part.isEmpty ? entry.column.text : entry.column.part
            let wording =
                withTexts && text != entry.id && !text.isEmpty ? ", text: " + YAMLText.quoted(Self.short(text)) : ""
            run.append((entry.id, "{\(value)\(wording)}"))
        }
        flush()
        lines += openItems
        return section("items", lines)
    }

    /// What is said of an item, without its wording; nil where the column is none.
    private func itemValue(_ entry: Proposal.Entry) -> String? {
        switch entry.guess {
        case .item: return NamedScale.of(entry, scales).map { "scale: \($0)" }
        case .yesNo(let no, let yes):
            let isPlain = (no + yes).allSatisfy { text in
                let key = LabelText.fold(text)
                return WordVocabulary.isNo(key) || WordVocabulary.isYes(key)
            }
            let options = ", options: [\(YAMLText.texts(no.isEmpty ? ["No"] : no)), \(YAMLText.texts(yes))]"
            return "kind: yes_no" + (isPlain ? "" : options) + missing(entry)
        case .nps: return "kind: nps" + missing(entry)
        case .slider(let bounds): return "kind: slider, bounds: [\(bounds.lowerBound), \(bounds.upperBound)]"
        case .single(let options): return "kind: single, options: \(YAMLText.texts(options))" + missing(entry)
        case .joined(let joined):
            return "kind: multi, joined: \"\(joined.separator)\", options: \(YAMLText.texts(joined.options))"
        case .none, .cut, .text, .grouped, .unknownCodes, .number: return nil
        }
    }

    private func missing(_ entry: Proposal.Entry) -> String {
        entry.missing.isEmpty ? "" : ", missing: \(YAMLText.texts(entry.missing))"
    }

    private func numberLine(_ entry: Proposal.Entry) -> String {
        let column = entry.id == entry.column.id ? "" : "; column " + YAMLText.quoted(SafeName.of(entry.column.id))
        return "  # \(entry.id): {kind: number, bands: [..]}   # say where each band begins\(column)"
    }

    /// A wording on one line, not longer than a line can be read.
    private static func short(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 160 ? line.prefix(159) + "…" : line
    }

    private func groupLines(_ group: Proposal.Group) -> [String] {
        let members = group.guess.columns.map { (number: $0, column: proposal.entries[$0].column) }
        var used: Set<String> = []
        let options = members.map { member -> String in
            // What a chosen option's cell holds besides the words for yes.
            let own = proposal.profiles[member.number].texts.keys.filter { text in
                let key = LabelText.fold(text)
                return !WordVocabulary.isYes(key) && !WordVocabulary.isNo(key) && !AbsenceWords.contains(text)
                    && group.guess.kind == .multi
            }.sorted()
            var label = member.column.part.isEmpty ? own.first ?? member.column.text : member.column.part
            if label.isEmpty { label = member.column.id }
            while !used.insert(label).inserted { label += "'" }
            let texts = [label] + own.filter { LabelText.fold($0) != LabelText.fold(label) }
            return
                "\(YAMLText.quoted(member.column.id)): \(texts.count == 1 ? YAMLText.quoted(label) : YAMLText.texts(texts))"
        }
        let text =
            group.guess.stem.isEmpty || group.guess.stem == group.id
            ? "" : ", text: " + YAMLText.quoted(group.guess.stem)
        return YAMLText.flow(
            "  \(group.id): {kind: \(group.guess.kind.rawValue)\(text), options: {", options, "}}", width: Self.width)
    }

    // MARK: What is open

    private var unknown: [(codes: [Int], entries: [Proposal.Entry])] {
        let open = proposal.entries.filter { if case .unknownCodes = $0.guess { true } else { false } }
        let groups = Dictionary(grouping: open) { entry -> [Int] in
            if case .unknownCodes(let codes) = entry.guess { codes } else { [] }
        }
        return groups.map { ($0.key, $0.value) }.sorted {
            ($1.entries.count, $0.codes.count) < ($0.entries.count, $1.codes.count)
        }
    }

    /// Whether an open question stands in the study as one that must be answered: the first, where nothing else can be
    /// measured.
    private func isAsked(_ number: Int) -> Bool { number == 0 && !hasSureAnswers }

    /// Columns of the question that must be answered.
    var asked: Set<String> { hasSureAnswers ? [] : Set(unknown.first?.entries.map(\.column.id) ?? []) }

    /// Whether anything can be measured without an answer to an open question.
    private var hasSureAnswers: Bool {
        !proposal.groups.isEmpty
            || proposal.entries.contains { entry in
                switch entry.guess {
                case .item, .yesNo, .nps, .single, .joined, .slider: true
                default: false
                }
            }
    }

    /// Scales whose codes only a person can explain; asked for where nothing else can be measured.
    private var openCodes: [[String]] {
        unknown.prefix(3).enumerated().map { number, group in
            let mark = isAsked(number) ? "  " : "  # "
            let codes = group.codes.map { "\"\($0)\": \"?\"" }.joined(separator: ", ")
            let names = group.entries.prefix(3).map(\.column.id).joined(separator: ", ")
            return [
                "  # \(group.entries.count) columns (\(names) …) hold the numbers \(group.codes.map(String.init).joined(separator: ", ")), and nothing says what they mean.",
                "  # Write for each number its place on the scale, 1 being the lowest; or export the texts of the answers.",
                "\(mark)codes\(number + 1):",
                "\(mark)  points: \(max(2, group.codes.count))",
                "\(mark)  codes: {\(codes)}",
            ]
        }
    }

    private var openItems: [String] {
        unknown.prefix(3).enumerated().flatMap { number, group in
            let parts = ItemRuns.parts(group.entries.map { ($0.id, "{scale: codes\(number + 1)}") })
            return parts.prefix(40).map { "\(isAsked(number) ? "  " : "  # ")\($0.key): \($0.value)" }
        }
    }

    // MARK: Indices

    private func indexLines() -> [String] {
        let candidates = codebook == nil ? IndexGuess.all(proposal, scales) : []
        guard !candidates.isEmpty else { return [] }
        var lines = [
            "# indices:   # from words in the questions; check that each item belongs, and which are turned round"
        ]
        for candidate in candidates {
            lines += YAMLText.flow(
                "#   \(candidate.id): [", candidate.items, "]   # \(candidate.reason)", width: Self.width,
                indent: "#     ")
        }
        return lines + [""]
    }

    /// One line a reason for columns that the study does not name.
    private func leftOut() -> [String] {
        var reasons: [(reason: String, columns: [String])] = []
        func add(_ reason: String, _ column: String) {
            if let known = reasons.firstIndex(where: { $0.reason == reason }) {
                reasons[known].columns.append(column)
            } else {
                reasons.append((reason, [column]))
            }
        }
        let mapped = Set(sources.indices.flatMap { mapping($0).map(\.0) })
        for entry in proposal.entries {
            switch entry.guess {
            case .text where mapped.contains(entry.column.id): break
            case .none where mapped.contains(entry.column.id): break
            case .text: add("what people wrote; counted with {kind: text}", entry.column.id)
            case .unknownCodes(let codes) where unknown.dropFirst(3).contains { $0.codes == codes }:
                add("numbers, and nothing says what they mean", entry.column.id)
            case .none(let reason) where Role(rawValue: reason) == nil: add(reason, entry.column.id)
            default: break
            }
        }
        return reasons.prefix(8).map { entry in
            let names = entry.columns.prefix(4).map { SafeName.of($0) }.joined(separator: ", ")
            let more = entry.columns.count > 4 ? " and \(entry.columns.count - 4) more" : ""
            return "# left out, \(entry.reason): \(names)\(more)"
        }
    }
}

/// Headers as they stand in a comment: short, on one line.
enum SafeName {
    static func of(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 40 ? line.prefix(39) + "…" : line
    }
}
