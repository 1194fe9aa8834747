import Study

/// An XForm: the questions of ODK and Kobo with their wordings and choices in all languages.
enum ODKForm: StructureFormat {
    static let name = "xform"
    static let title = "ODK form (XForm XML)"

    static func recognise(_ sample: Sample) -> Evidence {
        guard case .xml(let outline) = sample.shape, outline.root == "html", outline.hasElement("model"),
            outline.hasElement("instance")
        else { return .none }
        return Evidence(100, "an XHTML page with a model and an instance")
    }

    static func codebook(_ input: Input, _ sample: Sample) throws -> Codebook? {
        let root = try SmallTree.read(input)
        var texts: [String: [LanguageText]] = [:]
        root.each { node in
            guard node.name == "translation" else { return }
            for text in node.all("text") {
                let value = LanguageText(
                    language: node.attributes["lang"] ?? "", text: Headers.plain(text["value"]?.text ?? ""))
                texts[text.attributes["id"] ?? "", default: []].append(value)
            }
        }
        var book = Codebook()
        root["body"]?.each { node in for question in questions(node, texts) { book.add(question) } }
        return book
    }

    private static let kinds: [String: QuestionKind?] = [
        "select1": .single, "select": .multi, "input": nil, "range": .slider, "rank": .rank, "upload": nil,
    ]

    private static func questions(_ node: SmallTree.Node, _ texts: [String: [LanguageText]]) -> [Codebook.Question] {
        guard let kind = kinds[node.name], let path = node.attributes["ref"] else { return [] }
        // Without the form's name, as headings have it.
        let way = path.split(separator: "/").dropFirst().joined(separator: "/")
        var whole = Codebook.Question(id: way)
        whole.kind = kind
        whole.text = label(node, texts)
        whole.choices = node.all("item").map { item in
            Codebook.Choice(code: Headers.trim(item["value"]?.text ?? ""), labels: label(item, texts))
        }
        guard kind == .multi else { return [whole] }
        return [whole]
            + whole.choices.map { choice in
                var option = whole
                option.id = "\(way)/\(choice.code)"
                option.text = choice.labels
                option.choices = []
                option.stem = way
                return option
            }
    }

    /// A label's own text, or the texts that `jr:itext('id')` names.
    private static func label(_ node: SmallTree.Node, _ texts: [String: [LanguageText]]) -> [LanguageText] {
        guard let label = node["label"] else { return [] }
        let reference = label.attributes["ref"] ?? ""
        if let open = reference.firstIndex(of: "'"), let close = reference.lastIndex(of: "'"), open < close {
            return texts[String(reference[reference.index(after: open)..<close])] ?? []
        }
        return [LanguageText(language: "", text: Headers.plain(label.text))]
    }
}
