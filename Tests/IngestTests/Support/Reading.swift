import Diagnostics
import Ingest
import Study
import Testing
import Workers

/// A record as a test sees it: all cells as bytes.
struct ReadRecord: Equatable, Sendable {
    var place: Int
    var fault = RecordFault.none
    var cells: [[UInt8]]

    var texts: [String] { cells.map { String(decoding: $0, as: UTF8.self) } }
}

/// An export opened by a test, with what was said about it.
struct OpenedExport {
    let export: Export
    let collector: Collector

    var ids: [DiagnosticID] { collector.all.map(\.id) }
}

/// Opens a file.
func open(
    path: String, name: String = "export.csv", workers: Int = 2, _ change: (inout Export.Request) -> Void = { _ in }
) throws -> OpenedExport {
    let collector = Collector()
    var request = Export.Request(path: path, name: name)
    change(&request)
    let export = try Export.open(request, workers: Workers(workers), hasher: nil, collector: collector)
    return OpenedExport(export: export, collector: collector)
}

/// Opens bytes as a file.
func open(
    _ bytes: some Sequence<UInt8>, _ change: (inout Export.Request) -> Void = { _ in }
) throws -> OpenedExport {
    let folder = try TemporaryFolder()
    return try open(path: folder.write(bytes), change)
}

extension Export {
    /// All records with all cells, in the file's order.
    func records(workers: Int = 2) throws -> [ReadRecord] {
        let columns = try columns()
        let plan = textPlan(columns.count)
        let states = try read(plan: plan, workers: Workers(workers), start: { [ReadRecord]() }) { block, records in
            records.append(contentsOf: block.records)
        }
        return states.flatMap { $0 }.sorted { $0.place < $1.place }
    }

    /// The records at some places, read again.
    func again(_ places: [Int]) throws -> [ReadRecord] {
        var records: [ReadRecord] = []
        try reread(places, plan: textPlan(try columns().count)) { records.append(contentsOf: $0.records) }
        return records
    }

    private func textPlan(_ count: Int) -> ColumnPlan {
        ColumnPlan(codeSlots: 0, textSlots: max(1, count), tables: [], absent: 0) { .text(slot: $0.position) }
    }
}

extension RecordBlock {
    var records: [ReadRecord] {
        (0..<count).map { record in
            let cells = (0..<textSlots).map { content(of: spans[record * textSlots + $0]) }
            return ReadRecord(place: places[record], fault: faults[record], cells: cells)
        }
    }
}

/// What a failed step said; nil when it did not fail.
func findings(_ body: () throws -> Void) -> [Diagnostic]? {
    do {
        try body()
        return nil
    } catch let failure as Failure {
        return failure.diagnostics
    } catch {
        Issue.record("an error of another kind: \(type(of: error))")
        return []
    }
}

/// The first id of what a step failed with.
func failure(_ body: () throws -> Void) -> DiagnosticID? { findings(body)?.first?.id }
