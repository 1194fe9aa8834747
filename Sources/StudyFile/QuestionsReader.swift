import Study

/// Reads the entries of `items` that are questions of other kinds than a scale.
struct QuestionsReader {
    let findings: Findings
    let languages: Languages

    /// Nil for an item on a scale. Unsound entries are reported and give a question that nothing else trips over.
    func question(_ pair: YAMLEntry, _ fields: Fields) -> Question? {
        guard let node = fields["kind"], let kind = findings.word(node, QuestionKind.self), kind != .scale else {
            reportUnused(fields, for: .scale)
            return nil
        }
        var question = Question(id: pair.key, kind: kind)
        question.text = fields["text"].map { languages.texts($0, findings) } ?? []
        if let node = fields["scale"] {
            findings.conflict(
                "question \(quote(pair.key)) is of the kind `\(kind.rawValue)` and has a scale", at: node.place,
                help: "leave one of the two out")
        }
        reportUnused(fields, for: kind)
        question.separator = fields["joined"].flatMap(separator)
        question.options = options(fields, pair, kind, split: question.separator == nil)
        if let node = fields["bounds"] { (question.lowest, question.highest) = bounds(node) ?? (0, 100) }
        question.bands = fields["bands"].map(bands) ?? []
        question.missing =
            fields["missing"].flatMap { findings.texts($0, "a list of texts", single: true) }?.compactMap(\.text) ?? []
        checkMissing(fields, pair, kind)
        return question
    }

    /// Which keys a kind has.
    private static func keys(_ kind: QuestionKind) -> [String] {
        switch kind {
        case .scale: []
        case .nps: ["missing"]
        case .text: ["themes"]
        case .single, .yesNo: ["options", "missing"]
        case .multi: ["options", "joined", "exclusive", "missing"]
        case .rank: ["options", "missing"]
        case .constantSum: ["options", "bounds", "missing"]
        case .slider: ["bounds", "missing"]
        case .number: ["bands", "missing"]
        }
    }

    private func reportUnused(_ fields: Fields, for kind: QuestionKind) {
        for key in ["options", "joined", "exclusive", "bounds", "bands", "themes", "missing"]
        where !Self.keys(kind).contains(key) {
            guard fields[key] != nil else { continue }
            let kinds = QuestionKind.allCases.filter { Self.keys($0).contains(key) }.map { "`\($0.rawValue)`" }
            findings.conflict(
                "`\(key)` says nothing of a question of the kind `\(kind.rawValue)`", at: fields.place(of: key),
                help: "it is for " + kinds.joined(separator: ", ") + (kind == .scale ? ": say which with `kind:`" : ""))
        }
    }

    private func checkMissing(_ fields: Fields, _ pair: YAMLEntry, _ kind: QuestionKind) {
        let needed: [QuestionKind: (String, String)] = [
            .single: ("options", "options: [Office, Home]"), .multi: ("options", "options: {Q5_1: Pay, Q5_2: Team}"),
            .rank: ("options", "options: {Q7_1: Pay, Q7_2: Team}"),
            .constantSum: ("options", "options: {Q8_1: Pay, Q8_2: Team}"), .slider: ("bounds", "bounds: [0, 100]"),
            .number: ("bands", "bands: [30, 45, 60]"),
        ]
        guard let (key, example) = needed[kind], fields.lacks(key) else { return }
        findings.missing(
            key, in: "question \(quote(pair.key)) of the kind `\(kind.rawValue)`", at: pair.place,
            help: "write `\(example)`")
    }

    private func separator(_ node: YAMLNode) -> String? {
        findings.word(node, of: [(";", ";"), (",", ","), ("|", "|")])
    }

    /// A list of labels, or (columns of their own) a map of column to label.
    private func options(_ fields: Fields, _ pair: YAMLEntry, _ kind: QuestionKind, split: Bool) -> [Question.Option] {
        guard let node = fields["options"] else {
            return kind == .yesNo ? [.init(id: "no"), .init(id: "yes")] : []
        }
        let needsColumns = [.multi, .rank, .constantSum].contains(kind) && split
        var options: [Question.Option] = []
        if needsColumns {
            guard let pairs = findings.named(node, "a map of column to option") else { return [] }
            options = pairs.map { entry in
                option(entry.value, column: entry.key)
            }
        } else {
            options = (findings.list(node, "a list of options") ?? []).map { option($0, column: "") }
        }
        check(options, node, kind)
        let exclusive = fields["exclusive"].flatMap { findings.texts($0, "a list of options", single: true) } ?? []
        for name in exclusive {
            guard let position = options.firstIndex(where: { $0.id == name.text || $0.texts.contains(name.text ?? "") })
            else {
                findings.unknownName(
                    "option", name.text ?? "", at: name.place, among: options.map(\.id), start: nil)
                continue
            }
            options[position].isExclusive = true
        }
        return options
    }

    /// A label alone; several texts for one option are a list, the first one being its name.
    private func option(_ node: YAMLNode, column: String) -> Question.Option {
        let texts = (findings.texts(node, "an option", single: true) ?? []).compactMap(\.text)
        var option = Question.Option(id: texts.first ?? "", column: column, texts: texts)
        option.label = texts.first.map { [LanguageText(language: languages.first, text: $0)] } ?? []
        return option
    }

    private func check(_ options: [Question.Option], _ node: YAMLNode, _ kind: QuestionKind) {
        if kind == .yesNo, options.count != 2 {
            findings.invalid(node, "has \(options.count) options", help: "write no first, then yes: `[No, Yes]`")
        }
        if options.count > WideCode.most {
            findings.invalid(node, "has \(options.count) options", help: "at most \(WideCode.most) are counted")
        }
        var seen: Set<String> = []
        for option in options where !option.id.isEmpty && !seen.insert(option.id).inserted {
            findings.conflict("option \(quote(option.id)) is there twice", at: node.place, help: "keep one of them")
        }
    }

    private func bounds(_ node: YAMLNode) -> (Int, Int)? {
        guard let ends = findings.list(node, "the least and the greatest value") else { return nil }
        guard ends.count == 2, let low = findings.wholeNumber(ends[0], in: -1_000_000...1_000_000),
            let high = findings.wholeNumber(ends[1], in: -1_000_000...1_000_000)
        else {
            if ends.count != 2 { findings.invalid(node, "has \(ends.count) values", help: "write `bounds: [0, 100]`") }
            return nil
        }
        guard low < high, high - low < WideCode.most else {
            findings.invalid(
                node, "goes from \(low) to \(high)",
                help: "write the least value first; at most \(WideCode.most) values are counted")
            return nil
        }
        return (low, high)
    }

    private func bands(_ node: YAMLNode) -> [Ratio] {
        let numbers = (findings.list(node, "a list of ascending numbers") ?? []).compactMap { findings.number($0) }
        if zip(numbers, numbers.dropFirst()).contains(where: { $0.value >= $1.value }) {
            findings.invalid(node, "does not ascend", help: "write where each band begins: `bands: [30, 45, 60]`")
        }
        return numbers
    }
}
