import Diagnostics
import Study

/// The items of a study. Indices add those that have no entry of their own, in the order of their first use.
struct ReadItems {
    private(set) var list: [Item] = []
    private(set) var names = Names("item")
    /// Entries that are questions of other kinds.
    private(set) var questions: [Question] = []
    private(set) var questionNames = Names("question")

    /// Position of an item, which is added with the first scale when it is new.
    mutating func position(of id: String, at place: Place) -> Int {
        if let position = names.position(of: id) { return position }
        add(Item(id: id), at: place)
        return list.count - 1
    }

    mutating func add(_ question: Question, at place: Place) {
        questionNames.add(question.id, at: place)
        questions.append(question)
    }

    mutating func add(_ item: Item, at place: Place) {
        names.add(item.id, at: place)
        list.append(item)
    }
}

/// Reads `items`: a map with scale and wording, or a list.
struct ItemsReader {
    let findings: Findings
    let languages: Languages
    let scales: ReadScales

    func read(_ node: YAMLNode?) -> ReadItems {
        var items = ReadItems()
        guard let node else { return items }
        switch node.content {
        case .list:
            for element in findings.texts(node, "a list of items") ?? [] {
                add(element.text ?? "", Item(id: ""), at: element.place, to: &items)
            }
        case .map(let pairs):
            for pair in pairs { read(pair, into: &items) }
        default: findings.wrongType(node, "a map or a list of items")
        }
        return items
    }

    private func add(_ text: String, _ item: Item, at place: Place, to items: inout ReadItems) {
        for id in ItemRange.ids(text, at: place, findings) {
            if let earlier = items.names.place(of: id) {
                findings.conflict(
                    "item \(quote(id)) is there twice (first at \(findings.also(earlier)))", at: place,
                    help: "keep one of the two entries")
                continue
            }
            var own = item
            own.id = id
            items.add(own, at: place)
        }
    }

    private func read(_ pair: YAMLEntry, into items: inout ReadItems) {
        guard let fields = Fields(pair.value, at: "items.<item>", place: pair.place, findings) else { return }
        let questions = QuestionsReader(findings: findings, languages: languages)
        guard let question = questions.question(pair, fields) else {
            return add(pair.key, item(pair, fields), at: pair.place, to: &items)
        }
        for id in ItemRange.ids(pair.key, at: pair.place, findings) {
            var question = question
            question.id = id
            items.add(question, at: pair.place)
            if let themes = fields["themes"], question.kind == .text,
                let coded = ThemesReader(findings: findings, languages: languages).question(themes, of: id)
            {
                items.add(coded, at: themes.place)
            }
        }
    }

    private func item(_ pair: YAMLEntry, _ fields: Fields) -> Item {
        var item = Item(id: pair.key)
        item.scale = fields["scale"].flatMap { scales.names.resolve($0, findings) } ?? 0
        item.reworded =
            fields["reworded"].flatMap { findings.texts($0, "a list of waves", single: true) }?.compactMap(\.text) ?? []
        item.text = fields["text"].map { languages.texts($0, findings) } ?? []
        return item
    }
}
