import Foundation
import Study
import StudyFile
import Testing

/// The table of keys is what readers read, and what the manual prints.
struct KeyTableTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let path: String
        let value: String
        let about: String
        var testDescription: String { path }
    }

    static let rows: [Row] = StudyFile.keyReference.split(separator: "\n").dropFirst(2).map { line in
        let cells = line.replacing("\\|", with: "\u{1}").split(separator: "|", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        return Row(path: cells[1].trimmingCharacters(in: ["`"]), value: cells[2], about: cells[3])
    }

    /// A study in which each path of the table can be set.
    private static let base = """
        sources: {a: a.csv}
        people: {path: p.csv, derive: {age: {years_since: hired, breaks: [1]}}}
        scales: {s: {points: 5}}
        items: {q1: {}}
        indices: {i: {items: [q1]}}
        cuts: {c: {}}
        expect: {a: {rows: 1}}
        """

    @Test func eachKeyIsDescribedOnce() {
        #expect(Self.rows.count > 80)
        #expect(Set(Self.rows.map(\.path)).count == Self.rows.count)
        #expect(Self.rows.allSatisfy { !$0.value.isEmpty && $0.about.hasSuffix(".") })
    }

    /// A key that no reader asks for would take this value without a word.
    @Test(arguments: rows)
    func eachKeyIsRead(_ row: Row) {
        let names = [
            "<source>": "a", "<header>": "h", "<attribute>": "age", "<wave>": "w", "<scale>": "s", "<language>": "en",
            "<text>": "t", "<item>": "q1", "<index>": "i", "<cut>": "c",
        ]
        var base = Self.base
        var path = row.path
        var value = "[[]]"
        if path.hasPrefix("waves.") {
            base += path.contains("<") ? "\nwaves: {w: {sources: [a]}}" : "\nwaves: {column: w}"
        }
        if path.hasPrefix("hierarchy.") {
            base +=
                path.hasSuffix("path") || path.hasSuffix("separator")
                ? "\nhierarchy: {}" : "\nhierarchy: {manager: manager}"
        }
        if path == "hierarchy.separator" { base = base.replacing("hierarchy: {}", with: "hierarchy: {path: x}") }
        if path.contains("labels.<") { base = base.replacing("{points: 5}", with: "{points: 5, labels: {}}") }
        for (name, use) in names { path = path.replacing(name, with: use) }
        if let element = path.firstRange(of: "[].") {
            value = "[{\(path[element.upperBound...]): [[]]}]"
            path = String(path[..<element.lowerBound])
        }
        #expect(errors(base).isEmpty || row.path == "hierarchy.path")
        let entry = "\(path)=\(value)"
        let found = errors(base, set: [entry])
        #expect(found.contains { $0.place?.file == "--set " + entry && $0.id != .studyUnknownKey }, "\(lines(found))")
    }

    @Test func topLevelKeysAreThose() {
        let keys = Self.rows.map(\.path).filter { !$0.contains(".") }
        #expect(
            keys.sorted()
                == """
                as_of benchmarks crossed cuts duplicates expect headline hierarchy indices instruments items k languages \
                outputs partials people scales sources targets title unknown_labels waves
                """.split(separator: " ").map(String.init))
    }
}
