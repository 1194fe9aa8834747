import Diagnostics
import Testing

@testable import Ingest

/// Neither chunks nor a second reading change what a file says, and places lead back to it.
@Suite struct ReadingContractTests {
    static let exports = Fixture.all.filter { $0.holds != .structure }

    @Test(arguments: Fixture.all, [64, 1000]) func chunksChangeNothing(fixture: Fixture, chunk: Int) throws {
        let folder = try ContractFolder()
        let usual = try folder.read(fixture.parts, places: true)
        let found = try folder.read(fixture.parts, places: true) { $0.chunk = chunk }
        #expect(found.records == usual.records)
        #expect(found.columns == usual.columns)
        #expect(found.said.map(\.id) == usual.said.map(\.id))
    }

    @Test(arguments: exports, [64, nil]) func placesLeadToTheRecords(fixture: Fixture, chunk: Int?) throws {
        let contents = try ContractFolder().read(fixture.parts, places: true) { $0.chunk = chunk }
        let places = contents.records.compactMap(\.place)
        #expect(places.count == contents.records.count)
        var problems: [String] = []
        for (number, place) in places.enumerated() {
            let lines = lines(of: place.file, fixture)
            let next = number + 1 < places.count ? places[number + 1].line : lines.count + 1
            if place.line < 1 || next <= place.line || next > lines.count + 1 {
                problems.append("record \(number) is at line \(place.line), the next one at \(next)")
            } else if !stands(contents.records[number], in: lines[(place.line - 1)..<(next - 1)]) {
                problems.append("record \(number) is not at line \(place.line) of \(place.file)")
            }
        }
        #expect(problems.isEmpty, "\(problems.count) places: \(problems.prefix(4).joined(separator: "; "))")
    }

    private func lines(of file: String, _ fixture: Fixture) -> [String] {
        let bytes = fixture.parts.first { $0.name == file }?.bytes ?? []
        return bytes.split(separator: 10, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether one of the record's words stands there.
    private func stands(_ record: Contents.Record, in lines: ArraySlice<String>) -> Bool {
        let words = record.cells.values.flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "-" } }
        return words.contains { word in word.count > 2 && lines.contains { $0.contains(word) } }
    }

    @Test(arguments: exports) func anyRecordsCanBeReadAgain(fixture: Fixture) throws {
        let folder = try ContractFolder()
        let path = try folder.write(fixture.parts)
        for chunk in [64, nil] {
            let reading = try NamedReading(open(path: path, name: fixture.name) { $0.chunk = chunk }.export)
            let records = try reading.all()
            for subset in 0..<(1 << records.count) {
                let some = records.indices.filter { subset >> $0 & 1 == 1 }.map { records[$0] }
                #expect(try reading.again(some.map(\.place)) == some)
                #expect(try reading.again(some.map(\.place).reversed()) == some)
            }
        }
    }
}
