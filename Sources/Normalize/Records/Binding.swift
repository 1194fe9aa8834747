import Diagnostics
import Ingest
import Study

/// How one source's columns serve the study: which are items, which tell who, when and where. Everything else is
/// never decoded.
package struct Binding: Sendable {
    package let plan: ColumnPlan
    /// Text slots of roles; nil where the export has no such column.
    let person: Int?
    let submitted: Int?
    let wave: Int?
    let status: Int?
    let finished: Int?
    /// Text slots of the attributes that partitions need (answers alone and head counts).
    let attributes: [Int]
    /// Vocabulary of each table of the plan, and the table of each item.
    let vocabularies: [any AnswerVocabulary]
    /// By code slot: items, then slots of questions.
    let tableOfSlot: [Int]
    /// Questions with several answers, which are looked at together.
    let choices: [ChoiceSlots]
    /// Items before the first slot of a question.
    let items: Int
    /// By slot of a question: whether its first position, *not chosen* or *nothing written*, may be there without anybody.
    let tellsNothing: [Bool]
    /// Whether the export says who answered; without that, n counts responses.
    package let namesPeople: Bool
    /// Items that the export has a column for.
    package let boundItems: Set<Int>
    /// Items whose cells hold numbers of which nothing says what they mean.
    package let unorderedItems: Set<Int>
    /// By item: the wordings in the export, one a language.
    package let wordings: [Int: [Wording]]
    /// By item: the texts of its answers, where a structure file or the export itself lists them; folded.
    package let answerTexts: [Int: Set<String>]
    /// Questions that it has at least one column for.
    package let boundQuestions: Set<Int>

    /// Binds a source. For XML, whose elements are only known while reading, `columns` is empty and the use of an
    /// element is decided by name.
    package static func make(
        _ study: Study, _ source: Source, _ export: Export, attributes: [String], collector: Collector,
        commentKey: CommentKey? = nil
    ) throws -> Binding {
        let fields = FieldNames(study, source)
        let names = Role.kept.map(\.rawValue) + attributes
        var slots: [String: Int] = [:]
        for name in names where slots[name] == nil { slots[name] = slots.count }
        var (vocabularies, tableOfSlot) = vocabularies(study, export, fields)
        var slotOfField = Dictionary(study.items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
        var choices: [ChoiceSlots] = []
        let coded = Set(study.questions.compactMap(\.themes?.question))
        var firstSlots: [String: Int] = [:]
        for question in study.questions {
            let first = tableOfSlot.count
            firstSlots[question.id] = first
            for slot in 0..<question.slots {
                tableOfSlot.append(vocabularies.count)
                vocabularies.append(Self.vocabulary(question, slot, export))
            }
            if question.separator != nil || coded.contains(question.id) {
                // Several answers in one cell are a text first, and so are words with themes.
                slots[question.id] = slots[question.id] ?? slots.count
            } else if question.themes == nil {
                for (slot, column) in question.columns.enumerated() where slotOfField[column] == nil {
                    slotOfField[column] = first + slot
                }
            }
            if let themes = question.themes, let commentKey, let text = slots[themes.question] {
                choices.append(
                    ChoiceSlots(
                        question, first: first, text: text, presence: firstSlots[themes.question] ?? first,
                        coded: CodedComments(themes, key: commentKey)))
            } else if [.multi, .rank, .constantSum].contains(question.kind) {
                choices.append(ChoiceSlots(question, first: first, text: slots[question.id]))
            }
        }
        let use: @Sendable (Column) -> ColumnUse = { [slots, slotOfField, tableOfSlot] column in
            let field = fields.field(of: column)
            if let slot = slotOfField[field] { return .code(slot: slot, table: tableOfSlot[slot]) }
            return slots[field].map { .text(slot: $0) } ?? .skip
        }
        let columns = export.layout.columns
        // What a column is called is asked once: studies have many names, and exports many columns.
        let columnOfField = Dictionary(columns.map { (fields.field(of: $0), $0) }, uniquingKeysWith: { a, _ in a })
        let present = Set(columnOfField.keys)
        if !columns.isEmpty { try check(study, source, attributes, present, columns) }
        try checkIDs(columnOfField[Role.person.rawValue], export, source)
        let plan = ColumnPlan(
            codeSlots: tableOfSlot.count, textSlots: slots.count, tables: vocabularies.map(\.table),
            absent: export.absent, use: use)
        func slot(_ role: Role) -> Int? {
            columns.isEmpty || present.contains(role.rawValue) ? slots[role.rawValue] : nil
        }
        return Binding(
            plan: plan, person: slot(.person), submitted: slot(.submitted), wave: slot(.wave), status: slot(.status),
            finished: slot(.finished), attributes: attributes.map { slots[$0] ?? 0 }, vocabularies: vocabularies,
            tableOfSlot: tableOfSlot, choices: choices, items: study.items.count,
            tellsNothing: study.questions.flatMap { question in
                Array(repeating: question.kind == .multi || question.kind == .text, count: question.slots)
            },
            namesPeople: columns.isEmpty
                ? source.columns.contains { $0.field == Role.person.rawValue } : present.contains(Role.person.rawValue),
            boundItems: Set(
                study.items.indices.filter { columns.isEmpty || present.contains(study.items[$0].id) }),
            unorderedItems: Set(
                study.items.indices.filter { item in
                    columnOfField[study.items[item].id].map { isUnordered(item, $0, study, export) } ?? false
                }),
            wordings: wordings(study, columnOfField, export, fields), answerTexts: answerTexts(study, export, fields),
            boundQuestions: Set(
                study.questions.indices.filter { question in
                    columns.isEmpty || study.questions[question].columns.contains(where: present.contains)
                }))
    }

    /// Whether the first records have numbers for an item, and neither the study, nor a structure file, nor what the
    /// platform documents says that they are in order. A platform whose numbers are known to have none needs `codes:`.
    private static func isUnordered(_ item: Int, _ column: Column, _ study: Study, _ export: Export) -> Bool {
        let (layout, scale) = (export.layout, study.scales[study.items[item].scale])
        guard scale.codes.isEmpty, layout.numbersAreOrdered == false || scale.isImplicit else { return false }
        guard layout.numbersAreOrdered != true, layout.codebook.question(of: column)?.choices.isEmpty != false else {
            return false
        }
        return layout.sample.contains { column.position < $0.count && Int(Headers.trim($0[column.position])) != nil }
    }

    /// Ids that a spreadsheet has rounded tell nobody apart.
    private static func checkIDs(_ column: Column?, _ export: Export, _ source: Source) throws {
        guard let column else { return }
        let rounded = export.layout.sample.contains { cells in
            column.position < cells.count && Damage(Headers.trim(cells[column.position])) == .exponent
        }
        guard rounded else { return }
        throw Failure(
            .idDamaged,
            "ids in column '\(column.id)' were rounded, as in 1.23E+15: a spreadsheet takes them for numbers",
            at: Place(file: source.path, line: 1),
            help: "take the export as it comes from the platform, or keep the column as text when saving it")
    }

    private static func wordings(
        _ study: Study, _ columns: [String: Column], _ export: Export, _ fields: FieldNames
    ) -> [Int: [Wording]] {
        let items = Dictionary(study.items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
        var wordings: [Int: [Wording]] = [:]
        for (id, item) in items {
            guard let column = columns[id] else { continue }
            if let texts = export.layout.codebook.question(of: column)?.text, !texts.isEmpty {
                wordings[item] = texts.map { Wording(text: $0.text) }
            } else if !column.text.isEmpty, column.text != column.id {
                wordings[item] = [Wording(column)]
            }
        }
        for question in export.layout.codebook.questions where columns.isEmpty && !question.text.isEmpty {
            for field in fields.fields(of: question) {
                guard let item = items[field], wordings[item] == nil else { continue }
                wordings[item] = question.text.map { Wording(text: $0.text) }
            }
        }
        return wordings
    }

    private static func answerTexts(_ study: Study, _ export: Export, _ fields: FieldNames) -> [Int: Set<String>] {
        let items = Dictionary(study.items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
        var texts: [Int: Set<String>] = [:]
        for question in export.layout.codebook.questions {
            let labels = Set(
                question.choices.filter { !$0.isMissing }.flatMap(\.labels).map { LabelText.fold($0.text) }
                    .filter { !$0.isEmpty })
            guard !labels.isEmpty else { continue }
            for field in fields.fields(of: question) {
                if let item = items[field], texts[item] == nil { texts[item] = labels }
            }
        }
        return texts
    }

    private static func vocabulary(_ question: Question, _ slot: Int, _ export: Export) -> any AnswerVocabulary {
        let layout = export.layout
        switch question.kind {
        case .text: return PresenceVocabulary()
        case .rank, .slider, .number, .constantSum, .nps:
            return NumberVocabulary(question, absences: layout.absences, blank: layout.blank)
        case .single, .yesNo, .multi, .scale:
            return WordVocabulary(
                question, slot: slot, codebook: layout.codebook, absences: layout.absences, blank: layout.blank)
        }
    }

    /// One vocabulary a scale, or one for the answers of a question where a structure file has labels for its codes.
    private static func vocabularies(
        _ study: Study, _ export: Export, _ fields: FieldNames
    ) -> ([any AnswerVocabulary], [Int]) {
        var vocabularies: [any AnswerVocabulary] = []
        var known: [(scale: Int, choices: [Codebook.Choice], table: Int)] = []
        var choices: [String: [Codebook.Choice]] = [:]
        for question in export.layout.codebook.questions where question.choices.contains(where: { !$0.labels.isEmpty })
        {
            for field in fields.fields(of: question) where choices[field] == nil { choices[field] = question.choices }
        }
        let tables = study.items.map { item -> Int in
            let own = choices[item.id] ?? []
            if let found = known.first(where: { $0.scale == item.scale && $0.choices == own }) { return found.table }
            known.append((item.scale, own, vocabularies.count))
            vocabularies.append(
                ScaleVocabulary(
                    study.scales[item.scale], choices: own, absences: export.layout.absences, blank: export.layout.blank
                ))
            return vocabularies.count - 1
        }
        return (vocabularies, tables)
    }

    private static func check(
        _ study: Study, _ source: Source, _ attributes: [String], _ present: Set<String>, _ columns: [Column]
    ) throws {
        let place = Place(file: source.path, line: 1)
        let answers = study.items.map(\.id) + study.questions.flatMap(\.columns)
        if !answers.isEmpty, !answers.contains(where: present.contains) {
            throw Failure(
                .columnMissing, "no column of this export is an item of the study", at: place,
                help: "map headers to items with `columns:`; headers are " + listed(columns))
        }
        for attribute in attributes where !present.contains(attribute) {
            let near = NearestName.of(attribute, among: columns.map(\.id))
            throw Failure(
                .columnMissing, "no column '\(attribute)', which a cut or the hierarchy needs", at: place,
                help: near.map { "did you mean '\($0)'?" } ?? "headers are " + listed(columns))
        }
        for name in source.columns where !columns.contains(where: { name.names($0) }) {
            let near = NearestName.of(name.header, among: columns.map(\.id))
            throw Failure(
                .columnMissing, "no column '\(name.header)', which `columns` of source '\(source.name)' maps",
                at: place,
                help: near.map { "did you mean '\($0)'?" } ?? "headers are " + listed(columns))
        }
        if case .byColumn = study.waves, !present.contains(Role.wave.rawValue) {
            throw Failure(
                .columnMissing, "no column names the wave", at: place, help: "map it: `columns: {header: wave}`")
        }
    }

    private static func listed(_ columns: [Column]) -> String {
        let names = columns.map(\.id).filter { !$0.isEmpty }
        return names.prefix(12).joined(separator: ", ") + (names.count > 12 ? " and \(names.count - 12) more" : "")
    }
}

extension ColumnName {
    /// Whether the entry speaks of a column, by its id or the platform's own mark.
    func names(_ column: Column) -> Bool {
        field(for: column.id) != nil || (!column.mark.isEmpty && field(for: column.mark) != nil)
    }
}

/// What a source's headers are called in the study.
package struct FieldNames: Sendable {
    private let names: [ColumnName]
    private let mapped: Set<String>
    private let items: Set<String>

    package init(_ study: Study, _ source: Source) {
        names = source.columns
        mapped = Set(source.columns.map(\.field))
        items = Set(study.items.map(\.id) + study.questions.flatMap(\.columns))
    }

    /// The field of a column: what the study maps it to, an item of that name, the platform's own role, or its id.
    package func field(of column: Column) -> String {
        for name in names {
            if let field = name.field(for: column.id) { return field }
            if !column.mark.isEmpty, let field = name.field(for: column.mark) { return field }
        }
        if items.contains(column.id) { return column.id }
        if let role = column.role, !mapped.contains(role.rawValue) { return role.rawValue }
        // A header that is called like a role fills it, unless the study maps another one to that role.
        return Role(rawValue: column.id) != nil && mapped.contains(column.id) ? "" : column.id
    }

    /// The fields that a question of a structure file serves, under any of its names.
    func fields(of question: Codebook.Question) -> [String] {
        ([question.id] + question.marks).map { field(of: Column(position: 0, id: $0)) }
    }
}
