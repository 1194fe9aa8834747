import Study

/// What a structure file, or an export itself, says about its questions: wordings, answers and their codes.
package struct Codebook: Sendable {
    /// One question, or one row of a matrix, as it has a column of its own.
    package struct Question: Sendable {
        /// What the headings of an export call it, such as `Q5_1` or `BEL[SQ001]`.
        package var id: String
        /// Other names that exports use for it: import ids, element names.
        package var marks: [String] = []
        package var kind: QuestionKind?
        package var text: [LanguageText] = []
        /// The answers, in their order; empty where the question has none of its own.
        package var choices: [Choice] = []
        /// The question that this is a row or an option of, when it is one.
        package var stem: String?

        package init(id: String) { self.id = id }
    }

    /// One answer that can be chosen.
    package struct Choice: Sendable, Equatable {
        /// What an export with codes writes.
        package var code: String
        /// What an export with texts writes, in each language.
        package var labels: [LanguageText]
        /// Whether it stands for a missing answer.
        package var isMissing = false

        package init(code: String, labels: [LanguageText], isMissing: Bool = false) {
            self.code = code
            self.labels = labels
            self.isMissing = isMissing
        }
    }

    package private(set) var questions: [Question]
    private var positions: [String: Int] = [:]

    package init(_ questions: [Question] = []) {
        self.questions = []
        for question in questions { add(question) }
    }

    /// Adds a question. Names that are taken stay with the question that has them.
    package mutating func add(_ question: Question) {
        for name in [question.id] + question.marks where !name.isEmpty && positions[name] == nil {
            positions[name] = questions.count
        }
        questions.append(question)
    }

    /// The question of a heading or mark.
    package subscript(name: String) -> Question? { positions[name].map { questions[$0] } }

    /// The question of a column.
    package func question(of column: Column) -> Question? {
        self[column.id] ?? (column.mark.isEmpty ? nil : self[column.mark])
    }
}
