import Analyse
import Diagnostics
import Normalize
import Score
import Study

/// Guards against numbers that mean something else than they seem to: they hold indices back, with a word in the
/// results and a warning, and let the rest be published.
struct Guards {
    let reading: ReadingResult
    let file: String
    let collector: Collector

    private var study: Study { reading.scored.study }

    /// What was read, with the indices that are held back.
    ///
    /// - Parameter waves: waves in the order of outputs.
    func applied(_ groups: Groups) -> ReadingResult {
        let waves = groups.waves
        var scored = reading.scored
        for (wave, name) in waves.enumerated() {
            for index in unordered(in: name) { scored.held[wave, default: [:]][index] = .codes }
        }
        for suspect in suspects(waves) where scored.held[suspect.wave]?[suspect.index] == nil {
            scored.held[suspect.wave, default: [:]][suspect.index] = .key
        }
        for wave in scored.held.keys.sorted() { hold(composed: &scored.held[wave, default: [:]]) }
        scored.breaks = breaks()
        report(scored.breaks)
        reportAlike(groups)
        reportUncoded()
        reportTargets(groups)
        var guarded = reading
        guarded.scored = scored
        return guarded
    }

    /// What is made of an index that is held back is held back with it.
    private func hold(composed held: inout [Int: Note]) {
        for (number, index) in study.indices.enumerated() where held[number] == nil {
            if let note = index.components.compactMap({ held[$0] }).first { held[number] = note }
        }
    }

    /// A target of a group that is not there would be met by nobody, without a word.
    private func reportTargets(_ groups: Groups) {
        let known = Set(groups.groups.map(\.id))
        for target in study.targets where !known.contains(target.group) {
            collector.add(
                Diagnostic(
                    .studyUnknownName, "a target of `\(target.measure)` is for a group that is not there",
                    at: Place(file: file), help: "use the ids of `groups` in results.json, such as `company`"))
        }
    }

    // MARK: Numbers without an order

    private func unordered(in wave: String) -> [Int] {
        let sources = reading.sources.filter { $0.wave == nil || $0.wave == wave }
        let items = sources.reduce(into: Set<Int>()) { $0.formUnion($1.binding.unorderedItems) }
        let indices = study.indices.indices.filter { index in
            study.indices[index].parts.contains { items.contains($0.item) }
        }
        guard !indices.isEmpty, let source = sources.first(where: { !$0.binding.unorderedItems.isEmpty }) else {
            return []
        }
        let names = indices.map { "`\(study.indices[$0].id)`" }.joined(separator: ", ")
        collector.add(
            Diagnostic(
                .codesUnordered,
                "the answers are numbers, and nothing says what they mean: \(names) \(indices.count == 1 ? "is" : "are") withheld",
                at: Place(file: source.export.input.name),
                help:
                    "export the texts of the answers, name a structure file as `labels:`, or declare the scale (`codes:` where numbers are in no order)"
            ))
        return indices
    }

    // MARK: Items that should have been turned round

    private func suspects(_ waves: [String]) -> [KeyGuard.Suspect] {
        let names = reading.scored.population.space.waveNames
        let cross = waves.map { wave in
            names.firstIndex(of: wave).flatMap { number in
                number < reading.scored.scorer.cross.count ? reading.scored.scorer.cross[number] : nil
            } ?? []
        }
        var texts = study.items.map { $0.text.map(\.text) }
        for source in reading.sources { for (item, own) in source.binding.wordings { texts[item] += own.map(\.text) } }
        let suspects = KeyGuard.suspects(study, cross: cross, texts: texts)
        for (index, group) in Dictionary(grouping: suspects, by: \.index).sorted(by: { $0.key < $1.key }) {
            let items = Set(group.map(\.item)).sorted().map { "`\(study.items[$0].id)`" }.joined(separator: ", ")
            let why =
                group.contains { $0.reason == .answers }
                ? "its answers run against the others" : "its wording is negative"
            collector.add(
                Diagnostic(
                    .keySuspected,
                    "index `\(study.indices[index].id)` is withheld: \(items) seems to be turned round (\(why))",
                    at: Place(file: file),
                    help:
                        "say `{item: …, reverse: true}` for it; or, when it is right as it is, `keys_checked: true` for the index"
                ))
        }
        return suspects
    }

    // MARK: Wordings that changed between waves

    /// By item: the waves before which values cannot be compared with it.
    private func breaks() -> [Int: [String]] {
        guard case .bySource(let waves) = study.waves else { return [:] }
        var breaks: [Int: [String]] = [:]
        for (earlier, later) in zip(waves, waves.dropFirst()) {
            let (old, new) = (asked(earlier), asked(later))
            for (item, asked) in new where !study.items[item].reworded.contains(later.id) {
                if let before = old[item], asked.differs(from: before) { breaks[item, default: []].append(later.id) }
            }
        }
        return breaks
    }

    private func report(_ breaks: [Int: [String]]) {
        for wave in Set(breaks.values.joined()).sorted() {
            let items = breaks.filter { $0.value.contains(wave) }.keys.sorted()
            let names = items.prefix(5).map { "`\(study.items[$0].id)`" }.joined(separator: ", ")
            collector.add(
                Diagnostic(
                    .waveChanged,
                    "\(items.count) question\(items.count == 1 ? " is" : "s are") asked otherwise in wave `\(wave)` than before: \(names); trends break there",
                    at: Place(file: file),
                    help:
                        "where it is the same question all the same, say so: `items: {\(study.items[items[0]].id): {reworded: [\(wave)]}}`"
                ))
        }
    }

    /// What a wave asks: the wordings of a question, and the texts of its answers, folded.
    private struct Asked {
        var wordings: Set<Wording> = []
        var answers: Set<String> = []

        /// Another wording in every language, or answers that were exchanged. More of either is no change: one export may
        /// have languages, or an answer such as *does not apply*, that the other has not.
        func differs(from before: Asked) -> Bool {
            !wordings.isEmpty && !before.wordings.isEmpty
                && !wordings.contains { own in before.wordings.contains { own.isLike($0) } }
                || !answers.isEmpty && !before.answers.isEmpty && !answers.isSubset(of: before.answers)
                    && !before.answers.isSubset(of: answers)
        }
    }

    private func asked(_ wave: Wave) -> [Int: Asked] {
        var asked: [Int: Asked] = [:]
        for source in reading.sources where source.wave == wave.id {
            for (item, own) in source.binding.wordings { asked[item, default: Asked()].wordings.formUnion(own) }
            for (item, texts) in source.binding.answerTexts { asked[item, default: Asked()].answers.formUnion(texts) }
        }
        return asked
    }

    // MARK: Groups that are written in two ways

    private func reportAlike(_ groups: Groups) {
        let named = groups.groups.filter { groups.cuts[$0.cut].kind == .plain }
        let alike = Dictionary(grouping: named) { "\($0.cut) \(LabelText.fold($0.label))" }.values.filter {
            $0.count > 1
        }
        for same in alike.sorted(by: { $0[0].id < $1[0].id }).prefix(5) {
            let names = same.map { "`\($0.label)`" }.sorted().joined(separator: ", ")
            collector.add(
                Diagnostic(
                    .groupsAlike,
                    "groups of cut `\(groups.cuts[same[0].cut].id)` differ in letters or blanks alone: \(names)",
                    at: Place(file: file),
                    help: "write them alike in the export or the people file, if they are one group"))
        }
    }

    // MARK: Comments without themes

    private func reportUncoded() {
        var slot = 0
        for question in study.questions {
            defer { slot += question.slots }
            guard let themes = question.themes,
                reading.scored.count(slot: slot, code: AnswerCode.missingCode) > 0
            else { continue }
            let isKnown = [UInt8(1), 2].contains { reading.scored.count(slot: slot, code: $0) > 0 }
            guard isKnown else {
                collector.add(
                    Diagnostic(
                        .commentsUncoded, "no key in the themes of `\(themes.question)` is that of a comment here",
                        at: Place(file: file),
                        help: "keys are as `rapport comments` wrote them for this folder of results: 16 small letters"))
                continue
            }
            collector.add(
                Diagnostic(
                    .commentsUncoded,
                    "comments on `\(themes.question)` have no themes yet; shares are of those that have",
                    at: Place(file: file), help: "hand them out with `rapport comments --for-coding FILE`"))
        }
    }
}
