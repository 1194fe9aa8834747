import Diagnostics

/// Turns answers, one a row, into one row a respondent (and wave). Rows may come in any order.
struct AnswerPivot {
    /// One answer, and what else its row says of the respondent.
    struct Answer {
        var respondent: String
        var wave = ""
        var question = ""
        /// `SpooledAnswer.skipped`: the question was shown and passed over.
        var text = ""
        var others: [(name: Name, text: String)] = []
        var line = 1
        /// False for a last row of a file without a line end, which may have been cut off.
        var isWhole = true
    }

    /// What a column is called, and what it holds: a question may be called as an attribute is.
    struct Name: Hashable {
        let id: String
        let purpose: ColumnPurpose
    }

    private var people: [String: Int] = [:]
    /// By respondent: id, wave, first line.
    private var heads: [(id: String, wave: String, line: Int)] = []
    private(set) var names: [Name] = []
    private var nameNumbers: [Name: Int] = [:]
    private var texts: [String] = []
    private var textNumbers: [String: Int32] = [:]
    /// Who, which column, what: numbers in the lists above.
    private var cells: [(person: Int32, column: Int32, text: Int32)] = []
    /// The respondent of a row that may have been cut off.
    private var unfinished: Int?
    private let input: Input

    /// Most answers of one file.
    private static let most = 200_000_000

    init(_ input: Input) { self.input = input }

    mutating func add(_ answer: Answer) throws {
        let person = self.person(answer)
        if !answer.isWhole { unfinished = person }
        if !answer.question.isEmpty {
            try put(person, Name(id: answer.question, purpose: .answer), answer.text, answer.line)
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

    private mutating func put(_ person: Int, _ name: Name, _ text: String, _ line: Int) throws {
        guard cells.count < Self.most, names.count < Limits.columns else {
            throw Failure(
                .sourceUnsupported, "more answers or questions than one file may hold",
                at: Place(file: input.name, line: line),
                help: "split the file by respondent, and name both parts as sources")
        }
        if nameNumbers[name] == nil { nameNumbers[name] = names.count; names.append(name) }
        if textNumbers[text] == nil { textNumbers[text] = Int32(texts.count); texts.append(text) }
        cells.append((Int32(person), Int32(nameNumbers[name] ?? 0), textNumbers[text] ?? 0))
    }

    /// The rows: respondent, wave, then a cell for each name. Several answers of one respondent to one question are
    /// those of a question that takes several, joined by semicolons in the order of their texts. A respondent whose last
    /// row may have been cut off is the last one, and has no line end either.
    func spool() throws -> SpooledTable {
        let (starts, order) = byPerson
        let spool = try TableSpool(of: input.name, bytes: input.size)
        for person in heads.indices.filter({ $0 != unfinished }) + (unfinished.map { [$0] } ?? []) {
            var row: [Int32: Set<Int32>] = [:]
            for number in order[starts[person]..<starts[person + 1]] {
                let cell = cells[Int(number)]
                row[cell.column, default: []].insert(cell.text)
            }
            let answers = names.indices.map { column in
                row[Int32(column)].map { $0.map { texts[Int($0)] }.sorted().joined(separator: ";") } ?? ""
            }
            try spool.append([heads[person].id, heads[person].wave] + answers, line: heads[person].line)
        }
        return try spool.finish(isWhole: unfinished == nil)
    }

    /// Numbers of cells by respondent, and where each one's begin.
    private var byPerson: (starts: [Int], order: [Int32]) {
        var starts = [Int](repeating: 0, count: heads.count + 1)
        for cell in cells { starts[Int(cell.person) + 1] += 1 }
        for person in heads.indices { starts[person + 1] += starts[person] }
        var order = [Int32](repeating: 0, count: cells.count)
        var next = starts
        for (number, cell) in cells.enumerated() {
            order[next[Int(cell.person)]] = Int32(number)
            next[Int(cell.person)] += 1
        }
        return (starts, order)
    }
}
