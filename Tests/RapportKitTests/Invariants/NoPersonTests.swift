import Foundation
import Testing

@testable import RapportKit

/// Invariant 3: nothing that a person wrote, is called or answered leaves through outputs, messages or folders.
@Suite struct NoPersonTests {
    private static let canary = "CANARY7731"

    /// A survey in which ids, names, free text, a stray label and a comment all carry the canary.
    private func survey(_ space: Workspace, last: String = "") throws {
        try space.write(
            """
            title: Canary
            sources: {answers: {path: answers.csv, columns: {id: person}}}
            people: {path: people.csv, columns: {id: person, boss: manager}}
            scales: {agree: {labels: [No, Rather no, Half, Rather yes, Yes]}}
            unknown_labels: 50%
            indices: {belonging: [B1, B2]}
            hierarchy: manager
            cuts: [country]
            """, to: "pipeline.yml")
        var people = "id,name,boss,country\n"
        var answers = "id,name,B1,B2,comment\n"
        for i in 0..<60 {
            let boss = i == 0 ? "" : "\(Self.canary)-\(i < 4 ? 0 : 1 + i % 3)"
            people += "\(Self.canary)-\(i),\(Self.canary) Smith,\(boss),\(i % 2 == 0 ? "DE" : "FR")\n"
            let label = i == 9 ? "\(Self.canary) label" : ["Yes", "No", "Half"][i % 3]
            answers += "\(Self.canary)-\(i),\(Self.canary) Smith,\(label),Yes,\"\(Self.canary) said\nso\"\n"
        }
        answers += "\(Self.canary)-unknown,x,Yes,Yes,\n" + last
        try space.write(people, to: "people.csv")
        try space.write(answers, to: "answers.csv")
    }

    private func expectClean(_ space: Workspace, _ outcome: RunOutcome) throws {
        #expect(!outcome.messages.contains(Self.canary))
        #expect(!outcome.summary.contains(Self.canary))
        for (name, data) in try space.files(below: "out") {
            #expect(data.range(of: Data(Self.canary.utf8)) == nil, "\(name) holds the canary")
            #expect(!name.contains(Self.canary))
        }
    }

    @Test("no output and no message carries an id, a name, a stray answer or a comment")
    func goodRun() throws {
        let space = try Workspace()
        try survey(space)
        let outcome = space.run()
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        #expect(try space.files(below: "out").count >= 3)
        try expectClean(space, outcome)
    }

    @Test("nor does a run that fails", arguments: ["CANARY7731,\"open CANARY7731", "CANARY7731-3,x"])
    func badRun(last: String) throws {
        let space = try Workspace()
        try survey(space, last: last)
        let outcome = space.run()
        #expect(outcome.exitCode == 65, "\(outcome.messages)")
        try expectClean(space, outcome)
    }

    @Test("nor a check in any format", arguments: ["text", "json", "github"])
    func check(format: String) throws {
        let space = try Workspace()
        try survey(space)
        let outcome = Rapport.check(RunOptions(study: space.path("pipeline.yml")), format: format)
        #expect(!outcome.summary.isEmpty)
        #expect(!outcome.summary.contains(Self.canary))
    }

    @Test("files are for their owner only")
    func permissions() throws {
        let space = try Workspace()
        try survey(space)
        #expect(space.run().exitCode == 0)
        for name in try space.files(below: "out").keys {
            let attributes = try FileManager.default.attributesOfItem(atPath: space.path("out") + name)
            #expect((attributes[.posixPermissions] as? Int) == 0o600, "\(name)")
        }
    }
}
