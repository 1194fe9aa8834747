import Diagnostics
import Foundation
import Ingest
import Workers

@testable import Archives

/// The folder with workbooks and archives, all made by `make.py` there.
let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures").path

/// A fixture as a table of texts, with what was said about it.
func read(_ name: String, sheet: String? = nil) throws -> (layout: Layout, rows: [[String]], findings: [Diagnostic]) {
    let collector = Collector()
    var request = Export.Request(path: name.hasPrefix("/") ? name : fixtures + "/" + name, name: name)
    request.unpackers = [Gzip(), Zip(), CompoundFile()]
    request.sheet = sheet
    let export = try Export.open(request, workers: Workers(2), hasher: nil, collector: collector)
    let columns = export.layout.columns
    let plan = ColumnPlan(codeSlots: 0, textSlots: columns.count, tables: [], absent: 0) { .text(slot: $0.position) }
    let states = try export.read(plan: plan, workers: Workers(2), start: { [(Int, [String])]() }) { block, rows in
        for record in 0..<block.count {
            rows.append((block.places[record], columns.indices.map { block.text(record, $0) }))
        }
    }
    let rows = states.flatMap { $0 }.sorted { $0.0 < $1.0 }.map(\.1)
    return (export.layout, rows, collector.all)
}

/// What a failed step said.
func failure(_ body: () throws -> Void) -> Diagnostic? {
    do { try body(); return nil } catch { return (error as? Failure)?.diagnostics.first }
}
