import Diagnostics
import Ingest
import Workers

/// All that a file comes to when everything is asked of it that a run may ask.
package enum Everything: Equatable {
    package struct Record: Equatable {
        package var line: Int
        package var fault: RecordFault
        /// By the names of columns, empty ones left out: pieces of XML number their columns each for itself.
        package var cells: [String: String]
    }

    case records([Record])
    case refused(String)

    package static func read(_ request: Export.Request) -> Everything {
        let collector = Collector()
        defer { demandAdvice(collector.all) }
        return refusals {
            let export = try Export.open(request, workers: Workers(1), hasher: nil, collector: collector)
            return .records(try records(export))
        }
    }

    /// What a step came to. An error that is no finding ends the process.
    package static func refusals(_ body: () throws -> Everything) -> Everything {
        do { return try body() } catch let failure as Failure {
            demandAdvice(failure.diagnostics)
            return .refused(failure.diagnostics.first?.id.rawValue ?? "")
        } catch { fatalError("an error that is no finding: \(error)") }
    }

    private static func demandAdvice(_ findings: [Diagnostic]) {
        for finding in findings where finding.place == nil || finding.help?.isEmpty != false {
            fatalError("a finding without place or advice: \(TextRenderer.render([finding]))")
        }
    }

    private static func records(_ export: Export) throws -> [Record] {
        let names = try export.columns().map(name)
        let slots = Dictionary(zip(names, names.indices), uniquingKeysWith: { a, _ in a })
        let plan = ColumnPlan(codeSlots: 0, textSlots: max(1, names.count), tables: [], absent: 0) { column in
            slots[name(column)].map { .text(slot: $0) } ?? .skip
        }
        let found = try export.read(plan: plan, workers: Workers(1), start: { [(Int, RecordFault, [String])]() }) {
            $1 += rows($0)
        }.flatMap { $0 }.sorted { $0.0 < $1.0 }
        var again: [(Int, RecordFault, [String])] = []
        try export.reread(found.map(\.0), plan: plan) { again += rows($0) }
        guard again.elementsEqual(found, by: ==) else { fatalError("\(found) became \(again)") }
        let lines = try export.lines(of: found.map(\.0))
        return found.map { place, fault, texts in
            let cells = Dictionary(zip(names, texts).filter { !$1.isEmpty }, uniquingKeysWith: { a, _ in a })
            return Record(line: lines[place]?.line ?? -1, fault: fault, cells: cells)
        }
    }

    private static func name(_ column: Column) -> String { column.id.isEmpty ? "#\(column.position)" : column.id }

    private static func rows(_ block: RecordBlock) -> [(Int, RecordFault, [String])] {
        (0..<block.count).map { record in
            (block.places[record], block.faults[record], (0..<block.textSlots).map { block.text(record, $0) })
        }
    }
}
