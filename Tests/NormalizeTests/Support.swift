import Diagnostics
import Foundation
import Ingest
import Study
import Workers

@testable import Normalize

/// A text file that is opened as the product opens it, and is gone afterwards.
func withExport<Value>(
    _ text: String, _ collector: Collector = Collector(), _ body: (Export) throws -> Value
) throws -> Value {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("rapport-" + UUID().uuidString + ".csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let request = Export.Request(path: file.path, name: "file.csv")
    return try body(try Export.open(request, workers: Workers(1), hasher: nil, collector: collector))
}

/// The population of a people file or a table of head counts.
func population(_ study: Study, _ text: String, _ collector: Collector = Collector()) throws -> Population {
    try withExport(text, collector) {
        try Population.build(study, people: $0, workers: Workers(1), collector: collector)
    }
}

/// A study with a people file and these cuts.
func study(_ cuts: [String] = [], k: Int = 5, columns: [ColumnName] = []) -> Study {
    var study = Study()
    study.k = k
    study.items = [Item(id: "q1"), Item(id: "q2")]
    study.cuts = cuts.map { Cut(id: $0, column: $0) }
    var file = PeopleFile(path: "people.csv")
    file.columns = columns
    study.people = file
    return study
}

extension Population {
    /// Atoms in words: wave, cells by partition, people.
    var words: Set<String> {
        Set(
            (0..<atoms.count).map { atom in
                let row = Array(atoms.rows[atom * atoms.width..<(atom + 1) * atoms.width])
                let cells = row.dropFirst().enumerated().map { partition, cell in
                    cell < 0 ? "-" : space.names(of: partition)[Int(cell)].replacing(CellSpace.separator, with: "/")
                }
                return ([space.waveNames[Int(row[0])]] + cells + [String(atoms.headCounts[atom])]).joined(
                    separator: "|")
            })
    }
}

/// The id of the first finding of a failure.
func failure(_ body: () throws -> Void) -> DiagnosticID? {
    do {
        try body()
        return nil
    } catch { return (error as? Failure)?.diagnostics.first?.id }
}

/// All orders of a few things.
func permutations<Value>(_ values: [Value]) -> [[Value]] {
    guard values.count > 1 else { return [values] }
    return values.indices.flatMap { first in
        var rest = values
        let value = rest.remove(at: first)
        return permutations(rest).map { [value] + $0 }
    }
}
