import Foundation
import Testing

@testable import RapportKit

/// The study of the README runs as it stands there.
@Suite struct ReadmeTests {
    @Test func theStudyOfTheReadmeMeasuresAnExportWithLabels() throws {
        let readme = try String(contentsOf: repository.appendingPathComponent("README.md"), encoding: .utf8)
        let parts = readme.components(separatedBy: "```yaml\n")
        #expect(parts.count == 2)
        let study = try #require(parts.last?.components(separatedBy: "```").first)
        #expect(study.split(separator: "\n").count <= 12)
        let work = try Workspace()
        try work.write(study, to: "pipeline.yml")
        let labels = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]
        let rows = (0..<60).map { row -> String in
            let answers = [row, row + 1, 4 - row % 5, row * 3, row * 3 + 1].map { labels[$0 % 5] }
            return (["p\(row)", row % 3 == 0 ? "IT" : "Sales"] + answers).joined(separator: ",")
        }
        try work.write(
            "id,Department,Q1_1,Q1_2,Q1_3,Q2_1,Q2_2\n" + rows.joined(separator: "\n") + "\n", to: "export.csv")
        let outcome = work.run()
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        let results = String(decoding: try work.read("out/draft/results.json"), as: UTF8.self)
        // Q1_1, Q1_2 one above it (or five below), Q1_3 turned round like Q1_1: by hand (3 + 3 + 3) / 3.
        #expect(results.contains("\"company\",\"belonging\",60,3,"), "\(results.prefix(4000))")
        #expect(results.contains("\"Department=IT\",\"appreciation\",20,"))
        #expect(results.contains("\"scale\": [1, 5]"))
    }

    @Test func numbersWithoutAScaleAreHeldBack() throws {
        let work = try Workspace()
        try work.write("sources: [export.csv]\nindices: {belonging: [Q1, Q2]}\n", to: "pipeline.yml")
        try work.write("Q1,Q2\n" + (0..<40).map { "\(1 + $0 % 5),\(1 + $0 % 4)\n" }.joined(), to: "export.csv")
        let outcome = work.run()
        #expect(outcome.exitCode == 0 && outcome.messages.contains("[codes-unordered]"))
        #expect(String(decoding: try work.read("out/draft/results.json"), as: UTF8.self).contains("\"codes\"]"))
    }
}
