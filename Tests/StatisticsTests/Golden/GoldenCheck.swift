import Foundation
import Statistics

/// Numbers of our own under the paths of a golden case.
struct Figures {
    private(set) var values: [String: Double?] = [:]

    subscript(path: String) -> Double? {
        get { values[path] ?? nil }
        set { values[path] = .some(newValue) }
    }

    mutating func set(_ path: String, _ value: Double?) { values[path] = .some(value) }
    mutating func set(_ path: String, count: Int) { set(path, Double(count)) }
    mutating func set(_ path: String, _ value: Result<Double, Undefined>) { set(path, try? value.get()) }

    mutating func set(_ path: String, _ interval: Interval?) {
        set(path + ".0", interval?.low)
        set(path + ".1", interval?.high)
    }

    mutating func set(_ path: String, list: [Double]) {
        for (i, value) in list.enumerated() { set("\(path).\(i)", value) }
    }
}

/// Numbers that are not compared, named by what their case and path begin with, and why.
struct Skip {
    let reason: String
    let covers: (_ id: String, _ path: String) -> Bool

    init(_ reason: String, _ covers: @escaping (_ id: String, _ path: String) -> Bool) {
        self.reason = reason
        self.covers = covers
    }
}

/// The outcome of comparing one topic.
struct GoldenOutcome {
    var passed = 0
    var failures: [String] = []
    var skippedCount = 0
    /// What is not compared: case and reason, with the keys.
    var skipped: [String: Set<String>] = [:]
    var unusedSkips: [String] = []

    func report(_ topic: String) {
        for (name, keys) in skipped.sorted(by: { $0.key < $1.key }) {
            print("golden \(topic) skips \(name): \(keys.sorted().joined(separator: " "))")
        }
        for line in failures.prefix(40) { print("golden \(topic) FAILS \(line)") }
        print("golden \(topic): \(passed) passed, \(failures.count) failed, \(skippedCount) skipped")
    }
}

enum GoldenCheck {
    /// Compares every number of every case with each of the ways in which we compute it. A number that is
    /// neither computed nor covered by a skip fails, as does a skip that covers nothing.
    static func run(
        _ cases: [GoldenCase], skips: [Skip], compute: (GoldenCase) throws -> [Figures]
    ) rethrows -> GoldenOutcome {
        var outcome = GoldenOutcome()
        var used = Set<Int>()
        for item in cases {
            let ways = try compute(item)
            for number in item.expected {
                if let index = skips.firstIndex(where: { $0.covers(item.id, number.path) }) {
                    used.insert(index)
                    let key = number.path.split(separator: ".").first.map(String.init) ?? number.path
                    outcome.skipped["\(item.id) (\(skips[index].reason))", default: []].insert(key)
                    outcome.skippedCount += 1
                } else {
                    compare(item.id, number, ways, &outcome)
                }
            }
        }
        outcome.unusedSkips = skips.indices.filter { !used.contains($0) }.map { skips[$0].reason }
        return outcome
    }

    private static func compare(
        _ id: String, _ number: GoldenNumber, _ ways: [Figures], _ outcome: inout GoldenOutcome
    ) {
        let got = ways.compactMap { $0.values[number.path] }
        let name = "\(id) \(number.path)"
        let want = number.want.map { "\($0)" } ?? "undefined"
        guard !got.isEmpty else {
            outcome.failures.append("\(name): \(want) wanted, not computed")
            return
        }
        let wrong = got.filter { !number.matches($0) }
        if wrong.isEmpty {
            outcome.passed += 1
        } else {
            let text = wrong.map { $0.map { "\($0)" } ?? "undefined" }.joined(separator: ", ")
            outcome.failures.append("\(name): \(want) wanted, got \(text)")
        }
    }
}
