import Foundation
import Testing

@testable import RapportKit

/// A text that means one thing in one question and another thing in the next.
@Suite struct SharedTextTests {
    @Test("questions with the same texts in another order do not change each other")
    func otherOrder() throws {
        let space = try Workspace()
        try space.write(
            """
            sources: {answers: {path: answers.csv}}
            scales: {up: {labels: [Never, Some days, Every day]}, down: {labels: [Every day, Some days, Never]}}
            items:
              A: {scale: up}
              B: {scale: down}
              C: {kind: yes_no, options: [Nein, Ja]}
              D: {kind: single, options: [Ja, Nein, Vielleicht, Never]}
              E: {kind: multi, joined: ";", options: [Nein, Never, Ja]}
            """, to: "pipeline.yml")
        let words = ["Never", "Some days", "Every day"]
        let lines = (0..<90).map { i in
            let word = words[i % 9 < 6 ? 0 : i % 3]
            return
                "\(word),\(word),\(i < 60 ? "Ja" : "Nein"),\(i < 30 ? "Vielleicht" : "Ja"),\(i < 45 ? "Never;Ja" : "Ja")"
        }
        try space.write((["A,B,C,D,E"] + lines).joined(separator: "\n") + "\n", to: "answers.csv")
        let outcome = space.run()
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        let json = try JSONSerialization.jsonObject(with: space.read("out/draft/results.json")) as? [String: Any] ?? [:]
        let rows = (json["rows"] as? [[Any]] ?? []).map { ("\($0[2])", $0[4] as? Double) }
        let values = Dictionary(rows, uniquingKeysWith: { first, _ in first })
        let mean = lines.reduce(0) { $0 + (words.firstIndex(of: String($1.prefix { $0 != "," })) ?? 0) + 1 }
        func near(_ name: String, _ wanted: Double) {
            #expect(values[name]?.map { abs($0 - wanted) < 1e-9 } == true, "\(name)")
        }
        near("A", Double(mean) / 90)
        near("B", 4 - Double(mean) / 90)
        near("C", 100 * 60 / 90)
        near("D:Ja", 100 * 60 / 90)
        near("D:Vielleicht", 100 * 30 / 90)
        near("E:Never", 50)
    }
}
