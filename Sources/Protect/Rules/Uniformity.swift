import Score
import Study

/// Whether everybody in a group answered alike: one code of an item, or every score of an index at one end of its scale.
/// Then what is said of the group is said of each of its people.
struct Uniformity {
    private let groups: Groups
    private let wave: Int
    private let range: Range<Int>
    /// By counter of the measure: 0 counts for nothing, 1 lies at the low end, 2 at the high end, 3 between. For an item
    /// each code is an end of its own.
    private let ends: [UInt8]
    private let isItem: Bool

    /// Nil: the measure has no answers that could be alike.
    init?(_ measure: Measure, _ layout: TallyLayout, _ groups: Groups, wave: Int) {
        self.groups = groups
        self.wave = wave
        range = layout.range(of: measure)
        switch measure {
        case .participation: return nil
        case .item:
            isItem = true
            ends = (0..<AnswerCode.width).map { AnswerCode.isAnswer(UInt8($0)) ? 3 : 0 }
        case .index(let index):
            isItem = false
            let index = layout.indices[index]
            // Scores of an index made of indices are theirs to guard; a ratio has ends of its own.
            let (low, high) = (index.exact.min(), index.exact.max())
            ends = index.exact.map { low == high ? 3 : $0 == low ? 1 : $0 == high ? 2 : 3 }
        case .question(let number):
            let question = layout.question(number)
            isItem = false
            ends = question.values.indices.map { code in
                guard !question.values[code].isNaN else { return 0 }
                guard question.measure.kind.isShare else {
                    return question.values[code] == question.lowest
                        ? 1 : question.values[code] == question.highest ? 2 : 3
                }
                if question.measure.codes.contains(UInt8(code)) { return 2 }
                // That nobody chose one of many options says little of any of them.
                return question.measure.kind.isChoice ? 3 : 1
            }
        }
    }

    private init(groups: Groups) {
        self.groups = groups
        (wave, range, ends, isItem) = (0, 0..<0, [], false)
    }

    /// Never finds anything uniform.
    static func never(_ groups: Groups) -> Uniformity { Uniformity(groups: groups) }

    /// Whether one group's answers are alike.
    func isUniform(_ group: Int) -> Bool {
        groups.tallies.withRow(groups.row(wave, group)) { row in
            isUniform { Int(row[range.lowerBound + $0]) }
        } ?? false
    }

    /// Whether the answers of a sum of groups are alike.
    func isUniform(_ terms: [Relation.Term]) -> Bool {
        guard !range.isEmpty else { return false }
        let rows = terms.map { (start: groups.row(wave, $0.group) * groups.tallies.width, factor: $0.factor) }
        // Two different answers are found within a few counters, so each is summed only when it is asked for.
        return groups.tallies.counts.withUnsafeBufferPointer { counts in
            isUniform { counter in
                rows.reduce(0) { $0 + $1.factor * Int(counts[$1.start + range.lowerBound + counter]) }
            }
        }
    }

    private func isUniform(_ counter: (Int) -> Int) -> Bool {
        var end: UInt8 = 0
        for i in ends.indices where ends[i] != 0 && counter(i) != 0 {
            if isItem {
                if end != 0 { return false }
                end = 1
            } else {
                if ends[i] == 3 || (end != 0 && end != ends[i]) { return false }
                end = ends[i]
            }
        }
        return end != 0
    }
}
