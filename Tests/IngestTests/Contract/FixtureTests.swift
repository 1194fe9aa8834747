import Foundation
import Testing

@testable import Ingest

/// Every format in the table has a fixture, and what was written down of it by hand is what is read.
@Suite struct FixtureTests {
    @Test(arguments: Formats.names) func everyFormatHasAFixture(format: String) throws {
        let fixtures = try Fixture.of(format: format)
        #expect(!fixtures.isEmpty)
        for part in fixtures.flatMap(\.parts) {
            #expect(part.name.contains("synthetic"), "\(part.name) does not say that it is invented")
        }
    }

    @Test func everyFolderIsOfAFormat() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Fixture.folder.path)
        #expect(Set(folders).subtracting(Formats.names).isEmpty)
    }

    @Test(arguments: Fixture.all) func nothingIsLost(fixture: Fixture) throws {
        let contents = try ContractFolder().read(fixture.parts)
        #expect(contents.refusal.isEmpty)
        #expect(contents.format == fixture.format)
        #expect(contents.columns.count == fixture.columns)
        #expect(Array(contents.columns.prefix(3)) == Array(fixture.first.prefix(3)))
        let expected = fixture.holds == .structure ? fixture.columns : fixture.records
        #expect(contents.records.count == expected)
        #expect(contents.records.count - contents.usable.count == fixture.refused)
    }

    @Test(arguments: Fixture.all.filter { $0.holds == .structure }) func aStructureIsNoExport(fixture: Fixture) throws {
        let folder = try ContractFolder()
        let path = try folder.write(fixture.parts)
        let found = findings { _ = try open(path: path, name: fixture.name) }
        #expect(found?.map(\.id) == [.sourceUnsupported])
        #expect(found?.first?.help?.contains("labels:") == true)
    }
}
