import Foundation
import Testing

@testable import RapportKit

/// Invariants 5 and 6: outputs appear whole, the same run publishes nothing new, drafts and releases differ in a mark.
@Suite struct WholeOrNothingTests {
    private func survey() throws -> Workspace {
        let space = try Workspace()
        try space.write(SmallSurvey.study, to: "pipeline.yml")
        try space.write(
            ([SmallSurvey.header] + SmallSurvey.records(600)).joined(separator: "\n") + "\n", to: "answers.csv")
        return space
    }

    private func options(_ space: Workspace) -> RunOptions {
        var options = RunOptions(study: space.path("pipeline.yml"))
        options.out = space.path("out")
        return options
    }

    @Test("a release is the draft byte for byte but for the mark")
    func releaseIsDraft() throws {
        let space = try survey()
        #expect(space.run().exitCode == 0)
        #expect(Rapport.release(options(space)).exitCode == 0)
        let link = try FileManager.default.destinationOfSymbolicLink(atPath: space.path("out/current"))
        for name in ["results.json", "results.csv"] {
            let draft = String(decoding: try space.read("out/draft/\(name)"), as: UTF8.self)
            let release = String(decoding: try space.read("out/\(link)/\(name)"), as: UTF8.self)
            #expect(draft != release)
            #expect(draft.replacing("draft", with: "release") == release)
        }
        #expect(String(decoding: try space.read("out/current.json"), as: UTF8.self).contains(link))
    }

    @Test("`run --release` and `release` give the same files")
    func twoWays() throws {
        let one = try survey(), two = try survey()
        #expect(Rapport.run(options(one), release: true).exitCode == 0)
        #expect(two.run().exitCode == 0)
        #expect(Rapport.release(options(two)).exitCode == 0)
        for name in ["results.json", "results.csv"] {
            #expect(try one.read("out/current/\(name)") == two.read("out/current/\(name)"))
        }
    }

    @Test("the same run again leaves every file as it was")
    func idempotent() throws {
        let space = try survey()
        #expect(Rapport.run(options(space), release: true).exitCode == 0)
        func times() throws -> [String: Date] {
            var times: [String: Date] = [:]
            for name in try space.files(below: "out").keys where name.contains("/draft/") || name.contains("/releases/")
            {
                let attributes = try FileManager.default.attributesOfItem(atPath: space.path("out") + name)
                times[name] = attributes[.modificationDate] as? Date
            }
            return times
        }
        let before = try times()
        #expect(before.count == 8)
        #expect(Rapport.run(options(space), release: true).exitCode == 0)
        #expect(try times() == before)
    }

    @Test("a draft that somebody changed is not released")
    func tampered() throws {
        let space = try survey()
        #expect(space.run().exitCode == 0)
        var text = String(decoding: try space.read("out/draft/results.csv"), as: UTF8.self)
        text = text.replacing("\nw1,", with: "\nw9,", maxReplacements: 1)
        try FileManager.default.removeItem(atPath: space.path("out/draft/results.csv"))
        try space.write(text, to: "out/draft/results.csv")
        #expect(Rapport.release(options(space)).exitCode == 77)
        #expect(!space.exists("out/releases"))
    }

    @Test("a draft of a study that has changed since is not released")
    func changedStudy() throws {
        let space = try survey()
        #expect(space.run().exitCode == 0)
        var changed = options(space)
        changed.overrides = ["k=12"]
        let outcome = Rapport.release(changed)
        #expect(outcome.exitCode == 66 && outcome.messages.contains("another study"), "\(outcome.messages)")
        #expect(Rapport.release(options(space)).exitCode == 0)
    }

    @Test("without a draft there is nothing to release")
    func noDraft() throws {
        let space = try survey()
        #expect(Rapport.release(options(space)).exitCode == 66)
    }

    @Test("a run that fails leaves the draft before it")
    func keepsOld() throws {
        let space = try survey()
        #expect(space.run().exitCode == 0)
        let before = try space.files(below: "out/draft")
        try space.write(SmallSurvey.header + "\n\"open", to: "answers.csv")
        #expect(space.run().exitCode == 65)
        #expect(try space.files(below: "out/draft") == before)
    }

    @Test("a second run at the same time says: try later")
    func locked() throws {
        let space = try survey()
        let lock = try Publication(folder: space.path("out")).lock()
        #expect(space.run().exitCode == 75)
        withExtendedLifetime(lock) {}
    }

    @Test("what an interrupted run left behind does not stand in the way")
    func leftovers() throws {
        let space = try survey()
        try space.write("half", to: "out/.new-draft/results.json")
        #expect(space.run().exitCode == 0)
        #expect(!space.exists("out/.new-draft"))
    }

    @Test("every figure that is not there has a reason, and none is NaN")
    func reasons() throws {
        let space = try survey()
        #expect(space.run().exitCode == 0)
        let json = try #require(
            JSONSerialization.jsonObject(with: space.read("out/draft/results.json")) as? [String: Any])
        let columns = try #require(json["columns"] as? [String])
        let rows = try #require(json["rows"] as? [[Any]])
        let value = try #require(columns.firstIndex(of: "value")), low = try #require(columns.firstIndex(of: "low"))
        let note = try #require(columns.firstIndex(of: "note"))
        #expect(rows.count > 100)
        for row in rows where row[value] is NSNull || row[low] is NSNull { #expect(row[note] is String) }
        let measures = try #require(json["measures"] as? [[String: Any]])
        for measure in measures { #expect(measure["base"] is String && measure["kind"] is String) }
    }
}
