import TestSupport
import Testing

@testable import Ingest

/// Whatever the bytes, each format refuses or reads them: in time, without a crash, and without giving anything away.
@Suite struct HostileContractTests {
    private func expectHarmless(
        _ parts: [Fixture.Part], _ secrets: Secrets, _ what: String, _ change: (inout Export.Request) -> Void = { _ in }
    ) throws {
        let folder = try ContractFolder()
        var found: Contents?
        let time = try ContinuousClock().measure { found = try folder.read(parts, places: true, change) }
        let problems = secrets.problems((found?.refusal ?? []) + (found?.said ?? []))
        #expect(problems.isEmpty, "\(what)")
        let size = parts.map(\.bytes.count).reduce(0, +)
        #expect(time < .seconds(HostileBytes.patience(for: size)), "\(what)")
    }

    private func secrets(_ fixture: Fixture) throws -> Secrets {
        Secrets(fixture, try ContractFolder().read(fixture.parts))
    }

    @Test(arguments: Formats.names) func whatIsNothingIsOfNoFormat(format: String) throws {
        let fixture = try #require(Fixture.of(format: format).first)
        let secrets = try secrets(fixture)
        for (name, bytes) in HostileBytes.nothings {
            try expectHarmless(fixture.with(0, bytes), secrets, name) { $0.format = format }
        }
    }

    @Test func whatIsNothingIsNotTakenForAnything() throws {
        let fixture = try #require(Fixture.all.first)
        let secrets = try secrets(fixture)
        for (name, bytes) in HostileBytes.nothings { try expectHarmless(fixture.with(0, bytes), secrets, name) }
    }

    @Test(arguments: Fixture.all) func whatIsStuffedIsHarmless(fixture: Fixture) throws {
        let secrets = try secrets(fixture)
        for (number, part) in fixture.parts.enumerated() {
            for (name, bytes) in HostileBytes.stuffed(part.bytes) {
                try expectHarmless(fixture.with(number, bytes), secrets, "\(part.name) with \(name)")
            }
        }
    }

    @Test(arguments: Fixture.all) func aWrongByteIsHarmless(fixture: Fixture) throws {
        let secrets = try secrets(fixture)
        var random = SplitMix64(seed: 42)
        for (number, part) in fixture.parts.enumerated() {
            for change in 0..<HostileBytes.mutations {
                let bytes = HostileBytes.mutated(part.bytes, &random)
                try expectHarmless(fixture.with(number, bytes), secrets, "\(part.name), change \(change)")
            }
        }
    }

    @Test(arguments: Fixture.all) func aFormatThatIsNamedWronglyIsHarmless(fixture: Fixture) throws {
        let secrets = try secrets(fixture)
        for format in Formats.names where format != fixture.format {
            try expectHarmless(fixture.parts, secrets, "read as \(format)") { $0.format = format }
        }
    }
}
