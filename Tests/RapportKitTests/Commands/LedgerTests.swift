import Foundation
import Testing

@testable import RapportKit

/// The exact ledger in `state/`, and the file of rejects.
@Suite struct LedgerTests {
    /// 40 good records, and one of each kind that does not count, all of whose cells carry a canary.
    private func survey(_ space: Workspace) throws {
        try space.write(
            """
            title: Ledger
            sources: {answers: {path: answers.csv, columns: {id: person, sent: submitted}}}
            waves: {column: day, values: [w1]}
            scales: {agree: {labels: [No, Half, Yes], missing: ["-99"]}}
            indices: {belonging: [B1, B2]}
            items: {reach: {kind: slider, bounds: [0, 40]}}
            """, to: "pipeline.yml")
        var lines = ["id,sent,day,B1,B2,reach,note"]
        for i in 0..<40 { lines.append("p\(i),2026-03-01 10:00:00,w1,Yes,\(i % 4 == 0 ? "" : "No"),\(i),") }
        lines += [
            "p7,2026-02-01 10:00:00,w1,Yes,Yes,27,CANARY", "CANARY-1,2026-03-01 10:00:00,w1,-99,,,CANARY",
            "CANARY-2,2026-03-01 10:00:00,CANARY,Yes,Yes,3,\"CANARY\nCANARY\"", "CANARY-3,CANARY",
            "CANARY-4,2026-03-01 10:00:00,w1,Yes,Yes,3,CANARY,CANARY", "CANARY-1,2026-03-01 09:00:00,w1,,,,",
            "CANARY-5,2026-03-01 10:00:00,w1,Yes,Yes,3,CANARY",
        ]
        try space.write(lines.joined(separator: "\n"), to: "answers.csv")
    }

    private func run(_ space: Workspace, workers: Int = 2, chunk: Int? = nil) -> RunOutcome {
        var options = RunOptions(study: space.path("pipeline.yml"))
        (options.out, options.rejects) = (space.path("out"), space.path("rejects.csv"))
        (options.workers, options.chunk) = (workers, chunk)
        return Rapport.run(options)
    }

    @Test("every record without a part in a number is listed with its line and reason, and nothing that it says")
    func rejects() throws {
        let space = try Workspace()
        try survey(space)
        let outcome = run(space)
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        let text = String(decoding: try space.read("rejects.csv"), as: UTF8.self)
        let rows = [
            "42,duplicate", "43,empty", "44,other-wave", "46,short-record", "47,long-record", "48,duplicate",
            "49,unterminated",
        ]
        #expect(
            text == (["source,file,line,reason"] + rows.map { "answers,answers.csv,\($0)" }).joined(separator: "\n")
                + "\n")
        let mode = try FileManager.default.attributesOfItem(atPath: space.path("rejects.csv"))[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test("the list is the same for any workers and chunks", arguments: [(1, 64), (4, 64), (4, 4096)])
    func orderFree(workers: Int, chunk: Int) throws {
        let space = try Workspace()
        try survey(space)
        #expect(run(space).exitCode == 0)
        let first = try space.read("rejects.csv")
        #expect(run(space, workers: workers, chunk: chunk).exitCode == 0)
        #expect(try space.read("rejects.csv") == first)
    }

    @Test("the ledger in state/ is exact, and run.json shows of it what is safe")
    func ledger() throws {
        let space = try Workspace()
        try survey(space)
        #expect(run(space).exitCode == 0)
        let object = try #require(
            JSONSerialization.jsonObject(with: space.read("out/state/ledger.json")) as? [String: Any])
        let source = try #require((object["sources"] as? [[String: Any]])?.first)
        #expect(object["schema"] as? String == "rapport.ledger/1")
        let records = try #require(source["records"] as? [String: Int])
        #expect(
            records.filter { $0.value > 0 } == [
                "read": 47, "used": 40, "duplicate": 2, "empty": 1, "other-wave": 1, "short-record": 1,
                "long-record": 1, "unterminated": 1,
            ])
        // Two items and a slider of 40 people, of whom ten passed over one item.
        let cells = try #require(source["cells"] as? [String: Int])
        #expect(cells.filter { $0.value > 0 } == ["answered": 110, "skipped": 10])
        let run = String(decoding: try space.read("out/draft/run.json"), as: UTF8.self)
        #expect(run.contains("\"duplicate\": \"few\""))
        #expect(run.contains("\"skipped\": 10"))
        let mode = try FileManager.default.attributesOfItem(atPath: space.path("out/state/ledger.json"))
        #expect(mode[.posixPermissions] as? Int == 0o600)
    }

    @Test("lines that end with a carriage return alone are counted too")
    func carriageReturns() throws {
        let space = try Workspace()
        try survey(space)
        let text = String(decoding: try space.read("answers.csv"), as: UTF8.self)
            .replacing("\"CANARY\nCANARY\"", with: "CANARY").replacing("\n", with: "\r")
        try space.write(text, to: "answers.csv")
        #expect(run(space).exitCode == 0)
        let lines = String(decoding: try space.read("rejects.csv"), as: UTF8.self).split(separator: "\n").dropFirst()
        #expect(lines.compactMap { $0.split(separator: ",").dropFirst(2).first.flatMap { Int($0) } } == Array(42...48))
    }

    @Test("rejects that cannot be written stop the run before anything is published")
    func unwritable() throws {
        let space = try Workspace()
        try survey(space)
        var options = RunOptions(study: space.path("pipeline.yml"))
        (options.out, options.rejects) = (space.path("out"), space.path("nowhere/rejects.csv"))
        let outcome = Rapport.run(options)
        #expect(outcome.exitCode == 73, "\(outcome.messages)")
        #expect(outcome.messages.contains("--rejects"))
        #expect(!space.exists("out/draft"))
    }
}
