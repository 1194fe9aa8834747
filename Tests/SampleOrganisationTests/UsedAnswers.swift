@testable import SampleOrganisation

/// The answers that count in a wave, by employee, with BEL3 turned round; nil for anything but a code.
struct UsedAnswers {
    let people: People
    private(set) var answers: [String: [Int?]] = [:]

    init(wave: String) {
        people = People(wave: wave)
        for path in Sample.exports where path.hasPrefix(wave) {
            for fate in IndependentLedger.fates(ofWave: wave)[path] ?? [] where fate.name == "used" {
                var values = fate.record.cells.map(Self.value)
                values[2] = values[2].map { 6 - $0 }
                answers[fate.record.id] = values
            }
        }
    }

    /// Mean of a block for everybody who answered all of it.
    func means(_ block: Range<Int>) -> [String: Double] {
        complete(block).mapValues { Double($0.reduce(0, +)) / Double($0.count) }
    }

    func complete(_ block: Range<Int>) -> [String: [Int]] {
        answers.compactMapValues { values in
            let present = values[block].compactMap { $0 }
            return present.count == block.count ? present : nil
        }
    }

    private static let labels: [String: Int] = {
        var labels: [String: Int] = [:]
        for language in AgreeScale.labels {
            for (index, label) in language.enumerated() { labels[label] = index + 1 }
        }
        for code in 1...5 {
            labels["A\(code)"] = code
            labels["\(code)"] = code
        }
        return labels
    }()

    static func value(_ cell: String?) -> Int? {
        cell.flatMap { labels[$0] }
    }

    static let belonging = 0..<5
    static let appreciation = 5..<11
    static let empathy = 11..<15
    static let strain = 15..<19
}
