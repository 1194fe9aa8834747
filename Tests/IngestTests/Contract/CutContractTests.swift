import Foundation
import Testing

@testable import Ingest

/// A file that ends too early is refused, or gives the records that were whole: never others, nor another format's.
@Suite struct CutContractTests {
    @Test(arguments: Fixture.all) func everyBeginningIsRefusedOrPartOfTheWhole(fixture: Fixture) throws {
        let folder = try ContractFolder()
        let whole = try folder.read(fixture.parts)
        let secrets = Secrets(fixture, whole)
        var problems: [String] = []
        for (number, part) in fixture.parts.enumerated() {
            for cut in stride(from: 0, to: part.bytes.count, by: part.bytes.count > 600 ? 3 : 1) {
                let found = try folder.read(fixture.with(number, part.bytes.prefix(cut)))
                let wrong = secrets.problems(found.refusal + found.said) + differences(found, whole, fixture)
                problems += wrong.map { "\(part.name) cut at \(cut): \($0)" }
            }
        }
        #expect(problems.isEmpty, "\(problems.count) cuts: \(problems.prefix(4).joined(separator: "; "))")
    }

    private func differences(_ found: Contents, _ whole: Contents, _ fixture: Fixture) -> [String] {
        if found.records.isEmpty { return found.isRefused ? [] : ["nothing was read and nothing was said"] }
        guard found.format == whole.format else {
            return found.usable.isEmpty ? [] : ["read as \(found.format)"]
        }
        // What has no line end is refused by itself, and said to be.
        let records = found.records.filter { $0.fault != .unterminated }
        if found.records.count - records.count > 1 { return ["several records without an end"] }
        let isPart = fixture.isSpread ? covers(whole, records) : whole.records.starts(with: records)
        return isPart ? [] : ["records that the whole file does not have"]
    }

    /// Whether each record has nothing that one of the whole ones has not. Several answers in one cell are separate lines.
    private func covers(_ whole: Contents, _ records: [Contents.Record]) -> Bool {
        records.count <= whole.records.count
            && records.allSatisfy { record in
                whole.records.contains { whole in
                    record.cells.allSatisfy { name, text in
                        let all = Set((whole.cells[name] ?? "").components(separatedBy: ";"))
                        return all.isSuperset(of: text.components(separatedBy: ";"))
                    }
                }
            }
    }
}
