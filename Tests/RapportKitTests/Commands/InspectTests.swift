import Foundation
import Testing

@testable import RapportKit

@Suite struct InspectTests {
    @Test("inspect names the format, the evidence, the columns and the texts found")
    func describes() {
        let path = repository.appendingPathComponent("SampleData/2026-spring/qualtrics.csv").path
        let outcome = Rapport.inspect(path)
        #expect(outcome.exitCode == 0)
        #expect(outcome.summary.contains("format    qualtrics: record 3 has an ImportId"))
        #expect(outcome.summary.contains("records   767, 3 header rows"))
        #expect(outcome.summary.contains("ExternalReference (person)"))
        #expect(outcome.summary.contains("Strongly agree: "))
    }

    @Test("inspect reads XML whose elements only the data know")
    func xml() {
        let path = repository.appendingPathComponent("SampleData/2026-spring/kiosk.xml").path
        let outcome = Rapport.inspect(path)
        #expect(outcome.exitCode == 0)
        #expect(outcome.summary.contains("a record is /kiosk/answers"))
        #expect(outcome.summary.contains("records   201"))
    }

    @Test("inspect through a structure file uses the codes people know")
    func structure() {
        let folder = repository.appendingPathComponent("SampleData/2025-autumn").path
        let outcome = Rapport.inspect(folder + "/responses.lsr", labels: folder + "/survey.lss")
        #expect(outcome.summary.contains("BEL[1]"))
        #expect(outcome.summary.contains("A5 = Strongly agree: "))
    }

    @Test("without ids, n counts responses and says so", arguments: [true, false])
    func base(hasIDs: Bool) throws {
        let space = try Workspace()
        let columns = hasIDs ? "{id: person}" : "{}"
        try space.write(
            "sources: {answers: {path: answers.csv, columns: \(columns)}}\nindices: {belonging: [B1, B2]}\n",
            to: "pipeline.yml")
        try space.write("id,B1,B2\n" + (0..<30).map { "p\($0 / 2),1,5\n" }.joined(), to: "answers.csv")
        let outcome = space.run()
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        let text = String(decoding: try space.read("out/draft/results.json"), as: UTF8.self)
        #expect(text.contains("\"base\": \"\(hasIDs ? "people" : "responses")\""))
        #expect(text.contains("[\"all\",\"company\",\"participation\",\(hasIDs ? 15 : 30),"))
    }

    private func json(
        _ path: String, hints: ReadingHints = ReadingHints(), labels: String? = nil
    ) throws -> [String: Any] {
        let outcome = Rapport.inspect(path, hints: hints, labels: labels, json: true)
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        return try #require(
            JSONSerialization.jsonObject(with: Data(outcome.summary.utf8)) as? [String: Any])
    }

    private func column(_ id: String, of description: [String: Any]) throws -> [String: Any] {
        let columns = try #require(description["columns"] as? [[String: Any]])
        return try #require(columns.first { $0["id"] as? String == id })
    }

    @Test("as JSON: statuses with their meaning, kinds of missing answers, what a column is taken for")
    func statuses() throws {
        let found = try json(repository.appendingPathComponent("SampleData/2026-spring/qualtrics.csv").path)
        #expect(found["schema"] as? String == "rapport.inspect/1" && found["format"] as? String == "qualtrics")
        #expect(found["encoding"] as? String == "utf-8" && found["records"] as? Int == 767)
        #expect(found["header_records"] as? Int == 3 && found["finished"] as? Int == 751)
        let statuses = try #require(found["statuses"] as? [[String: Any]])
        #expect(statuses.map { $0["meaning"] as? String } == ["normal", "preview", "spam"])
        #expect(statuses.map { $0["count"] as? Int } == [760, 4, 3])
        let item = try column("BEL1", of: found)
        #expect(item["kind"] as? String == "scale" && item["filled"] as? Int == 748)
        #expect(item["missing"] as? [String: Int] == ["skipped": 19, "not-applicable": 9])
        let person = try column("ExternalReference", of: found)
        #expect(person["role"] as? String == "person" && person["values"] is NSNull && person["least"] is NSNull)
    }

    @Test("as JSON: options of one question together, labels of codes, numbers in their range")
    func groups() throws {
        let space = try Workspace()
        let path = try space.write(
            "ref;pick_1;pick_2;pick_3;days\n"
                + (0..<60).map { "\($0);\($0 % 2);\($0 % 3 == 0 ? 1 : 0);\($0 % 5 == 0 ? 1 : 0);\($0 % 9)\n" }.joined(),
            to: "export.txt")
        var hints = ReadingHints()
        hints.delimiter = "semicolon"
        let found = try json(path, hints: hints)
        let group = try #require((found["groups"] as? [[String: Any]])?.first)
        #expect(group["kind"] as? String == "multi" && group["columns"] as? [String] == ["pick_1", "pick_2", "pick_3"])
        let days = try column("days", of: found)
        #expect(days["least"] as? Int == 0 && days["greatest"] as? Int == 8 && days["distinct"] as? Int == 9)
        let folder = repository.appendingPathComponent("SampleData/2025-autumn").path
        let item = try column("BEL[1]", of: json(folder + "/responses.lsr", labels: folder + "/survey.lss"))
        let values = try #require(item["values"] as? [[String: Any]])
        #expect(values.first { $0["text"] as? String == "A5" }?["label"] as? String == "Strongly agree")
    }

    @Test("a delimiter that is none is an error that names those there are")
    func delimiter() {
        var hints = ReadingHints()
        hints.delimiter = "colon"
        let outcome = Rapport.inspect(
            repository.appendingPathComponent("SampleData/people.csv").path, hints: hints, json: true)
        #expect(outcome.exitCode == 78 && outcome.summary.isEmpty)
        #expect(outcome.messages.contains("`comma`, `semicolon`, `tab`, `pipe`"))
    }

    @Test("inspect shows no name, no id and nothing that people wrote, however often it is there")
    func personal() throws {
        let space = try Workspace()
        let rows = (0..<40).map {
            "K\($0 % 2),Kanarienvogel \($0 % 3),mail\($0 % 2)@kanarienvogel.example,\(1 + $0 % 5)\n"
        }
        let path = try space.write("Employee ID,Manager name,Boss email,Q1\n" + rows.joined(), to: "export.csv")
        let outcome = Rapport.inspect(path)
        #expect(outcome.exitCode == 0 && outcome.summary.contains("4  Q1 [numbers without a meaning]\n       1: 8"))
        for text in [outcome.summary, Rapport.inspect(path, json: true).summary] {
            #expect(!text.lowercased().contains("kanarienvogel") && !text.contains("K1"))
        }
    }

    @Test("a comment that others repeat, an address that is always the same and a remark of one person are not shown")
    func written() throws {
        let space = try Workspace()
        let rows = (0..<60).map { i -> String in
            let comment = i % 6 == 0 ? "Kanarienvogel \(i) sings" : i % 2 == 0 ? "ok" : ""
            return "Agree,\(comment),info@kanarienvogel.example,\(i == 7 ? "Kanarienvogel hit me" : "")\n"
        }
        let path = try space.write("Q1,What else,Reply to,Remark\n" + rows.joined(), to: "export.csv")
        for text in [Rapport.inspect(path).summary, Rapport.inspect(path, json: true).summary] {
            #expect(text.contains("What else") && !text.lowercased().contains("kanarienvogel"))
        }
        let proposed = Rapport.propose(ProposalRequest(exports: [path]), to: "-", overwrite: false)
        #expect(!proposed.data.lowercased().contains("kanarienvogel"), "\(proposed.data)")
    }

    @Test("inspect says what looks wrong, with the line")
    func anomalies() throws {
        let space = try Workspace()
        let rows = (0..<40).map { "1.23E+15,\(["1-5", "6-25", "26-100", "Jun-25"][$0 % 4])\n" }
        let path = try space.write("id,size\n" + rows.joined() + "only one\n", to: "export.csv")
        let text = Rapport.inspect(path).summary
        #expect(text.contains("line 42: 1 of the records: short-record"))
        #expect(text.contains("line 5: column 2, size: 10 days among other texts"))
        #expect(text.contains("line 2: column 1, id: 40 long numbers that were rounded"))
    }

    @Test("another structure file is another run")
    func labels() throws {
        let space = try Workspace()
        let folder = repository.appendingPathComponent("SampleData/2025-autumn")
        try space.write(Data(contentsOf: folder.appendingPathComponent("responses.lsr")), to: "responses.lsr")
        let structure = try String(contentsOf: folder.appendingPathComponent("survey.lss"), encoding: .utf8)
        try space.write(structure, to: "survey.lss")
        try space.write(
            """
            sources: {a: {path: responses.lsr, labels: survey.lss, columns: {"BEL[{n}]": "BEL{n}"}}}
            scales: {agree: {labels: [Strongly disagree, Disagree, Neither agree nor disagree, Agree, Strongly agree], not_applicable: [Does not apply to me]}}
            indices: {belonging: {items: [BEL1..BEL5], keys_checked: true}}
            unknown_labels: 5%
            """, to: "pipeline.yml")
        func runID() throws -> String {
            let outcome = space.run()
            #expect(outcome.exitCode == 0, "\(outcome.messages)")
            let json = try JSONSerialization.jsonObject(with: space.read("out/draft/run.json")) as? [String: Any]
            return try #require(json?["run_id"] as? String)
        }
        let first = try runID()
        #expect(try runID() == first)
        try space.write(structure.replacing("Strongly agree", with: "STRONGLY agree"), to: "survey.lss")
        #expect(try runID() != first)
    }

    @Test("schemas are there for every file, and for nothing else")
    func schemas() throws {
        for name in Rapport.schemaNames {
            let text = try #require(Rapport.schema(name))
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
        }
        #expect(Rapport.schema("nothing") == nil)
    }

    @Test("the sample that the tool writes is the sample in the repository")
    func sample() throws {
        let space = try Workspace()
        #expect(Rapport.sample(to: space.path("SampleData")).exitCode == 0)
        for (name, data) in try space.files(below: "SampleData") {
            #expect(try Data(contentsOf: repository.appendingPathComponent("SampleData" + name)) == data, "\(name)")
        }
    }
}
