import Foundation
import Testing

@testable import RapportKit

/// Each bad input gives its diagnostic with a place and help, the right exit code, and publishes nothing.
@Suite struct BadInputTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let files: [String: String]
        let exit: Int32
        let id: String
        let place: String
        var overrides: [String] = []

        var testDescription: String { name }
    }

    private static let study = """
        title: Bad input
        sources: {answers: {path: answers.csv, columns: {id: person}}}
        scales: {agree: {labels: [No, Rather no, Half, Rather yes, Yes]}}
        indices: {belonging: [B1, B2]}
        """
    private static let rows = (0..<20).map { "p\($0),Yes,No\n" }.joined()
    private static let good = "id,B1,B2\n" + rows

    private static func csv(
        _ name: String, _ text: String, _ exit: Int32, _ id: String, _ place: String, overrides: [String] = []
    ) -> Case {
        Case(
            name: name, files: ["pipeline.yml": study, "answers.csv": text], exit: exit, id: id, place: place,
            overrides: overrides)
    }

    private static func people(_ name: String, _ rows: String, _ exit: Int32, _ id: String, _ place: String) -> Case {
        Case(
            name: name,
            files: [
                "pipeline.yml": study
                    + "\npeople: {path: people.csv, columns: {id: person, boss: manager}}\nhierarchy: manager\n",
                "answers.csv": good, "people.csv": "id,boss\n" + rows,
            ], exit: exit, id: id, place: place)
    }

    private static func xml(_ name: String, _ text: String, _ exit: Int32, _ id: String) -> Case {
        Case(
            name: name,
            files: [
                "pipeline.yml": study.replacing("{path: answers.csv,", with: "{path: answers.xml, record: /all/one,"),
                "answers.xml": text,
            ], exit: exit, id: id, place: "answers.xml")
    }

    static let cases: [Case] = [
        csv("an unclosed quote", good + "p20,\"Yes,No\n", 65, "quote-unclosed", "answers.csv:22"),
        csv("a record cut off", good + "p20,Y", 65, "record-cut", "answers.csv:22"),
        csv("an empty file", "", 65, "source-empty", "answers.csv"),
        csv("a header only", "id,B1,B2\n", 65, "source-header-only", "answers.csv:1"),
        csv("the same header twice, none of another", "id,B1,B1\n" + rows, 65, "column-missing", "pipeline.yml"),
        csv("a binary file named .csv", "%PDF-1.7 rest", 65, "source-unsupported", "answers.csv"),
        csv("zero bytes in the middle", good + "p20,\0\0\0,No\n", 65, "source-binary", "answers.csv"),
        csv(
            "an item that no source has", good, 65, "column-missing", "pipeline.yml",
            overrides: ["indices.belonging=[B1, B2, B4]"]),
        csv(
            "a mapped header that is not there", good, 65, "column-missing", "answers.csv:1",
            overrides: ["sources.answers.columns={ID: person}"]),
        csv("no column is an item", "id,C1,C2\n" + rows, 65, "column-missing", "answers.csv:1"),
        csv(
            "more unknown labels than the limit", good + "p20,Maybe,Maybe\n", 65, "labels-over-limit", "answers.csv:22"),
        csv(
            "fewer rows than expected", good, 65, "rows-expected", "answers.csv",
            overrides: ["expect.answers.rows=21"]),
        csv(
            "an unknown encoding", good, 78, "study-invalid-value", "answers.csv",
            overrides: ["sources.answers.encoding=klingon"]),
        csv("a study that asks for k below the floor", good, 78, "study-floor", "--set k=4", overrides: ["k=4"]),
        csv(
            "duplicates that the study refuses", good + "p3,No,No\n", 65, "duplicate-refused", "answers.csv",
            overrides: ["duplicates=fail"]),
        Case(
            name: "a missing source", files: ["pipeline.yml": study], exit: 66, id: "source-missing",
            place: "pipeline.yml"),
        Case(
            name: "an unknown key",
            files: ["pipeline.yml": study.replacing("scales:", with: "scale:"), "answers.csv": good],
            exit: 78, id: "study-unknown-key", place: "pipeline.yml:3:1"),
        Case(name: "no study", files: ["answers.csv": good], exit: 78, id: "study-missing", place: "pipeline.yml"),
        people("a cyclic hierarchy", "p1,p2\np2,p3\np3,p1\n", 65, "people-cycle", "people.csv:2"),
        people("a person who manages themselves", "p1,\np2,p2\n", 65, "people-self-manager", "people.csv:3"),
        people("a person twice in a snapshot", "p1,\np2,p1\np2,p1\n", 65, "people-duplicate", "people.csv:4"),
        people("a short row in the people file", "p1,\np2\n", 65, "record-short", "people.csv:3"),
        Case(
            name: "more answers than the head counts allow",
            files: [
                "pipeline.yml": study + "\npeople: {path: people.csv}\ncuts: [site]\n",
                "answers.csv": "id,site,B1,B2\n" + (0..<20).map { "p\($0),A,Yes,No\n" }.joined(),
                "people.csv": "site,invited\nA,19\nB,30\n",
            ], exit: 65, id: "head-count-exceeded", place: "people.csv"),
        xml("an unclosed element", "<all><one><id>p1</id><B1>Yes</B1>", 65, "xml-malformed"),
        xml(
            "an entity bomb",
            "<!DOCTYPE all [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><all><one><id>&b;</id></one></all>", 65,
            "xml-entity"),
        xml(
            "an external entity",
            "<!DOCTYPE all [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><all><one><id>&a;</id></one></all>", 65,
            "xml-entity"),
    ]

    @Test("bad input", arguments: cases)
    func bad(_ bad: Case) throws {
        let space = try Workspace()
        for (name, text) in bad.files { try space.write(text, to: name) }
        let outcome = space.run(overrides: bad.overrides)
        let line = outcome.messages.split(separator: "\n").first { $0.contains("[\(bad.id)]") } ?? "nothing"
        print("| \(bad.name) | \(outcome.exitCode) | \(line) |")
        #expect(outcome.exitCode == bad.exit, "\(outcome.messages)")
        #expect(outcome.messages.contains("[\(bad.id)]"), "\(outcome.messages)")
        #expect(outcome.messages.contains(bad.place), "\(outcome.messages)")
        #expect(outcome.messages.contains("help:"), "\(outcome.messages)")
        #expect(!space.exists("out/draft"), "something was published")
    }

    @Test("wrong encoding is refused when the study names one, and said when it does not")
    func encoding() throws {
        let space = try Workspace()
        try space.write(Self.study, to: "pipeline.yml")
        var data = Data(Self.good.utf8)
        data.append(contentsOf: Array("p20,Yes,".utf8) + [0xE9] + Array("\n".utf8))
        try space.write(data, to: "answers.csv")
        let refused = space.run(overrides: ["sources.answers.encoding=utf-8", "unknown_labels=50%"])
        #expect(refused.exitCode == 65 && refused.messages.contains("[encoding-invalid]"))
        let assumed = space.run(overrides: ["unknown_labels=50%"])
        #expect(assumed.exitCode == 0 && assumed.messages.contains("[encoding-assumed]"), "\(assumed.messages)")
    }

    @Test("an output folder that cannot be written")
    func unwritable() throws {
        let space = try Workspace()
        try space.write(Self.study, to: "pipeline.yml")
        try space.write(Self.good, to: "answers.csv")
        try space.write("a file", to: "taken")
        let outcome = space.run(out: "taken/out")
        #expect(outcome.exitCode == 73, "\(outcome.messages)")
        #expect(outcome.messages.contains("[output-unwritable]"))
    }

    @Test("ragged rows are counted and said, and lose nothing else")
    func ragged() throws {
        let space = try Workspace()
        try space.write(Self.study, to: "pipeline.yml")
        try space.write(Self.good + "p20,Yes\np21,Yes,No,surplus\np22,Yes,No,\n", to: "answers.csv")
        let outcome = space.run()
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        #expect(outcome.messages.contains("answers.csv:22:1: warning: 1 record with fewer cells"))
        #expect(outcome.messages.contains("answers.csv:23:1: warning: 1 record with more cells"))
    }

    @Test("a last record without its line end is kept out, unless the study accepts it")
    func unterminated() throws {
        let space = try Workspace()
        try space.write(Self.study, to: "pipeline.yml")
        try space.write(Self.good + "p20,Yes,No", to: "answers.csv")
        #expect(space.run().messages.contains("[record-unterminated]"))
        #expect(space.run(overrides: ["sources.answers.last_line=accept"]).messages.isEmpty)
    }

    @Test("a file beside the export tells that it was cut at the end of a record")
    func sidecars() throws {
        let space = try Workspace()
        try space.write(Self.study, to: "pipeline.yml")
        try space.write(Self.good, to: "answers.csv")
        try space.write("20\n", to: "answers.csv.done")
        #expect(space.run().exitCode == 0)
        try space.write("21\n", to: "answers.csv.done")
        let counted = space.run()
        #expect(counted.exitCode == 65 && counted.messages.contains("[rows-expected]"), "\(counted.messages)")
        try space.write("", to: "answers.csv.done")
        try space.write(String(repeating: "0", count: 64) + "  answers.csv\n", to: "answers.csv.sha256")
        let hashed = space.run()
        #expect(hashed.exitCode == 65 && hashed.messages.contains("sha256 vouches for"), "\(hashed.messages)")
    }

    @Test("fewer records than last time is said")
    func fewer() throws {
        let space = try Workspace()
        try space.write(Self.study, to: "pipeline.yml")
        try space.write(Self.good, to: "answers.csv")
        #expect(space.run().messages.isEmpty)
        try space.write("id,B1,B2\n" + (0..<15).map { "p\($0),Yes,No\n" }.joined(), to: "answers.csv")
        let outcome = space.run()
        #expect(
            outcome.exitCode == 0 && outcome.messages.contains("15 records, 20 in the last draft"),
            "\(outcome.messages)")
    }

    @Test("too few people: everything is withheld, which is a valid result")
    func everythingWithheld() throws {
        let space = try Workspace()
        try space.write(Self.study, to: "pipeline.yml")
        try space.write("id,B1,B2\np1,Yes,No\np2,No,No\n", to: "answers.csv")
        let outcome = space.run()
        #expect(outcome.exitCode == 0)
        #expect(outcome.messages.contains("[everything-withheld]"))
    }
}
