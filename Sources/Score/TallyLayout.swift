import Study

/// Where the counters of one cell lie: one row of whole numbers holds everything that is ever said of a group.
///
/// A row is: people; then for each item sixteen counters, one a code; then for each index one counter a score that a
/// person can have (`IndexLayout`); then for each slot of a question one counter a code. All of it adds,
/// and subtracts, exactly.
package struct TallyLayout: Sendable {
    /// Counters of one row.
    package let width: Int
    package let items: Int
    package let indices: [IndexLayout]
    /// Lowest scale value of each item.
    package let lowest: [Int]
    package let points: [Int]
    /// Where the counters of questions begin, which is where those of indices end.
    package let questionStart: Int
    /// Slots of questions, in the order of the study: the code slot of a record, and where the counters begin.
    package let slots: [(code: Int, start: Int, width: Int)]
    /// Code slots that stand for a cell of the export: all but those of options counted together as well.
    package let cells: [Int]
    /// Measures of questions.
    let questionMeasures: [QuestionLayout]

    /// The counters of one measure of a question.
    package struct QuestionLayout: Sendable {
        package let measure: QuestionMeasure
        /// Position in `slots`.
        package let slot: Int
        /// Value of each code of the slot; NaN for what is no answer.
        package let values: [Double]

        package var lowest: Double { values.lazy.filter { !$0.isNaN }.min() ?? 0 }
        package var highest: Double { values.lazy.filter { !$0.isNaN }.max() ?? 0 }
    }

    package init(_ study: Study) {
        items = study.items.count
        lowest = study.items.map { study.scales[$0.scale].lowest }
        points = study.items.map { study.scales[$0.scale].points }
        var start = 1 + study.items.count * AnswerCode.width
        var layouts: [IndexLayout] = []
        for index in study.indices {
            let layout = IndexLayout(index, study, start: start, earlier: layouts)
            layouts.append(layout)
            start += layout.count
        }
        indices = layouts
        questionStart = start
        var slots: [(code: Int, start: Int, width: Int)] = []
        var measures: [QuestionLayout] = []
        var cells = Array(0..<study.items.count)
        for question in study.questions {
            let first = slots.count
            let count = WideCode.width(positions: question.positions)
            for slot in 0..<question.slots {
                if question.merged.isEmpty || slot < question.options.count { cells.append(items + slots.count) }
                slots.append((study.items.count + slots.count, start, count))
                start += count
            }
            let values = (0..<count).map { Self.value(UInt8($0), question) }
            measures += question.measures.map { QuestionLayout(measure: $0, slot: first + $0.slot, values: values) }
        }
        self.slots = slots
        self.cells = cells
        questionMeasures = measures
        width = start
    }

    private static func value(_ code: UInt8, _ question: Question) -> Double {
        guard WideCode.isAnswer(code), WideCode.position(code) <= question.positions else { return .nan }
        let position = WideCode.position(code)
        switch question.kind {
        case .nps: return Double(position - 1)
        case .slider, .constantSum: return Double(question.lowest + position - 1)
        default: return Double(position)
        }
    }

    /// The counters and values of a measure of questions.
    package func question(_ number: Int) -> QuestionLayout { questionMeasures[number] }

    /// Number of measures of the study.
    package var measures: Int { 1 + indices.count + items + questionMeasures.count }

    /// Position of an item's sixteen counters.
    package func item(_ item: Int) -> Int { 1 + item * AnswerCode.width }

    /// Where the counters of a measure lie.
    package func range(of measure: Measure) -> Range<Int> {
        switch measure {
        case .participation: 0..<1
        case .index(let index): indices[index].start..<indices[index].start + indices[index].count
        case .item(let item): self.item(item)..<self.item(item) + AnswerCode.width
        case .question(let number):
            slots[questionMeasures[number].slot].start..<slots[questionMeasures[number].slot].start
                + slots[questionMeasures[number].slot].width
        }
    }

    /// People with an answer to (a score on) a measure, from a row of counters.
    package func answers(_ measure: Measure, _ row: UnsafePointer<Int32>) -> Int {
        switch measure {
        case .participation: return Int(row[0])
        case .index(let index): return Self.sum(row + indices[index].start, indices[index].count)
        case .item(let item): return Self.sum(row + self.item(item) + 1, Int(AnswerCode.highestPoint))
        case .question(let number):
            let slot = slots[questionMeasures[number].slot]
            return (0..<slot.width).reduce(0) { $0 + (WideCode.isAnswer(UInt8($1)) ? Int(row[slot.start + $1]) : 0) }
        }
    }

    private static func sum(_ counters: UnsafePointer<Int32>, _ count: Int) -> Int {
        var sum: Int32 = 0
        for i in 0..<count { sum &+= counters[i] }
        return Int(sum)
    }
}
