/// `state/ledger.json`: what became of every record and every cell, exact, for the person who runs the pipeline. It is
/// never part of a release; `run.json` says the same as far as it may leave.
package enum LedgerJSON {
    package static let name = "ledger.json"

    /// Counts of one source.
    package struct Source: Sendable {
        package var source: String
        package var path: String
        package var read: Int
        /// Records by fate; they add up to `read`.
        package var records: [(word: String, count: Int)]
        /// Answer cells of used records by kind.
        package var cells: [(word: String, count: Int)]

        package init(
            source: String, path: String, read: Int, records: [(word: String, count: Int)],
            cells: [(word: String, count: Int)]
        ) {
            self.source = source
            self.path = path
            self.read = read
            self.records = records
            self.cells = cells
        }
    }

    package static func bytes(runID: String, sources: [Source]) -> [UInt8] {
        var json = JSONBuilder()
        json.raw("{\n\"schema\": \"rapport.ledger/1\",\n\"run_id\": ")
        json.string(runID)
        json.raw(",\n\"sources\": ")
        json.list(sources, separator: ",\n ") { json, source in
            json.raw("{\"source\": ")
            json.string(source.source)
            json.raw(", \"path\": ")
            json.string(source.path)
            json.raw(",\n  \"records\": ")
            counts([("read", source.read)] + source.records, &json)
            json.raw(",\n  \"cells\": ")
            counts(source.cells, &json)
            json.raw("}")
        }
        json.raw("\n}\n")
        return json.bytes
    }

    private static func counts(_ counts: [(word: String, count: Int)], _ json: inout JSONBuilder) {
        json.object(counts.map { ($0.word, $0.count) }) { $0.number($1) }
    }
}
