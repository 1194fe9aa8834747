import Study

/// DDI Codebook XML: the variables of an archived survey with labels and categories. Elements are told by local name,
/// since older files have another namespace or none.
enum DDICodebook: StructureFormat {
    static let name = "ddi"
    static let title = "DDI Codebook (XML)"

    /// One variable.
    package struct Variable: Sendable {
        package var name = ""
        package var start = 0
        package var end = 0
        package var label = ""
        package var question = ""
        package var categories: [Codebook.Choice] = []
    }

    static func recognise(_ sample: Sample) -> Evidence {
        guard case .xml(let outline) = sample.shape, outline.root == "codeBook" else { return .none }
        return Evidence(100, "the root element is `codeBook`")
    }

    static func codebook(_ input: Input, _ sample: Sample) throws -> Codebook? {
        Codebook(
            try variables(input).map { variable in
                var question = Codebook.Question(id: variable.name)
                let text = variable.question.isEmpty ? variable.label : variable.question
                question.text = [LanguageText(language: "", text: text)]
                question.choices = variable.categories
                question.kind = variable.categories.isEmpty ? nil : .single
                return question
            })
    }

    package static func variables(_ input: Input) throws -> [Variable] {
        let root = try SmallTree.read(input)
        var variables: [Variable] = []
        root.each { node in
            guard node.name == "var" else { return }
            var variable = Variable()
            variable.name = node.attributes["name"] ?? ""
            let location = node["location"]?.attributes ?? [:]
            variable.start = location["StartPos"].flatMap { Int($0) } ?? 0
            variable.end = location["EndPos"].flatMap { Int($0) } ?? variable.start
            variable.label = Headers.plain(node["labl"]?.text ?? "")
            variable.question = Headers.plain(node["qstn"]?["qstnLit"]?.text ?? "")
            variable.categories = node.all("catgry").map { category in
                Codebook.Choice(
                    code: Headers.trim(category["catValu"]?.text ?? ""),
                    labels: [LanguageText(language: "", text: Headers.plain(category["labl"]?.text ?? ""))],
                    isMissing: category.attributes["missing"] == "Y")
            }
            variables.append(variable)
        }
        return variables
    }
}
