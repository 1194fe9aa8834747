import Foundation
import Study
import StudyFile
import Testing

/// The page of the manual about studies says what the reader does.
struct ManualTests {
    private func page() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "docs/manual/study.md"), encoding: .utf8)
    }

    @Test func theTableIsThatOfTheReader() throws {
        let parts = try page().components(separatedBy: "<!-- keys: begin -->\n")
        let table = try #require(parts.last).components(separatedBy: "<!-- keys: end -->")
        #expect(parts.count == 2 && table.count == 2)
        #expect(table[0] == StudyFile.keyReference)
    }

    @Test func theExamplesAreSound() throws {
        let examples = try page().components(separatedBy: "```yaml\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        #expect(examples.count == 2)
        for example in examples { #expect(lines(errors(example)) == []) }
        #expect(examples.last?.split(separator: "\n").count == 12)
    }

    /// Each line of the table of forms: short on the left, long on the right.
    @Test func shortFormsAreThoseOfTheReader() throws {
        let section = try #require(try page().components(separatedBy: "## Short and long forms").dropFirst().first)
        let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `sources:") || $0.hasPrefix("| `cuts:") }
        #expect(rows.count == 3)
        for row in rows {
            let forms = row.split(separator: "`").map(String.init)
            let short = forms[1].hasPrefix("sources") ? forms[1] : "sources: [a.csv]\n" + forms[1]
            let long = forms[3].hasPrefix("sources") ? forms[3] : "sources: [a.csv]\n" + forms[3]
            #expect(try everything(study(short)) == everything(study(long)))
        }
    }
}
