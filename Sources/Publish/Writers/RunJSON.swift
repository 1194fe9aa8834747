/// `run.json`: the manifest. Which study and inputs, what became of every record, and which files it vouches for.
package enum RunJSON {
    package static let name = "run.json"

    package static func bytes(_ run: RunInfo, mark: Mark, outputs: [OutputInfo]) -> [UInt8] {
        var json = JSONBuilder()
        json.raw("{\n\"schema\": \"rapport.run/1\",\n\"mark\": ")
        json.string(mark.rawValue)
        json.raw(",\n\"run_id\": ")
        json.string(run.runID)
        json.raw(",\n\"tool\": {\"name\": \"rapport\", \"version\": ")
        json.string(run.version)
        json.raw("},\n\"study\": {\"path\": ")
        json.string(run.study)
        json.raw(", \"sha256\": ")
        json.string(run.studyDigest)
        json.raw("},\n\"k\": ")
        json.number(run.k)
        json.raw(",\n\"as_of\": ")
        json.string(run.asOf)
        json.raw(",\n\"inputs\": ")
        json.list(run.inputs, separator: ",\n ") { input($1, &$0) }
        json.raw(",\n\"totals\": ")
        counts(run.totals, &json)
        json.raw(",\n\"checks\": ")
        json.list(run.checks) { json, check in
            json.raw("{\"id\": ")
            json.string(check.id)
            json.raw(", \"severity\": ")
            json.string(check.severity)
            json.raw(", \"count\": ")
            json.number(check.count)
            json.raw("}")
        }
        json.raw(",\n\"cells\": {\"released\": ")
        json.number(run.cells.released)
        json.raw(", \"withheld\": ")
        json.number(run.cells.withheld)
        json.raw("},\n\"audit\": {\"findings\": 0},\n\"outputs\": ")
        json.list(outputs, separator: ",\n ") { json, output in
            json.raw("{\"path\": ")
            json.string(output.path)
            json.raw(", \"bytes\": ")
            json.number(output.bytes)
            json.raw(", \"sha256\": ")
            json.string(output.digest)
            json.raw("}")
        }
        json.raw(",\n\"timing\": {")
        for (i, stage) in run.timing.enumerated() {
            if i > 0 { json.raw(", ") }
            json.key(stage.stage + "_ms")
            json.number(stage.milliseconds)
        }
        json.raw("}\n}\n")
        return json.bytes
    }

    private static func input(_ input: RunInfo.Input, _ json: inout JSONBuilder) {
        json.raw("{\"source\": ")
        json.string(input.source)
        json.raw(", \"path\": ")
        json.string(input.path)
        json.raw(", \"format\": ")
        json.string(input.format)
        json.raw(", \"encoding\": ")
        json.string(input.encoding)
        json.raw(", \"bytes\": ")
        json.number(input.bytes)
        json.raw(", \"sha256_1m\": ")
        json.string(input.digest)
        json.raw(",\n  \"records\": ")
        counts(input.ledger, &json)
        json.raw(",\n  \"cells\": ")
        counts(input.cells, &json)
        json.raw("}")
    }

    private static func counts(_ counts: [(word: String, count: RunInfo.Count)], _ json: inout JSONBuilder) {
        json.object(counts.map { ($0.word, $0.count) }) { json, count in
            switch count {
            case .exact(let number): json.number(number)
            case .few: json.string("few")
            case .unsaid: json.raw("null")
            }
        }
    }
}
