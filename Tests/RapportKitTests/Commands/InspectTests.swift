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
        #expect(outcome.summary.contains("A5: "))
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
