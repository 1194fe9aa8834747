import Testing

@testable import Ingest

/// Each fixture is taken for its own format, for a reason, and for no other one.
@Suite struct RecognitionTests {
    private func evidence(_ fixture: Fixture) throws -> [String: Evidence] {
        let folder = try ContractFolder()
        let path = try folder.write(fixture.parts)
        let sample = try ContractFolder.sample(of: Export.Request(path: path, name: fixture.name)).sample
        return Dictionary(uniqueKeysWithValues: Formats.all.map { ($0.name, $0.recognise(sample)) })
    }

    @Test(arguments: Fixture.all) func oneFormatFits(fixture: Fixture) throws {
        let found = try evidence(fixture)
        let own = try #require(found[fixture.format])
        #expect(own.score > 0 && !own.reasons.isEmpty && own.reasons.allSatisfy { !$0.isEmpty })
        for (name, other) in found where name != fixture.format {
            #expect(other.score * 10 < own.score * 9, "\(name) fits nearly as well: \(other.reasons)")
        }
    }

    @Test(arguments: Fixture.all) func theReasonIsToldWithTheExport(fixture: Fixture) throws {
        guard fixture.holds != .structure else { return }
        let folder = try ContractFolder()
        let export = try open(path: folder.write(fixture.parts), name: fixture.name).export
        #expect(!export.layout.evidence.isEmpty)
        #expect(export.layout.format == fixture.format)
        #expect(export.layout.holds == fixture.holds)
    }
}
