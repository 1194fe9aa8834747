import Diagnostics
import Ingest
import Platform
import StudyFile
import Workers

/// Reads tables that a study points to: CSV in any form, or a sheet of a workbook.
struct StudyTables {
    /// The folder that paths count from.
    let folder: String

    func read(_ path: String) throws(Failure) -> StudyTable {
        do { return try table(path) } catch let failure as Failure { throw failure } catch {
            throw Failure(
                .sourceUnreadable, "the table cannot be read", at: Place(file: path), help: "check who may read it")
        }
    }

    /// The text of an instrument.
    func text(_ path: String) throws(Failure) -> String {
        do {
            let bytes = try OpenFile.read(Folders.resolve(path, in: folder)).all(limit: StudyFile.largestText)
            return String(decoding: bytes, as: UTF8.self)
        } catch {
            throw Failure(
                .sourceUnreadable, "the instrument cannot be read", at: Place(file: path),
                help: "check the path, which counts from the study's folder, and who may read it")
        }
    }

    private func table(_ path: String) throws -> StudyTable {
        var request = Export.Request(path: Folders.resolve(path, in: folder), name: path)
        request.format = "csv"
        request.unpackers = Unpackers.all
        request.lastLine = .accept
        let collector = Collector()
        let export = try Export.open(request, workers: Workers(1), hasher: nil, collector: collector)
        let columns = export.layout.columns
        let plan = ColumnPlan(codeSlots: 0, textSlots: max(1, columns.count), tables: [], absent: 0) {
            .text(slot: $0.position)
        }
        let states = try export.read(plan: plan, workers: Workers(1), start: { [(Int, [String])]() }) { block, rows in
            for record in 0..<block.count {
                rows.append((block.places[record], columns.indices.map { Headers.trim(block.text(record, $0)) }))
            }
        }
        let rows = states.flatMap { $0 }.sorted { $0.0 < $1.0 }
        let lines = try export.lines(of: rows.map(\.0))
        return StudyTable(
            file: path, header: columns.map(\.text), rows: rows.map { (lines[$0.0]?.line ?? 1, $0.1) })
    }
}
