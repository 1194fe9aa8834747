import Diagnostics

/// Turns answers, one a row, into one row a respondent (and wave). Rows may come in any order.
struct AnswerPivot {
    /// One answer, and what else its row says of the respondent.
    struct Answer {
        var respondent: String
        var wave = ""
        var question = ""
        /// Nil: the question was shown and passed over.
        var text: String?
        var others: [(name: String, text: String)] = []
        var line = 1
    }

    private var people: [String: Int] = [:]
    /// By respondent: id, wave, first line.
    private var heads: [(id: String, wave: String, line: Int)] = []
    private var names: [String] = []
    private var nameNumbers: [String: Int] = [:]
    private var texts: [String] = []
    private var textNumbers: [String: Int32] = [:]
    /// Who, which column, what: numbers in the lists above.
    private var cells: [(person: Int32, column: Int32, text: Int32)] = []
    private let file: String

    /// Most answers of one file.
    private static let most = 200_000_000

    init(file: String) { self.file = file }

    mutating func add(_ answer: Answer) throws {
        let person = self.person(answer)
        if !answer.question.isEmpty {
            try put(person, answer.question, answer.text ?? SpooledAnswer.skipped, answer.line)
        }
        for other in answer.others where !other.text.isEmpty { try put(person, other.name, other.text, answer.line) }
    }

    private mutating func person(_ answer: Answer) -> Int {
        let key = answer.respondent + "\u{1F}" + answer.wave
        if let known = people[key] {
            heads[known].line = min(heads[known].line, answer.line)
            return known
        }
        people[key] = heads.count
        heads.append((answer.respondent, answer.wave, answer.line))
        return heads.count - 1
    }

    private mutating func put(_ person: Int, _ name: String, _ text: String, _ line: Int) throws {
        guard cells.count < Self.most, names.count < Limits.columns else {
            throw Failure(
                .sourceUnsupported, "more answers or questions than one file may hold",
                at: Place(file: file, line: line),
                help: "split the file by respondent, and name both parts as sources")
        }
        if nameNumbers[name] == nil { nameNumbers[name] = names.count; names.append(name) }
        if textNumbers[text] == nil { textNumbers[text] = Int32(texts.count); texts.append(text) }
        cells.append((Int32(person), Int32(nameNumbers[name] ?? 0), textNumbers[text] ?? 0))
    }

    /// The names of the columns behind those for the respondent and the wave.
    var questions: [String] { names }

    /// The rows: respondent, wave, then a cell for each name. Several answers of one respondent to one question are
    /// those of a question that takes several, joined by semicolons in the order of their texts.
    func spool() throws -> SpooledTable {
        var starts = [Int](repeating: 0, count: heads.count + 1)
        for cell in cells { starts[Int(cell.person) + 1] += 1 }
        for person in heads.indices { starts[person + 1] += starts[person] }
        var order = [Int32](repeating: 0, count: cells.count)
        var next = starts
        for (number, cell) in cells.enumerated() {
            order[next[Int(cell.person)]] = Int32(number)
            next[Int(cell.person)] += 1
        }
        let spool = try TableSpool()
        for (person, head) in heads.enumerated() {
            var row: [Int32: Set<Int32>] = [:]
            for number in order[starts[person]..<starts[person + 1]] {
                let cell = cells[Int(number)]
                row[cell.column, default: []].insert(cell.text)
            }
            let answers = names.indices.map { column in
                (row[Int32(column)] ?? []).map { texts[Int($0)] }.sorted().joined(separator: ";")
            }
            try spool.append([head.id, head.wave] + answers, line: head.line)
        }
        return try spool.finish()
    }
}
