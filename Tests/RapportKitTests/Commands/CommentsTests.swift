import Foundation
import Testing

@testable import RapportKit

/// Comments: counted, handed out for coding without anything beside them, brought back as themes.
@Suite struct CommentsTests {
    private static let study = """
        title: Comments
        sources: {answers: {path: answers.csv, columns: {id: person, sent: submitted}}}
        scales: {agree: {labels: [No, Half, Yes]}}
        indices: {belonging: [B1, B2]}
        cuts: [unit]
        items: {talk: {kind: text}}
        """

    /// 120 people, every third of whom says nothing; comments are numbered, so that each is different.
    private func survey(_ space: Workspace, people: Int = 120) throws {
        try space.write(Self.study, to: "pipeline.yml")
        var lines = ["id,sent,unit,B1,B2,talk"]
        for i in 0..<people {
            let talk = i % 3 == 0 ? "" : "\"Pay, and \"\"thanks\"\"\nnumber \(i)\""
            lines.append("CANARY\(i),2026-03-02,\(i % 2 == 0 ? "North" : "South"),Yes,No,\(talk)")
        }
        // A duplicate that does not count, and somebody who repeats in other letters what somebody else wrote.
        lines.append("CANARY1,2026-03-01,North,,,only in a duplicate")
        lines.append("CANARY900,2026-03-02,South,Yes,No,\"PAY, and \"\"thanks\"\"\r\nnumber 1\"")
        try space.write(lines.joined(separator: "\n") + "\n", to: "answers.csv")
    }

    private func options(_ space: Workspace) -> RunOptions {
        var options = RunOptions(study: space.path("pipeline.yml"))
        options.out = space.path("out")
        return options
    }

    private func handOut(_ space: Workspace, to name: String = "coded.csv") -> RunOutcome {
        Rapport.comments(options(space), forCoding: space.path(name), question: nil)
    }

    /// Rows of the file: keys and the rest.
    private func rows(_ space: Workspace, _ name: String = "coded.csv") throws -> [(key: String, rest: String)] {
        let text = String(decoding: try space.read(name), as: UTF8.self)
        #expect(text.hasPrefix("key,comment,themes\n"))
        let records = text.dropFirst("key,comment,themes\n".count).split(separator: ",\n")
        return records.map { record in
            let comma = record.firstIndex(of: ",") ?? record.endIndex
            return (String(record[..<comma]), String(record[comma...].dropFirst()))
        }
    }

    @Test("what is handed out is every comment once, with a key and nothing beside it, in no order")
    func handedOut() throws {
        let space = try Workspace()
        try survey(space)
        let outcome = handOut(space)
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        let rows = try rows(space)
        #expect(rows.count == 80)
        #expect(Set(rows.map(\.key)).count == 80)
        #expect(rows.allSatisfy { $0.key.count == 16 && $0.key.allSatisfy("bcdfghjkmnpqrstv".contains) })
        let text = String(decoding: try space.read("coded.csv"), as: UTF8.self)
        #expect(!text.contains("CANARY") && !text.contains("North") && !text.contains("duplicate"))
        let numbers = rows.compactMap { row in row.rest.split(separator: " ").last.flatMap { Int($0.dropLast()) } }
        #expect(numbers.count == 80 && numbers != numbers.sorted())
        for path in [space.path("coded.csv"), space.path("out/state/coding.key")] {
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
            #expect(mode as? Int == 0o600)
        }
    }

    @Test("another folder of results gives other keys, the same one the same")
    func secret() throws {
        let space = try Workspace()
        try survey(space)
        #expect(handOut(space).exitCode == 0)
        #expect(handOut(space, to: "again.csv").exitCode == 0)
        #expect(try space.read("again.csv") == space.read("coded.csv"))
        let other = try Workspace()
        try survey(other)
        #expect(handOut(other).exitCode == 0)
        #expect(Set(try rows(other).map(\.key)).isDisjoint(with: try rows(space).map(\.key)))
    }

    @Test("fewer than 50 comments are not handed out, a coded file is not written over, a wrong question is named")
    func refusals() throws {
        let space = try Workspace()
        try survey(space, people: 73)
        let few = handOut(space)
        #expect(few.exitCode == 77 && few.messages.contains("comments-few"), "\(few.messages)")
        #expect(!space.exists("coded.csv"))
        try survey(space, people: 75)
        #expect(handOut(space).exitCode == 0)
        let again = handOut(space)
        #expect(again.exitCode == 73 && again.messages.contains("coded"))
        let wrong = Rapport.comments(options(space), forCoding: space.path("x.csv"), question: "tolk")
        #expect(wrong.exitCode == 78 && wrong.messages.contains("`talk`"))
    }

    @Test("themes come back by their keys: shares of those who have one, at twice the threshold, and no key leaves")
    func themes() throws {
        let space = try Workspace()
        try survey(space)
        #expect(handOut(space).exitCode == 0)
        let rows = try rows(space)
        // The first 60 are coded, 45 of them with pay, 20 with team, 5 with something rare.
        var coded = "key,themes\n"
        for (i, row) in rows.enumerated() where i < 60 {
            let themes = [i < 45 ? "Pay" : nil, i % 3 == 0 ? " team " : nil, i >= 55 ? "Rare" : nil].compactMap { $0 }
            coded += "\(row.key),\(themes.isEmpty ? "nothing" : themes.joined(separator: ";"))\n"
        }
        try space.write(coded, to: "coded.csv")
        try space.write(
            Self.study.replacing("{kind: text}", with: "{kind: text, themes: coded.csv}"), to: "pipeline.yml")
        let outcome = Rapport.run(options(space))
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        #expect(outcome.messages.contains("comments-uncoded"))
        let results = String(decoding: try space.read("out/draft/results.json"), as: UTF8.self)
        // One comment stands twice: those who wrote it share its theme.
        let shared = rows.firstIndex { $0.rest.hasSuffix(" 1\"") } ?? 0
        let base = shared < 60 ? 61 : 60
        #expect(results.contains("[\"all\",\"company\",\"talk\",121,"))
        #expect(results.contains("[\"all\",\"company\",\"talk.themes:Pay\",\(base),"))
        #expect(results.contains("[\"all\",\"company\",\"talk.themes:team\",\(base),"))
        #expect(!results.contains("Rare"))
        for (_, data) in try space.files(below: "out/draft") {
            let text = String(decoding: data, as: UTF8.self)
            #expect(!rows.contains { text.contains($0.key) } && !text.contains("thanks"))
        }
        // What is known is filled in when the next round is handed out.
        #expect(handOut(space, to: "next.csv").exitCode == 0)
        #expect(String(decoding: try space.read("next.csv"), as: UTF8.self).contains("\",Pay;team\n"))
    }

    @Test("a few new comments are not handed out beside the old ones; other letters and accents make no new one")
    func fewNew() throws {
        let space = try Workspace()
        try survey(space)
        let lines = String(decoding: try space.read("answers.csv"), as: UTF8.self)
        try space.write(lines + "n1,2026-03-02,North,Yes,No,Caf\u{E9}\n", to: "answers.csv")
        #expect(handOut(space).exitCode == 0)
        #expect(try rows(space).count == 81)
        let same = "n2,2026-03-02,North,Yes,No,CAFE\u{301}\nn3,2026-03-02,North,Yes,No,n/a\n"
        try space.write(lines + "n1,2026-03-02,North,Yes,No,Caf\u{E9}\n" + same, to: "answers.csv")
        #expect(handOut(space, to: "again.csv").exitCode == 0)
        #expect(try Set(rows(space, "again.csv").map(\.key)) == Set(rows(space).map(\.key)))
        try space.write(lines + same + "n4,2026-03-02,North,Yes,No,something new\n", to: "answers.csv")
        let outcome = handOut(space, to: "third.csv")
        #expect(outcome.exitCode == 77 && outcome.messages.contains("are new"), "\(outcome.messages)")
    }

    @Test("another secret is another run, since the same table of themes means something else with it")
    func runID() throws {
        func run(_ space: Workspace) throws -> String {
            try survey(space)
            #expect(handOut(space).exitCode == 0)
            try space.write("key,themes\nbcdfghjkmnpqrstv,Pay\n", to: "themes.csv")
            try space.write(
                Self.study.replacing("{kind: text}", with: "{kind: text, themes: themes.csv}"), to: "pipeline.yml")
            let outcome = Rapport.run(options(space))
            #expect(outcome.exitCode == 0 && outcome.messages.contains("no key in the themes"), "\(outcome.messages)")
            let json = try JSONSerialization.jsonObject(with: space.read("out/draft/run.json")) as? [String: Any]
            return try #require(json?["run_id"] as? String)
        }
        let (one, other) = (try Workspace(), try Workspace())
        #expect(try run(one) != run(other))
    }

    @Test("without the secret themes cannot be brought back, and that is said")
    func lostSecret() throws {
        let space = try Workspace()
        try survey(space)
        try space.write("key,themes\nbcdfghjkmnpqrstv,Pay\n", to: "coded.csv")
        try space.write(
            Self.study.replacing("{kind: text}", with: "{kind: text, themes: coded.csv}"), to: "pipeline.yml")
        let outcome = Rapport.run(options(space))
        #expect(outcome.exitCode == 66 && outcome.messages.contains("coding-key-missing"), "\(outcome.messages)")
    }

    @Test("a table without keys, without themes, or with none filled in is an error in the table")
    func tables() throws {
        let space = try Workspace()
        try survey(space)
        try space.write(
            Self.study.replacing("{kind: text}", with: "{kind: text, themes: coded.csv}"), to: "pipeline.yml")
        for (table, words) in [
            ("comment,themes\nx,Pay\n", "coded.csv:1:1: error: the table has no column `key`"),
            ("key,comment\nbcd,x\n", "coded.csv:1:1: error: the table has no column `themes`"),
            ("key,themes\nbcd,\n", "has no comment with a theme"),
            ("key,themes\nbcd,Pay\nbcd,Team\n", "coded.csv:3:1: error: a comment has other themes here"),
        ] {
            try space.write(table, to: "coded.csv")
            let outcome = Rapport.run(options(space))
            #expect(outcome.exitCode == 78 && outcome.messages.contains(words), "\(outcome.messages)")
        }
    }
}
